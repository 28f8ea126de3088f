using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Duties;

/// <param name="Period">First day of the period that is due next; null before it was begun.</param>
/// <param name="DueAt">By when.</param>
/// <param name="LastDone">First day of the last period it was done for, or null.</param>
/// <param name="Open">First day of the period whose findings wait for action, or null.</param>
/// <param name="ActBy">By when.</param>
/// <param name="ActOverdue">Whether that has passed.</param>
/// <param name="BeganAt">From when on it is counted.</param>
public sealed record DutyState(LocalDate? Period, Instant DueAt, LocalDate? LastDone, LocalDate? LastMissed, LocalDate? Open, Instant? ActBy, bool ActOverdue, Instant BeganAt)
{
    public static DutyState None { get; } = new(null, default, null, null, null, null, false, default);
}

/// <summary>
/// One duty that comes back: done once in each period, or missed, which is a fact. A period is judged by the version of the standard in force when it began, or when counting began within it; the next one by that in force
/// on its first day, so a new cadence begins with it, and a duty that the standard drops ends with the period that runs (ADR 0035). Grain id <c>duty/{company}/{id}</c>, the id that of the profile.
/// </summary>
public static class Duty
{
    public const int MaxNoteLength = 200;

    private const string Due = "due", Act = "act";

    private static readonly Refusal NotBegun = new("duty-not-begun", "The duty is not counted yet; the hub begins it when it starts with the company's profile.");
    private static readonly Refusal NoRule = new("duty-unknown", "The company's profile has no such duty; see its section 'duties'.");
    private static readonly Refusal NothingOpen = new("nothing-open", "No findings wait for action.");
    private static readonly Refusal NoteWrong = new("note-wrong", $"The note is 1 to {MaxNoteLength} characters.");
    private static readonly Refusal FromTheFuture = new("from-the-future", "The instant has not come yet; set the source's clock right.");
    private static readonly Refusal TooEarly = new("before-period", "That instant is in a period that has been settled already.");

    public static GrainKind<DutyState, DutyCommand, DutyEvent> KindUnder(IStandards standards) => new(
        "duty", 2, DutyState.None, (state, command, turn) => Decide(state, command, turn, at => standards.Service(turn.Grain.Company, at)), Evolve, DeadlinesOf, key => new WakeDuty(key));

    public static GrainId IdOf(string company, string id) => new("duty", company, id);

    /// <param name="standards">The company's standard in force at an instant, or null.</param>
    public static Decision<DutyEvent> Decide(DutyState d, DutyCommand command, Turn turn, Func<Instant, ServiceStandard?> standards)
    {
        var versions = new DutyVersions(turn.Grain.Key, standards);
        if (versions.Of(d, turn.Now) is not { } asked) return NoRule;
        return command switch
        {
            BeginDuty => d.Period is not null ? Decision<DutyEvent>.Nothing : Begin(asked, turn.OccurredAt),
            _ when d.Period is null => NotBegun,
            WakeDuty w => Wake(d, asked, versions, w.Deadline, turn.OccurredAt),
            RecordDuty { Note: { Length: 0 or > MaxNoteLength } } or ActOnDuty { Note.Length: 0 or > MaxNoteLength } => NoteWrong,
            _ when turn.OccurredAt > turn.Now + Cases.Case.MostAhead => FromTheFuture,
            RecordDuty r => Record(d, asked, versions, r, turn.OccurredAt),
            ActOnDuty a => d.Open is { } open ? new DutyActed(open, a.Note, turn.OccurredAt > d.ActBy, turn.OccurredAt) : NothingOpen,
            _ => throw new InvalidOperationException($"Unknown command {command}."),
        };
    }

    public static DutyState Evolve(DutyState d, DutyEvent happened) => happened switch
    {
        DutyBegun e => d with { Period = e.Period, DueAt = e.DueAt, BeganAt = e.At },
        DutyEnded => d with { Period = null },
        DutyDone e => d with { Period = e.NextPeriod, DueAt = e.NextDueAt, LastDone = e.Period, Open = e.ActBy is null ? d.Open : e.Period, ActBy = e.ActBy ?? d.ActBy, ActOverdue = e.ActBy is null && d.ActOverdue },
        DutyMissed e => d with { Period = e.NextPeriod, DueAt = e.NextDueAt, LastMissed = e.Period },
        DutyActed => d with { Open = null, ActBy = null, ActOverdue = false },
        DutyActOverdue => d with { ActOverdue = true },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static IEnumerable<Deadline> DeadlinesOf(DutyEvent happened) => happened switch
    {
        DutyBegun e => [At(Due, e.DueAt)],
        DutyDone { ActBy: { } act } e => [At(Due, e.NextDueAt), At(Act, act)],
        DutyDone e => [At(Due, e.NextDueAt)],
        DutyMissed e => [At(Due, e.NextDueAt)],
        DutyEnded => [Deadline.Clear(Due)],
        DutyActed or DutyActOverdue => [Deadline.Clear(Act)],
        _ => [],
    };

    private static Deadline At(string key, Instant due) => Deadline.Set(key, due + KeptClock.Grace);

    private static Decision<DutyEvent> Begin(AskedDuty asked, Instant at)
    {
        var period = DutyPeriod.Of(asked.Rule.Every, asked.Setting.DayOf(at));
        return new DutyBegun(period.First, asked.DueOf(period), at);
    }

    private static Decision<DutyEvent> Wake(DutyState d, AskedDuty asked, DutyVersions versions, string key, Instant at)
    {
        if (key == Act) return d is { ActOverdue: false, ActBy: { } act } && at > act ? new DutyActOverdue(d.Open!.Value, act, at) : Decision<DutyEvent>.Nothing;
        if (at <= d.DueAt) return Decision<DutyEvent>.Nothing;
        var next = versions.After(asked, DutyPeriod.Of(asked.Rule.Every, d.Period!.Value));
        return AndEnd(new DutyMissed(d.Period.Value, d.DueAt, next.First, next.DueAt, at), next);
    }

    /// <summary>Done for the period that is due, or, where a period was missed and this tells of it late, for that one. Twice in a period is once.</summary>
    private static Decision<DutyEvent> Record(DutyState d, AskedDuty asked, DutyVersions versions, RecordDuty r, Instant at)
    {
        var (due, its) = (DutyPeriod.Of(asked.Rule.Every, d.Period!.Value), DutyPeriod.Of(asked.Rule.Every, asked.Setting.DayOf(at)));
        if (its.First == d.LastDone) return Decision<DutyEvent>.Nothing;
        if (its.First == d.LastMissed) return new DutyDone(its.First, r.Note, Late: false, ActBy(asked, at), due.First, d.DueAt, at);
        if (its.First < due.First) return TooEarly;
        // within the days of grace it is still the old period's
        var next = versions.After(asked, due);
        return AndEnd(new DutyDone(due.First, r.Note, at > d.DueAt, ActBy(asked, at), next.First, next.DueAt, at), next);
    }

    private static Decision<DutyEvent> AndEnd(DutyEvent settled, NextDuty next) => next.Dropped ? Decision<DutyEvent>.Of(settled, new DutyEnded(settled.At)) : settled;

    private static Instant? ActBy(AskedDuty asked, Instant at)
    {
        if (asked.Rule.Act is not { } kind) return null;
        var subject = new DeadlineSubject(kind, [new SubjectEvent(DutyRule.Closed, at), new SubjectEvent("found", at)]);
        var act = asked.Standard.Deadlines.RulesFor(subject).FirstOrDefault();
        return act is not null && Reckoning.Of(act, subject, asked.Setting) is DeadlineDue due ? due.DueAt : null;
    }
}
