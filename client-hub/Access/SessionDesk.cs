using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NodaTime;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>Begins and ends sessions of people. Each is a fact of its account, so that one that ended is over in every process (ADR 0106).</summary>
internal sealed class SessionDesk(AccountDesk accounts, IOptions<AccessOptions> options, TimeProvider time)
{
    private const int IdBytes = 16;

    /// <summary>What the cookie is to hold, or why there is no session.</summary>
    /// <param name="login">Whose password was right.</param>
    /// <param name="account">As it was when the password was checked.</param>
    /// <param name="http">Where from.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public async Task<(ClaimsPrincipal? Cookie, Problem? Problem)> Begin(string login, AccountState account, HttpContext http, CancellationToken cancel)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
        var session = new Session(id, SenderNetwork.Of(http.Connection.RemoteIpAddress), now, now + Duration.FromHours(options.Value.SessionMaxHours));
        var (position, problem) = await accounts.Say(Identity.ActorOf(login), Account.IdOf(login), new BeginSession(session, account.Generation), cancel);
        return problem is null ? (Schemes.ForAccount(login, id, position ?? 0), null) : (null, problem);
    }

    /// <summary>The open sessions of an account, the newest first.</summary>
    public ImmutableArray<Session> Of(string login)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return [.. (accounts.Find(login)?.Sessions ?? []).Where(s => s.UntilAt > now).Reverse()];
    }

    /// <summary>Ends one session of an account; null when it is over now, also where there was none.</summary>
    public async Task<Problem?> End(string login, string session, CancellationToken cancel) =>
        (await accounts.Say(Identity.ActorOf(login), Account.IdOf(login), new EndSession(session), cancel)).Problem;

    /// <summary>Ends every session of an account.</summary>
    /// <param name="by">Who wants it: its holder or an administrator.</param>
    /// <param name="login">Whose they are.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public Task<Problem?> EndAll(Identity by, string login, CancellationToken cancel) => accounts.Change(by, Account.IdOf(login), new EndSessions(), cancel);
}
