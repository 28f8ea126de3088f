using Microsoft.Extensions.Options;
using NodaTime;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>A password that somebody else gave is known to two, and may stand in a letter or a journal: it is good for one sign-in, soon, that chooses another (ADR 0107).</summary>
internal sealed class GivenPasswords(IOptions<AccessOptions> options, IHostClock clock)
{
    /// <summary>What an account is told of a password that is given: true, or null in a demonstration, where it may be kept.</summary>
    public bool? Mark => options.Value.Demonstration ? null : true;

    /// <summary>Whether the account has such a password and its time is over.</summary>
    public bool IsOver(AccountState account) => account.GivenAt is { } given && given + Duration.FromHours(options.Value.GivenPasswordHours) <= clock.GetCurrentInstant();

    /// <summary>Why that account may not sign in with its password and this new one; null when it may.</summary>
    public Problem? Refusal(AccountState account, string login, string password, string? chosen)
    {
        if (IsOver(account)) return new Problem(403, "password-expired", "The password was given too long ago.", "$.password", "A new one, from an administrator.");
        if (chosen is null) return account.GivenAt is null ? null : new Problem(403, "password-must-change", "Somebody else gave this password; choose your own.", "$.newPassword", "The password you choose.");
        return chosen == password
            ? new Problem(400, "password-same", "This is the password that was given.", "$.newPassword", "Another one.")
            : Logins.PasswordProblem(chosen, login, "$.newPassword", options.Value);
    }
}
