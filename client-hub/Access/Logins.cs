using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>What logins and passwords may look like.</summary>
internal static class Logins
{
    private const int ShortestTelling = 4;

    /// <summary>Capitals make no difference.</summary>
    public static string Normal(string login) => login.Trim().ToLowerInvariant();

    public static Problem? LoginProblem(string login, string at) =>
        GrainId.IsPart(login) ? null : new Problem(400, "login-wrong", "This cannot be a login.", at, $"1 to {GrainId.MaxPartLength} of a–z 0–9 . _ : -");

    /// <summary>Why the password will not do, or null. Nothing is asked of its signs: length and being nobody's first guess is what counts.</summary>
    /// <param name="password">As chosen.</param>
    /// <param name="login">Whose it is to be.</param>
    /// <param name="at">Where it stands in the request.</param>
    /// <param name="options">How long it must be.</param>
    public static Problem? PasswordProblem(string password, string login, string at, AccessOptions options)
    {
        if (password.Length < options.MinPasswordLength || password.Length > Passwords.MaxLength)
            return new Problem(400, "password-length", "The password is too short or too long.", at, $"{options.MinPasswordLength} to {Passwords.MaxLength} characters.");
        if (login.Length >= ShortestTelling && password.Contains(login, StringComparison.OrdinalIgnoreCase))
            return new Problem(400, "password-like-login", "The password holds the login.", at, "A password that does not tell whose it is.");
        return CommonPasswords.Holds(password)
            ? new Problem(400, "password-common", "The password is among those that are guessed first.", at, "Several words that do not belong together, or one that a password keeper made.")
            : null;
    }
}
