using NodaTime;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Promises;

namespace OpsHub.Grains.Norms;

/// <summary>How cases, promises, periods of duties and marks become matters that norms count.</summary>
internal static class OtherMatters
{
    /// <summary>Names of the clocks of a duty: being done in its period, and acting on what was found.</summary>
    public const string Period = "period", Act = "act";

    private const string Kept = "kept";

    public static ClockMatter? Next(string id, ClockMatter? was, CaseEvent happened) => happened switch
    {
        CaseOpened e => new ClockMatter(id, e.Process, e.Category, e.Office, e.At, e.At, [], null, MatterFamily.Case),
        _ when was is null => null,
        CaseClocksSet e => was with { Clocks = [.. e.Clocks.Select(ClockMark.Of)] },
        CaseOverdue e => was with { Clocks = [.. was.Clocks.Select(c => c.Name == e.Step ? c with { Overdue = true } : c)] },
        CaseCompleted or CaseCancelled => was with { OverAt = happened.At },
        _ => was,
    };

    public static ClockMatter? Next(string id, ClockMatter? was, PromiseEvent happened) => happened switch
    {
        PromiseMade e => new ClockMatter(id, e.Kind, null, e.Office, e.At, e.At, [new ClockMark(Kept, e.Rule, e.DueAt, null, false, false)], null, MatterFamily.Promise),
        _ when was is null => null,
        PromiseMoved e => With(was, c => c with { DueAt = e.DueAt }),
        PromiseBroken => With(was, c => c with { Overdue = true }),
        PromiseKept e => With(was, c => c with { EndedAt = e.At }) with { OverAt = e.At },
        PromiseReleased e => With(was, c => c.Overdue ? c : c with { DueAt = null }) with { OverAt = e.At },
        _ => was,
    };

    /// <summary>The period that a fact of a duty settles, as the key of its matter; null where it settles none.</summary>
    public static string? PeriodOf(string duty, DutyEvent happened) => (happened switch
    {
        DutyDone e => e.Period,
        DutyMissed e => e.Period,
        DutyActed e => e.Period,
        DutyActOverdue e => e.Period,
        _ => (LocalDate?)null,
    }) is { } period ? $"{duty}/{period:uuuu-MM-dd}" : null;

    /// <summary>A period that was missed may be told of late; then it was done.</summary>
    public static ClockMatter? Next(string duty, string id, ClockMatter? was, DutyEvent happened) => happened switch
    {
        DutyMissed e => Of(duty, id, e.DueAt, new ClockMark(Period, duty, e.DueAt, null, true, false)),
        DutyDone e => Of(duty, id, e.At, [new ClockMark(Period, duty, e.Late ? e.At - Duration.FromSeconds(1) : e.At, e.At, false, false), .. e.ActBy is { } by ? new[] { new ClockMark(Act, duty, by, null, false, false) } : []]),
        DutyActed e => was is null ? null : was with { Clocks = [.. was.Clocks.Select(c => c.Name == Act ? c with { EndedAt = e.At } : c)] },
        DutyActOverdue => was is null ? null : was with { Clocks = [.. was.Clocks.Select(c => c.Name == Act ? c with { Overdue = true } : c)] },
        _ => was,
    };

    /// <summary>The mark that a fact is about, as the key of its matter.</summary>
    public static string MarkOf(string subject, FeedbackEvent happened) => $"{subject} {KindOf(happened is FeedbackGiven given ? given.Kind : ((FeedbackCorrected)happened).Kind)}";

    public static ClockMatter? Next(string subject, ClockMatter? was, FeedbackEvent happened) => happened switch
    {
        FeedbackGiven e => new ClockMatter(MarkOf(subject, e), KindOf(e.Kind), null, e.Office, e.At, e.At, [], e.At, MatterFamily.Feedback, e.Value),
        FeedbackCorrected e => was is null ? null : was with { Value = e.Value },
        _ => was,
    };

    private static string KindOf(FeedbackKind kind) => kind.ToString().ToLowerInvariant();

    private static ClockMatter Of(string duty, string id, Instant at, params System.Collections.Immutable.ImmutableArray<ClockMark> clocks) => new(id, duty, null, null, at, at, clocks, at, MatterFamily.Duty);

    private static ClockMatter With(ClockMatter matter, Func<ClockMark, ClockMark> change) => matter with { Clocks = [.. matter.Clocks.Select(change)] };
}
