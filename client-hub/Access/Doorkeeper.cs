using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using NodaTime;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Access;

/// <summary>Tells who somebody is at this moment.</summary>
internal sealed class Doorkeeper(AccessDirectory directory, IHostClock clock, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<(string KeyId, int Generation), Instant> _uses = [];

    /// <summary>Since when this process has seen who comes.</summary>
    public Instant UsesSince { get; } = clock.GetCurrentInstant();

    /// <summary>Grows whenever somebody's rights may have changed; expiry alone does not move it.</summary>
    public long Changes => directory.Changes;

    /// <summary>Identity and rights of now; null when nobody is signed in or the sign-in is worth nothing any more.</summary>
    public Identity? Who(ClaimsPrincipal? user)
    {
        var now = clock.GetCurrentInstant();
        if (Schemes.Resolve(user, directory, now, Instant.FromDateTimeOffset(time.GetUtcNow())) is not { } identity) return null;
        if (Schemes.DeviceOf(user) is { } device) _uses[device] = now;
        return identity;
    }

    /// <summary>The same of a cookie; one that is newer than what this process knows is waited for, a moment at most.</summary>
    public async Task<Identity?> WhoOnceKnown(ClaimsPrincipal? user, CancellationToken cancel)
    {
        if (Who(user) is { } known) return known;
        if (Schemes.SessionOf(user) is not var (_, _, position)) return null;
        try
        {
            await directory.WaitFor(position, cancel).WaitAsync(Patience, time, cancel);
        }
        catch (TimeoutException)
        {
            // This process is far behind, or has known the session and its end since before it started: either way nobody is signed in here.
        }
        return Who(user);
    }

    /// <summary>When a key was last used with the secret of that generation, a feed that is open included; null if not here since <see cref="UsesSince"/>.</summary>
    public Instant? LastUse(string keyId, int generation) => _uses.TryGetValue((keyId, generation), out var at) ? at : null;

    /// <summary>The generation of its secret if that is a key of ours and good now; null otherwise.</summary>
    public int? Holds(DeviceKeyText key)
    {
        if (directory.FindDeviceKey(key.Id) is not { Issued: { } issued } known) return null;
        int? generation = key.Fits(issued.SecretHash) ? known.Generation : known.Former is { } former && key.Fits(former.SecretHash) ? known.Generation - 1 : null;
        return generation is { } shown && known.IsGood(shown, clock.GetCurrentInstant()) ? shown : null;
    }

    /// <summary>For handlers behind a policy other than anyone: somebody was there when it was asked. Rights are those of this moment, so who was signed out while his request came in does nothing any more.</summary>
    /// <exception cref="BadHttpRequestException">401: his sign-in or key has ended since.</exception>
    public Identity Sure(HttpContext http) => Who(http.User) ?? throw new BadHttpRequestException("The sign-in ended while the request came in.", StatusCodes.Status401Unauthorized);
}
