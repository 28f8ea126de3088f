using System.Collections.Frozen;

namespace OpsHub.Grains.Outages;

/// <summary>The name of a place or street without case, ё, quotes and the word for its kind; the kind apart, for telling «с. Первомайск» from «п. Первомайск».</summary>
/// <param name="Kind">Such as <c>с</c>, <c>п</c>, <c>г</c>, <c>ул</c>, <c>район</c>; empty where none is written.</param>
internal readonly record struct PlaceName(string Kind, string Name)
{
    private static readonly char[] Spaces = [' ', '\u00a0', '.', '«', '»', '"', '“', '”', '(', ')'];

    /// <summary>Word, without ё → kind.</summary>
    private static readonly FrozenDictionary<string, string> Kinds = new (string Kind, string Words)[]
    {
        ("г", "г гор город го"), ("с", "с село"), ("п", "п пос поселок пгт рп п.г.т р.п"), ("д", "д дер деревня"), ("ст", "ст станция"), ("х", "х хутор"),
        ("снт", "снт сдт днт дпк ст/т с/т садоводство"), ("район", "район р-н"), ("мкр", "мкр микрорайон м-н"), ("кв", "кв-л квартал"),
        ("ул", "ул улица"), ("пер", "пер переулок"), ("пр-кт", "пр-кт пр-т просп проспект"), ("проезд", "проезд пр-д пр"), ("б-р", "б-р бульвар"), ("наб", "наб набережная"), ("ш", "ш шоссе"), ("пл", "пл площадь"), ("тупик", "тупик туп"), ("линия", "линия"),
    }.SelectMany(k => k.Words.Split(' ').Select(word => (Word: word, k.Kind))).ToFrozenDictionary(k => k.Word, k => k.Kind, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Streets = FrozenSet.Create(StringComparer.Ordinal, "ул", "пер", "пр-кт", "проезд", "б-р", "наб", "ш", "пл", "тупик", "линия");

    /// <summary>Whether it says to be a street.</summary>
    public bool IsStreet => Streets.Contains(Kind);

    /// <summary>The kind a word stands for, or null.</summary>
    public static string? KindOf(string word) => Kinds.GetValueOrDefault(word.Trim('.').ToLowerInvariant().Replace('ё', 'е'));

    public static PlaceName Of(string text)
    {
        var words = text.ToLowerInvariant().Replace('ё', 'е').Replace("п.г.т.", "пгт ", StringComparison.Ordinal).Replace("г.о.", "го ", StringComparison.Ordinal).Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && Kinds.TryGetValue(words[0], out var before)) return new PlaceName(before, string.Join(' ', words[1..]));
        if (words.Length > 1 && Kinds.TryGetValue(words[^1], out var after)) return new PlaceName(after, string.Join(' ', words[..^1]));
        return new PlaceName("", string.Join(' ', words));
    }

    /// <summary>The same name, and no kinds that exclude each other.</summary>
    public bool Fits(PlaceName other) => Name == other.Name && (Kind == "" || other.Kind == "" || Kind == other.Kind);
}
