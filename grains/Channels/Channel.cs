using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Channels;

/// <summary>
/// A channel of a company and its interruptions. Reports that overlap, or follow without a gap, are one interruption: it begins with the earliest, ends with the last, and is force majeure
/// only where every report says so. Grain id <c>channel/{company}/{id of the channel}</c>.
/// </summary>
public static class Channel
{
    public const string Name = "channel";

    /// <summary>Longest reason.</summary>
    public const int MaxText = 500;

    /// <summary>A report that is older than this is refused: the month's figures stand.</summary>
    public static readonly Duration Longest = Duration.FromDays(62);

    /// <summary>How far a source's clock may be ahead.</summary>
    private static readonly Duration Slack = Duration.FromMinutes(5);

    private static readonly Refusal Unknown = new("interruption-unknown", "There is no such interruption, or no such report of one.");
    private static readonly Refusal ReportWrong = new("report-wrong", "The id of a report is 1 to 100 latin letters, digits or . _ : -");
    private static readonly Refusal TextWrong = new("text-wrong", $"A reason is 1 to {MaxText} characters.");
    private static readonly Refusal SpanWrong = new("span-wrong", "An interruption ends after it began, and neither lies in the future.");
    private static readonly Refusal TooOld = new("too-old", "It began more than 62 days ago; that month's figures stand.");

    public static GrainKind<ChannelState, ChannelCommand, ChannelEvent> KindUnder(IStandards standards) => new(
        Name, 1, ChannelState.None, (state, command, turn) => Decide(state, command, turn, standards.Service(turn.Grain.Company, turn.OccurredAt)?.Channels ?? ChannelStandard.None),
        (state, happened) => state.After(happened));

    public static GrainId IdOf(string company, string channel) => new(Name, company, channel);

    public static Decision<ChannelEvent> Decide(ChannelState state, ChannelCommand command, Turn turn, ChannelStandard standard) => command switch
    {
        _ when standard.Find(turn.Grain.Key) is null => new Refusal("channel-unknown", $"The company's standard has no such channel; there is {(standard.Channels.IsEmpty ? "none" : string.Join(", ", standard.Channels.Select(c => c.Id)))}."),
        ReportInterruption r => Report(state, r, turn),
        EndInterruption e => End(state, e.Report, turn),
        DoubtLooks d => state.Doubted is null ? new LooksDoubted(d.Since, d.Why, turn.OccurredAt) : Decision<ChannelEvent>.Nothing,
        TrustLooks => state.Doubted is null ? Decision<ChannelEvent>.Nothing : new LooksTrusted(turn.OccurredAt),
        CorrectInterruption { Reason: { } reason } when IsBad(reason) => TextWrong,
        CorrectInterruption c => Correct(state, c, turn),
        WithdrawInterruption { Why: var why } when IsBad(why) => TextWrong,
        WithdrawInterruption w => state.Find(w.Interruption) is null ? Decision<ChannelEvent>.Nothing : new InterruptionWithdrawn(w.Interruption, w.Why, turn.Actor, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    private static Decision<ChannelEvent> Report(ChannelState state, ReportInterruption r, Turn turn)
    {
        var (from, latest) = (r.StartsAt ?? turn.OccurredAt, turn.Now + Slack);
        if (!GrainId.IsPart(r.Report)) return ReportWrong;
        if (r.Reason is { } reason && IsBad(reason)) return TextWrong;
        if (state.Of(r.Report) is { } known) return r.EndsAt is not null && known.Reports[r.Report] is null ? Ended(known, r.Report, r.EndsAt.Value, turn) : Decision<ChannelEvent>.Nothing;
        if (from > latest || r.EndsAt > latest || r.EndsAt <= from) return SpanWrong;
        if (from < turn.Now - Longest) return TooOld;
        var touched = state.Known.Where(i => i.Touches(from, r.EndsAt)).ToImmutableArray();
        return touched.IsEmpty ? Began(r, from, turn) : Overlaps.Joined(touched, r, from, turn);
    }

    private static Decision<ChannelEvent> Began(ReportInterruption r, Instant from, Turn turn)
    {
        var began = new InterruptionBegan(r.Report, from, r.Reason, r.ForceMajeure, turn.Actor, turn.OccurredAt);
        return r.EndsAt is { } ends ? Decision<ChannelEvent>.Of(began, new InterruptionEnded(r.Report, from, ends, r.Reason, r.ForceMajeure, turn.OccurredAt)) : began;
    }

    private static Decision<ChannelEvent> End(ChannelState state, string? report, Turn turn)
    {
        if (report is null) return state.Open is { } open ? Whole(open, turn.OccurredAt, turn) : Decision<ChannelEvent>.Nothing;
        if (state.Of(report) is not { } known) return Unknown;
        return known.Reports[report] is null ? Ended(known, report, turn.OccurredAt, turn) : Decision<ChannelEvent>.Nothing;
    }

    /// <summary>The whole is over with the last of its reports.</summary>
    private static Decision<ChannelEvent> Ended(Interruption one, string report, Instant at, Turn turn)
    {
        if (at > turn.Now + Slack || at <= one.StartedAt) return SpanWrong;
        return one.Reports.Any(r => r.Value is null && r.Key != report) ? new InterruptionReportEnded(one.Id, report, at, turn.OccurredAt) : Whole(one, at, turn);
    }

    private static Decision<ChannelEvent> Whole(Interruption one, Instant at, Turn turn)
    {
        var ended = one.Reports.Values.Aggregate(at, (latest, other) => other is { } known ? Instant.Max(latest, known) : latest);
        return ended > one.StartedAt ? new InterruptionEnded(one.Id, one.StartedAt, ended, one.Reason, one.ForceMajeure, turn.OccurredAt) : SpanWrong;
    }

    private static Decision<ChannelEvent> Correct(ChannelState state, CorrectInterruption c, Turn turn)
    {
        if (state.Find(c.Interruption) is not { } known) return Unknown;
        var (reason, force) = (c.Reason ?? known.Reason, c.ForceMajeure ?? known.ForceMajeure);
        return (reason, force) == (known.Reason, known.ForceMajeure) ? Decision<ChannelEvent>.Nothing : new InterruptionCorrected(known.Id, known.StartedAt, known.EndedAt, reason, force, turn.Actor, turn.OccurredAt);
    }

    private static bool IsBad(string text) => string.IsNullOrWhiteSpace(text) || text.Length > MaxText;
}
