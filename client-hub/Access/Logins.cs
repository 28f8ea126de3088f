using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>What logins and passwords may look like.</summary>
internal static class Logins
{
    /// <summary>Capitals make no difference.</summary>
    public static string Normal(string login) => login.Trim().ToLowerInvariant();

    public static Problem? LoginProblem(string login, string at) =>
        GrainId.IsPart(login) ? null : new Problem(400, "login-wrong", "This cannot be a login.", at, $"1 to {GrainId.MaxPartLength} of a–z 0–9 . _ : -");

    public static Problem? PasswordProblem(string password, string at, AccessOptions options) =>
        password.Length < options.MinPasswordLength || password.Length > Passwords.MaxLength
            ? new Problem(400, "password-length", "The password is too short or too long.", at, $"{options.MinPasswordLength} to {Passwords.MaxLength} characters.")
            : null;
}
