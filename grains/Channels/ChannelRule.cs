using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Channels;

/// <summary>A channel (канал) whose interruptions count: site, account page, contact centre.</summary>
/// <param name="Id">Unique in the company.</param>
/// <param name="Name">As the company's people call it.</param>
/// <param name="Deadlines">Kind of the deadlines by which its interruptions must be told, or null where the standard has none.</param>
/// <param name="Most">Interruptions that a month may have; null where the standard names no figure.</param>
/// <param name="MostDown">How long it may be down in a month altogether; null where the standard names no figure.</param>
public sealed record ChannelRule(string Id, string Name, string NameEn, string? Deadlines = null, int? Most = null, Duration? MostDown = null);

/// <summary>What a company's standard says of its channels.</summary>
/// <param name="Daytime">The hours in which an interruption counts.</param>
public sealed record ChannelStandard(ImmutableArray<ChannelRule> Channels, Daytime Daytime)
{
    public static ChannelStandard None { get; } = new([], Daytime.Whole);

    public ChannelRule? Find(string id) => Channels.FirstOrDefault(c => c.Id == id);
}
