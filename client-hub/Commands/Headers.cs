using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Commands;

/// <summary>The headers of a command.</summary>
internal static class Headers
{
    public const string Key = "Idempotency-Key";
    public const string Occurred = "X-Occurred-At";

    /// <summary>Null when there is a good key.</summary>
    public static Problem? IdempotencyKey(HttpRequest request, out string key)
    {
        key = request.Headers[Key].ToString();
        var expected = $"1 to {Envelope.MaxCommandIdLength} printable ASCII characters, such as a UUID; the same for every repetition of the same command.";
        if (key.Length == 0) return new Problem(400, "idempotency-key-missing", $"The header {Key} is missing.", Key, expected);
        return key.Length <= Envelope.MaxCommandIdLength && key.All(c => c is > ' ' and <= '~')
            ? null
            : new Problem(400, "idempotency-key-wrong", $"The header {Key} is too long or holds another character.", Key, expected);
    }

    /// <summary>Null when there is a good instant or none.</summary>
    public static Problem? OccurredAt(HttpRequest request, SourceTime sourceTime, out Instant? occurredAt)
    {
        occurredAt = null;
        var text = request.Headers[Occurred].ToString();
        if (text.Length == 0) return null;
        if (!InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var instant))
            return new Problem(400, "occurred-at-wrong", "This is no instant.", Occurred, "UTC, such as 2026-11-24T06:47:22Z.");
        occurredAt = instant;
        return sourceTime.Doubt(instant) is { } doubt ? new Problem(400, doubt.Code, doubt.Detail, Occurred) : null;
    }
}
