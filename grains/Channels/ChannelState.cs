using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Channels;

/// <summary>A time in which a channel did not work (перебой).</summary>
/// <param name="EndedAt">Null while it goes on.</param>
/// <param name="Reports">Every report of it by its id: when it ended, or null.</param>
public sealed record Interruption(string Id, Instant StartedAt, Instant? EndedAt, string? Reason, bool ForceMajeure, ImmutableSortedDictionary<string, Instant?> Reports)
{
    /// <summary>Whether another span overlaps it or follows without a gap.</summary>
    public bool Touches(Instant startsAt, Instant? endsAt) => !(EndedAt < startsAt) && !(endsAt < StartedAt);
}

/// <param name="Known">The interruptions that a late report may still touch, the earliest first.</param>
public sealed record ChannelState(ImmutableArray<Interruption> Known)
{
    /// <summary>As many as a late report may still touch.</summary>
    private const int Most = 200;

    public static ChannelState None { get; } = new([]);

    /// <summary>Why probes are not believed now, or null.</summary>
    public LooksDoubted? Doubted { get; init; }

    public Interruption? Open => Known.FirstOrDefault(i => i.EndedAt is null);

    public Interruption? Find(string id) => Known.FirstOrDefault(i => i.Id == id);

    public Interruption? Of(string report) => Known.FirstOrDefault(i => i.Reports.ContainsKey(report));

    public ChannelState After(ChannelEvent happened) => happened switch
    {
        InterruptionBegan e => Put(new Interruption(e.Interruption, e.StartedAt, null, e.Reason, e.ForceMajeure, Empty.Add(e.Interruption, null))),
        InterruptionJoined e => Joined(e),
        InterruptionReportEnded e => Change(e.Interruption, i => i with { Reports = i.Reports.SetItem(e.Report, e.EndedAt) }),
        InterruptionEnded e => Change(e.Interruption, i => i with { EndedAt = e.EndedAt, Reports = i.Reports.SetItems(i.Reports.Where(r => r.Value is null).Select(r => KeyValuePair.Create(r.Key, (Instant?)e.EndedAt))) }),
        InterruptionCorrected e => Change(e.Interruption, i => i with { Reason = e.Reason, ForceMajeure = e.ForceMajeure }),
        InterruptionWithdrawn e => this with { Known = Known.RemoveAll(i => i.Id == e.Interruption) },
        LooksDoubted e => this with { Doubted = e },
        LooksTrusted => this with { Doubted = null },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static ImmutableSortedDictionary<string, Instant?> Empty { get; } = ImmutableSortedDictionary<string, Instant?>.Empty.WithComparers(StringComparer.Ordinal);

    private ChannelState Joined(InterruptionJoined e)
    {
        var reports = Known.Where(i => i.Id == e.Interruption || e.Absorbed.Contains(i.Id)).SelectMany(i => i.Reports).Append(new(e.Report, e.ReportEndedAt));
        return (this with { Known = Known.RemoveAll(i => e.Absorbed.Contains(i.Id) || i.Id == e.Interruption) })
            .Put(new Interruption(e.Interruption, e.StartedAt, e.EndedAt, e.Reason, e.ForceMajeure, Empty.AddRange(reports)));
    }

    private ChannelState Put(Interruption one) => this with { Known = [.. Known.Append(one).OrderBy(i => i.StartedAt).TakeLast(Most)] };

    private ChannelState Change(string id, Func<Interruption, Interruption> change) => this with { Known = [.. Known.Select(i => i.Id == id ? change(i) : i)] };
}
