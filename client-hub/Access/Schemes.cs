using System.Globalization;
using System.Security.Claims;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Access;

/// <summary>Ways to say who one is, and what is kept of it: only who, never what one may, so that rights are always those of now.</summary>
internal static class Schemes
{
    /// <summary>Takes the key when there is one, otherwise the cookie.</summary>
    public const string Any = "any";

    public const string Cookie = "cookie";

    public const string Key = "key";

    private const string Device = "device";
    private const string Login = "login";
    private const string Generation = "generation";

    public static ClaimsPrincipal ForAccount(string scheme, string login, int generation) =>
        new(new ClaimsIdentity([new Claim(Login, login), new Claim(Generation, generation.ToString(CultureInfo.InvariantCulture))], scheme));

    public static ClaimsPrincipal ForDevice(string scheme, string keyId) => new(new ClaimsIdentity([new Claim(Device, keyId)], scheme));

    /// <summary>Who that is now, or null when the account or key is not good any more.</summary>
    public static Identity? Resolve(ClaimsPrincipal? user, AccessDirectory directory, NodaTime.Instant now)
    {
        if (user?.FindFirst(Device) is { } device) return directory.DeviceIdentity(device.Value, now);
        return user?.FindFirst(Login) is { } login && int.TryParse(user.FindFirst(Generation)?.Value, CultureInfo.InvariantCulture, out var generation)
            ? directory.AccountIdentity(login.Value, generation)
            : null;
    }
}
