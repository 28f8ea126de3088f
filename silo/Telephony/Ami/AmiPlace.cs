using System.Collections.Frozen;
using OpsHub.Silo.Telephony.QueueLog;

namespace OpsHub.Silo.Telephony.Ami;

/// <summary>A company's manager interface.</summary>
/// <param name="Company">Whose calls they are.</param>
/// <param name="Host">Where it listens.</param>
/// <param name="Port">5038 unless said otherwise.</param>
/// <param name="User">Name in manager.conf.</param>
/// <param name="Secret">Its secret.</param>
/// <param name="Lines">Line by queue; a queue that is not named is the line of its own name.</param>
public sealed record AmiPlace(string Company, string Host, int Port, string User, string Secret, FrozenDictionary<string, string> Lines)
{
    private const int UsualPort = 5038;

    /// <summary>Reads <c>company=user@host:port</c> or <c>company=user@host,8000=main</c>; null when it says something else.</summary>
    public static AmiPlace? Parse(string text, string secret)
    {
        if (QueueLogPlace.Parse(text) is not { } place || place.Path.Split('@', 2) is not [{ Length: > 0 } user, { Length: > 0 } address]) return null;
        if (!Uri.TryCreate($"ami://{address}", UriKind.Absolute, out var uri) || uri.AbsolutePath is not ("" or "/") || uri.Host.Length == 0) return null;
        return new AmiPlace(place.Company, uri.Host, uri.IsDefaultPort || uri.Port < 0 ? UsualPort : uri.Port, user, secret, place.Lines);
    }
}
