using Microsoft.Extensions.Options;
using NodaTime;
using OpsHub.ClientHub.Facts;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Commands;

/// <summary>Whether a source's instant can be believed.</summary>
internal sealed class SourceTime(IOptions<FactOptions> options, IHostClock clock)
{
    /// <summary>Why not, or null.</summary>
    public Refusal? Doubt(Instant occurredAt) => Doubt(occurredAt, clock.GetCurrentInstant(), Duration.FromSeconds(options.Value.MaxAheadS), Duration.FromDays(options.Value.MaxAgeDays));

    /// <summary>Pure: bounds are inclusive.</summary>
    public static Refusal? Doubt(Instant occurredAt, Instant now, Duration ahead, Duration age)
    {
        if (occurredAt > now + ahead) return new Refusal("from-the-future", $"The instant is more than {ahead.TotalSeconds:0} s ahead of the hub's clock; set the source's clock right.");
        if (occurredAt < now - age) return new Refusal("too-old", $"The instant is more than {age.TotalDays:0} days ago; facts that old are loaded by a replay, not reported.");
        return null;
    }
}
