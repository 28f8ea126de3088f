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

    /// <summary>Grows whenever somebody's rights may have changed; expiry alone does not move it.</summary>
    public long Changes => directory.Changes;

    /// <summary>Identity and rights of now; null when nobody is signed in or the sign-in is worth nothing any more.</summary>
    public Identity? Who(ClaimsPrincipal? user) => Schemes.Resolve(user, directory, clock.GetCurrentInstant(), Instant.FromDateTimeOffset(time.GetUtcNow()));

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

    /// <summary>Whether that is a key of ours, with its secret, and good now.</summary>
    public bool Holds(DeviceKeyText key) =>
        directory.FindDeviceKey(key.Id)?.Issued is { } issued && key.Fits(issued.SecretHash) && directory.DeviceIdentity(key.Id, clock.GetCurrentInstant()) is not null;

    /// <summary>For handlers behind a policy other than anyone: there always is somebody.</summary>
    public Identity Sure(HttpContext http) => Who(http.User) ?? throw new InvalidOperationException("The route has no policy.");
}
