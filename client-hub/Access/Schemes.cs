using System.Globalization;
using System.Security.Claims;
using NodaTime;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>Ways to say who one is, and what is kept of it: only who, never what one may, so that rights are always those of now.</summary>
internal static class Schemes
{
    /// <summary>Takes the key when there is one, otherwise the cookie.</summary>
    public const string Any = "any";

    public const string Cookie = "cookie";

    public const string Key = "key";

    /// <summary>Only ever asked for by name, and only where a provider is configured.</summary>
    public const string Oidc = "oidc";

    private const string Device = "device";
    private const string Login = "login";
    private const string Generation = "generation";
    private const string Session = "session";
    private const string Position = "position";

    /// <param name="login">Whose session it is.</param>
    /// <param name="session">Its id.</param>
    /// <param name="position">Where it stands in the log, so that a process that has not come so far knows to wait.</param>
    public static ClaimsPrincipal ForAccount(string login, string session, long position) =>
        new(new ClaimsIdentity([new Claim(Login, login), new Claim(Session, session), new Claim(Position, position.ToString(CultureInfo.InvariantCulture))], Cookie));

    public static ClaimsPrincipal ForDevice(string scheme, string keyId, int generation) =>
        new(new ClaimsIdentity([new Claim(Device, keyId), new Claim(Generation, generation.ToString(CultureInfo.InvariantCulture))], scheme));

    /// <summary>Who that is now, or null when the session or key is not good any more.</summary>
    /// <param name="user">As the cookie or header says.</param>
    /// <param name="directory">What is known of accounts and keys.</param>
    /// <param name="now">By the hub's clock, by which keys expire.</param>
    /// <param name="realNow">By real time, by which sessions end.</param>
    public static Identity? Resolve(ClaimsPrincipal? user, AccessDirectory directory, Instant now, Instant realNow)
    {
        if (DeviceOf(user) is { } device) return directory.DeviceIdentity(device.KeyId, device.Generation, now);
        return SessionOf(user) is var (login, session, _) ? directory.AccountIdentity(login, session, realNow) : null;
    }

    /// <summary>The session that a person's cookie names, whether it is open or not; null for devices and strangers.</summary>
    public static (string Login, string Id, long Position)? SessionOf(ClaimsPrincipal? user) =>
        user?.FindFirst(Login) is { } login && user.FindFirst(Session) is { } session && long.TryParse(user.FindFirst(Position)?.Value, CultureInfo.InvariantCulture, out var position)
            ? (login.Value, session.Value, position)
            : null;

    /// <summary>Which key was shown, with the secret of which generation; null for people. Cookies of before there was rotation name none: it was the first.</summary>
    public static (string KeyId, int Generation)? DeviceOf(ClaimsPrincipal? user) =>
        user?.FindFirst(Device) is not { } device ? null
        : (device.Value, int.TryParse(user.FindFirst(Generation)?.Value, CultureInfo.InvariantCulture, out var generation) ? generation : 0);
}
