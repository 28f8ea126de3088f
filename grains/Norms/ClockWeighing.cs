using NodaTime;

namespace OpsHub.Grains.Norms;

/// <summary>What an appeal and its clocks add to a norm's sums, and on which day.</summary>
internal static class ClockWeighing
{
    /// <summary>One addend.</summary>
    /// <param name="At">Instant by which it belongs to a day.</param>
    /// <param name="Seconds">Of an interruption: how long it was.</param>
    public readonly record struct Weight(Instant At, NormSum Sum, ClockMark? Clock, int? Seconds = null);

    /// <summary>Nothing for an appeal that the norm is not about, or none of whose clocks is judged yet.</summary>
    public static IEnumerable<Weight> Of(NormRule rule, ClockMatter? matter, NormStandard standard)
    {
        if (matter is null || matter.Family != FamilyOf(rule.Metric) || !Selects(rule.Where, matter)) return [];
        if (matter.Family == MatterFamily.Interruption) return Interruptions.Weights(rule.Metric, matter, standard);
        if (rule.Metric == NormMetrics.FirstContact) return matter is { Closed: true, OverAt: { } closed } ? [new Weight(closed, new NormSum(matter.Unsolved ? 0 : 1, 1, matter.Unsolved ? 1 : 0, 0, 0, 0), null)] : [];
        if (rule.Metric == NormMetrics.Feedback) return [new Weight(matter.BeganAt, OfMark(rule, matter), null)];
        if (rule.Metric == NormMetrics.Appeals) return matter.RegisteredAt is { } at ? [new Weight(at, new NormSum(1, 1, 0, 0, 0, 0), null)] : [];
        return matter.Clocks.Where(c => c.JudgedAt is not null && IsAbout(rule, c)).Select(c => new Weight(c.JudgedAt!.Value, Of(rule, matter, c), c));
    }

    private static MatterFamily FamilyOf(string metric) => metric switch
    {
        NormMetrics.CaseStep => MatterFamily.Case,
        NormMetrics.Promise => MatterFamily.Promise,
        NormMetrics.Duty or NormMetrics.DutyAct => MatterFamily.Duty,
        NormMetrics.Feedback => MatterFamily.Feedback,
        NormMetrics.NoticeLeadTime => MatterFamily.Notice,
        NormMetrics.ChannelInterruptions or NormMetrics.ChannelDowntime => MatterFamily.Interruption,
        _ => MatterFamily.Appeal,
    };

    /// <summary>A mean counts the marks themselves; a ratio is the net score: 9–10 counts one, 0–6 takes one off.</summary>
    private static NormSum OfMark(NormRule rule, ClockMatter mark) => rule.Aggregation == NormAggregation.Ratio
        ? new NormSum(mark.Value >= 9 ? 1 : mark.Value <= 6 ? -1 : 0, 1, 0, 0, 0, 0)
        : new NormSum(mark.Value, 1, 0, 0, 0, mark.Value);

    /// <summary>Seconds from the arrival to what was due; null while it is not done.</summary>
    public static int? Seconds(ClockMatter matter, ClockMark clock) => clock.EndedAt is { } ended ? (int)Math.Max(0, (ended - matter.BeganAt).TotalSeconds) : null;

    private static NormSum Of(NormRule rule, ClockMatter matter, ClockMark clock)
    {
        var (late, seconds) = (clock.Late ? 1 : 0, Seconds(matter, clock));
        return rule.Aggregation switch
        {
            NormAggregation.Case => new NormSum(late, 1, late, 0, 0, seconds ?? 0),
            NormAggregation.Count => new NormSum(rule.Numerator == Population.Late ? late : 1, 1, late, 0, 0, 0),
            NormAggregation.Share => new NormSum(1 - late, 1, late, 0, 0, seconds ?? 0),
            NormAggregation.Ratio => new NormSum(late, 1, late, 0, 0, 0),
            _ => new NormSum(seconds ?? 0, seconds is null ? 0 : 1, late, 0, 0, seconds ?? 0),
        };
    }

    /// <summary>A norm that names its deadlines is about those; another one about every clock of its metric that is not merely warned of.</summary>
    private static bool IsAbout(NormRule rule, ClockMark clock) => rule.Where?.Deadlines is { } named
        ? named.Contains(clock.Rule)
        : rule.Metric switch
        {
            NormMetrics.CaseStep => !clock.Warn,
            NormMetrics.Promise => true,
            NormMetrics.Duty => clock.Name == OtherMatters.Period,
            NormMetrics.DutyAct => clock.Name == OtherMatters.Act,
            _ => !clock.Warn && (rule.Metric == NormMetrics.RegistrationTime) == (clock.Name == Deadlines.DeadlineRule.Registration),
        };

    private static bool Selects(NormWhere? where, ClockMatter matter) => where is null
        || (Names(where.Kinds, matter.Kind) && Names(where.Categories, matter.Category) && Names(where.Offices, matter.Office));

    private static bool Names(System.Collections.Immutable.ImmutableArray<string>? listed, string? given) => listed is not { } all || (given is not null && all.Contains(given));
}
