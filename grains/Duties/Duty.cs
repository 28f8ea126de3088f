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
public sealed record DutyState(LocalDate? Period, Instant DueAt, LocalDate? LastDone, LocalDate? LastMissed, LocalDate? Open, Instant? ActBy, bool ActOverdue)
{
    public static DutyState None { get; } = new(null, default, null, null, null, null, false);
}

/// <summary>One duty that comes back: done once in each period, or missed, which is a fact. Grain id <c>duty/{company}/{id}</c>, the id that of the profile.</summary>
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
        "duty", 1, DutyState.None, (state, command, turn) => Decide(state, command, turn, standards.Service(turn.Grain.Company, turn.Now)), Evolve, DeadlinesOf, key => new WakeDuty(key));

    public static GrainId IdOf(string company, string id) => new("duty", company, id);

    public static Decision<DutyEvent> Decide(DutyState d, DutyCommand command, Turn turn, ServiceStandard? standard)
    {
        if (standard?.Duties.FirstOrDefault(r => r.Id == turn.Grain.Key) is not { } rule) return NoRule;
        var setting = standard.Deadlines.Setting;
        return command switch
        {
            BeginDuty => d.Period is not null ? Decision<DutyEvent>.Nothing : Begin(rule, setting, turn.OccurredAt),
            _ when d.Period is null => NotBegun,
            WakeDuty w => Wake(d, rule, setting, w.Deadline, turn.OccurredAt),
            RecordDuty { Note: { Length: 0 or > MaxNoteLength } } or ActOnDuty { Note.Length: 0 or > MaxNoteLength } => NoteWrong,
            _ when turn.OccurredAt > turn.Now + Cases.Case.MostAhead => FromTheFuture,
            RecordDuty r => Record(d, rule, standard, r, turn.OccurredAt),
            ActOnDuty a => d.Open is { } open ? new DutyActed(open, a.Note, turn.OccurredAt > d.ActBy, turn.OccurredAt) : NothingOpen,
            _ => throw new InvalidOperationException($"Unknown command {command}."),
        };
    }

    public static DutyState Evolve(DutyState d, DutyEvent happened) => happened switch
    {
        DutyBegun e => d with { Period = e.Period, DueAt = e.DueAt },
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
        DutyActed or DutyActOverdue => [Deadline.Clear(Act)],
        _ => [],
    };

    private static Deadline At(string key, Instant due) => Deadline.Set(key, due + KeptClock.Grace);

    private static Decision<DutyEvent> Begin(DutyRule rule, DeadlineSetting setting, Instant at)
    {
        var period = DutyPeriod.Of(rule.Every, setting.DayOf(at));
        return new DutyBegun(period.First, DueOf(rule, setting, period), at);
    }

    private static Decision<DutyEvent> Wake(DutyState d, DutyRule rule, DeadlineSetting setting, string key, Instant at)
    {
        if (key == Act) return d is { ActOverdue: false, ActBy: { } act } && at > act ? new DutyActOverdue(d.Open!.Value, act, at) : Decision<DutyEvent>.Nothing;
        if (at <= d.DueAt) return Decision<DutyEvent>.Nothing;
        var next = DutyPeriod.Of(rule.Every, d.Period!.Value).Next(rule.Every);
        return new DutyMissed(d.Period.Value, d.DueAt, next.First, DueOf(rule, setting, next), at);
    }

    /// <summary>Done for the period that is due, or, where a period was missed and this tells of it late, for that one. Twice in a period is once.</summary>
    private static Decision<DutyEvent> Record(DutyState d, DutyRule rule, ServiceStandard standard, RecordDuty r, Instant at)
    {
        var setting = standard.Deadlines.Setting;
        var (due, its) = (DutyPeriod.Of(rule.Every, d.Period!.Value), DutyPeriod.Of(rule.Every, setting.DayOf(at)));
        var next = due.Next(rule.Every);
        if (its.First == d.LastDone) return Decision<DutyEvent>.Nothing;
        if (its.First == d.LastMissed) return new DutyDone(its.First, r.Note, Late: false, ActBy(rule, standard, at), due.First, d.DueAt, at);
        if (its.First < due.First) return TooEarly;
        // within the days of grace it is still the old period's
        return new DutyDone(due.First, r.Note, at > d.DueAt, ActBy(rule, standard, at), next.First, DueOf(rule, setting, next), at);
    }

    private static Instant DueOf(DutyRule rule, DeadlineSetting setting, DutyPeriod period) => setting.EndOf(period.Last.PlusDays(rule.GraceDays));

    private static Instant? ActBy(DutyRule rule, ServiceStandard standard, Instant at)
    {
        if (rule.Act is not { } kind) return null;
        var subject = new DeadlineSubject(kind, [new SubjectEvent(DutyRule.Closed, at), new SubjectEvent("found", at)]);
        var act = standard.Deadlines.RulesFor(subject).FirstOrDefault();
        return act is not null && Reckoning.Of(act, subject, standard.Deadlines.Setting) is DeadlineDue due ? due.DueAt : null;
    }
}
