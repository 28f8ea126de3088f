using System.Collections.Frozen;

namespace OpsHub.ClientHub.Access;

/// <summary>
/// Passwords that are guessed first. Of those long enough to be taken, nearly all are a common word or row of keys with figures and signs around it, or the same few signs over and over: so the
/// words are kept and not the passwords.
/// </summary>
internal static class CommonPasswords
{
    private const int FewestDifferentSigns = 5;

    private static readonly FrozenSet<string> Words = new[]
    {
        "password", "passwort", "passw0rd", "p@ssw0rd", "pass", "parol", "пароль", "gfhjkm", "qwerty", "qwertyuiop", "qwertyui", "йцукен", "йцукенгшщзхъ", "ytrewq", "asdfgh", "asdfghjkl", "фывапролджэ",
        "zxcvbnm", "ячсмитьбю", "qazwsx", "qazwsxedc", "qazwsxedcrfv", "йфяцыч", "admin", "administrator", "админ", "администратор", "root", "welcome", "letmein", "iloveyou", "monkey", "dragon", "sunshine",
        "princess", "football", "baseball", "superman", "master", "shadow", "secret", "changeme", "default", "login", "user", "test", "guest", "hello", "любовь", "привет", "солнышко", "наташа", "максим",
        "россия", "russia", "москва", "moscow", "samara", "самара", "saratov", "саратов", "opshub", "operator", "оператор", "dispatcher", "диспетчер", "energo", "энерго", "energosbyt", "энергосбыт", "электро",
        "abcdefgh", "abcdefghijkl", "abc", "abcd", "qwe", "qwer", "asd", "zxc", "йцу", "фыв",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether somebody who tries the commonest first comes to it soon.</summary>
    public static bool Holds(string password)
    {
        var lower = password.ToLowerInvariant();
        return lower.Distinct().Count() < FewestDifferentSigns || IsRow(lower) || Words.Contains(Repeated(Core(Repeated(lower))));
    }

    /// <summary>Without the figures and signs before and after it.</summary>
    private static string Core(string password) => password.Trim([.. password.Where(c => !char.IsLetter(c)).Distinct()]);

    /// <summary>What it repeats, or itself: <c>qwertyqwerty</c> is <c>qwerty</c>.</summary>
    private static string Repeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
            if (text.Length % length == 0 && text.Chunk(length).All(part => part.AsSpan().SequenceEqual(text.AsSpan(0, length)))) return text[..length];
        return text;
    }

    /// <summary>Whether nearly every sign follows on the one before it, such as <c>123456789012</c> or <c>abcdefghijkl</c>.</summary>
    private static bool IsRow(string text) => text.Zip(text.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) > 1) <= text.Length / 8;
}
