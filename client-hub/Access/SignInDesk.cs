using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Metrics;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>Checks passwords, slows guessing down, and says how long a sign-in lasts.</summary>
internal sealed class SignInDesk(AccessDirectory directory, Passwords passwords, AccountDesk accounts, IOptions<AccessOptions> options, TimeProvider time, HubMeter meter)
{
    private readonly SignInGate _gate = new(options.Value.FreeFailures, TimeSpan.FromSeconds(options.Value.MaxPauseS));
    private readonly long _start = time.GetTimestamp();

    /// <summary>The one answer to every failed sign-in: it does not tell what was wrong.</summary>
    public static Problem Wrong { get; } = new(401, "sign-in-failed", "Login and password, or the key, do not fit.", "$", "What the administrator gave you.");

    /// <summary>What to answer where too many tries have failed; null where one may be made, which counts as failed until <see cref="Check"/> or <see cref="Known"/> says otherwise.</summary>
    public Problem? Slowed(string login, HttpContext http)
    {
        var pause = _gate.Enter(login, Address(http), Now, IsKnown(login, http));
        if (pause <= TimeSpan.Zero) return null;
        meter.SignIns.Add(1, new KeyValuePair<string, object?>("outcome", "slowed"));
        return new Problem(429, "sign-in-slowed", "Too many failed sign-ins; wait before the next one.", "Retry-After") { RetryAfterS = (int)Math.Ceiling(pause.TotalSeconds) };
    }

    /// <summary>The account when the password is right; null otherwise.</summary>
    public async Task<AccountState?> Check(string login, string password, HttpContext http, CancellationToken cancel)
    {
        var account = directory.FindAccount(login);
        var fit = password.Length > Passwords.MaxTried ? PasswordFit.Wrong : await passwords.Check(account, password, cancel);
        if (fit == PasswordFit.Wrong) return null;
        _gate.Succeeded(login, Address(http), Now, IsKnown(login, http));
        // The answer is not looked at: what the log does not take now is done at the next sign-in.
        if (fit == PasswordFit.RightAndHashedQuickly) await accounts.Say(Identity.ActorOf(login), Account.IdOf(login), new RehashPassword(passwords.Hash(password), account!.Generation), cancel);
        return account;
    }

    /// <summary>A device's key fits.</summary>
    public void Known(HttpContext http) => _gate.Succeeded("", Address(http), Now);

    public Problem Failed()
    {
        meter.SignIns.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
        return Wrong;
    }

    public AuthenticationProperties EnterPerson() => Entered(TimeSpan.FromHours(options.Value.SessionHours));

    public AuthenticationProperties EnterDevice() => Entered(TimeSpan.FromDays(options.Value.DeviceSessionDays));

    private AuthenticationProperties Entered(TimeSpan lasting)
    {
        meter.SignIns.Add(1, new KeyValuePair<string, object?>("outcome", "done"));
        return new AuthenticationProperties { IsPersistent = true, AllowRefresh = true, ExpiresUtc = time.GetUtcNow() + lasting };
    }

    private bool IsKnown(string login, HttpContext http) => directory.FindAccount(login)?.Networks.Contains(SenderNetwork.Of(http.Connection.RemoteIpAddress)) == true;

    private TimeSpan Now => time.GetElapsedTime(_start);

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
