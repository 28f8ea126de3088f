using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Promises;

public enum PromisePhase { Unknown, Open, Kept, Released }

/// <param name="DueAt">Last instant in time.</param>
/// <param name="Broken">Whether its instant passed without it.</param>
/// <param name="Moves">How often it was moved.</param>
public sealed record PromiseState(PromisePhase Phase, PromiseMade? Made, Instant PromisedAt, Instant DueAt, bool Broken, int Moves)
{
    public static PromiseState None { get; } = new(PromisePhase.Unknown, null, default, default, false, 0);
}

/// <summary>One promise to a customer: a deadline of any subject. It may be moved while it is not late and the customer is told; what is late is broken, whatever comes after. Grain id <c>promise/{company}/{id}</c>.</summary>
public static class Promise
{
    /// <summary>Longest subject, owner, reason, channel.</summary>
    public const int MaxWordLength = 200;

    /// <summary>The kind that every company has: a call back. Where its standard has no rule for it, it is due at the promised instant itself.</summary>
    public const string CallBack = "call-back";

    /// <summary>Events that a standard's rules of promises start from.</summary>
    private const string At = "promised", Day = "promised-day";

    private const string Key = "due";

    private static readonly Refusal NoStandard = new("no-standard", "The company's profile tells no deadlines; promises are counted by them.");
    private static readonly Refusal NotMade = new("promise-not-made", "Nothing was promised under this id; make the promise first.");
    private static readonly Refusal IdTaken = new("id-taken", "Another promise was made under this id; give this one an id of its own.");
    private static readonly Refusal Over = new("promise-over", "The promise is kept or released.");
    private static readonly Refusal Late = new("promise-late", "The promised instant has passed: what is late is broken and cannot be moved. Make a new promise.");
    private static readonly Refusal WhenWrong = new("when-wrong", "Say either promisedAt, an instant, or promisedDay, a day.");
    private static readonly Refusal Past = new("promise-past", "The promised instant is not after the promise itself.");
    private static readonly Refusal WordWrong = new("word-wrong", $"Words are 1 to {MaxWordLength} characters.");

    public static GrainKind<PromiseState, PromiseCommand, PromiseEvent> KindUnder(IStandards standards) => new(
        "promise", 1, PromiseState.None, (state, command, turn) => Decide(state, command, turn, standards.Service(turn.Grain.Company, state.Made?.At ?? turn.OccurredAt)), Evolve, DeadlinesOf, key => new WakePromise(key));

    public static GrainId IdOf(string company, string id) => new("promise", company, id);

    public static Decision<PromiseEvent> Decide(PromiseState p, PromiseCommand command, Turn turn, ServiceStandard? standard) => command switch
    {
        MakePromise m when p.Made is { } known => (m.Kind, m.Subject) == (known.Kind, known.Subject) ? Decision<PromiseEvent>.Nothing : IdTaken,
        _ when p.Made is null && command is not MakePromise => NotMade,
        WakePromise => p.Phase == PromisePhase.Open && !p.Broken && turn.OccurredAt > p.DueAt ? new PromiseBroken(p.DueAt, turn.OccurredAt) : Decision<PromiseEvent>.Nothing,
        _ when standard is null => NoStandard,
        _ when Bad(command) => WordWrong,
        MakePromise m => Make(m, turn, standard),
        KeepPromise or ReleasePromise or MovePromise when p.Phase != PromisePhase.Open => p.Phase == PromisePhase.Kept == command is KeepPromise && command is not MovePromise ? Decision<PromiseEvent>.Nothing : Over,
        KeepPromise => Keep(p, turn),
        ReleasePromise r => new PromiseReleased(r.Reason, turn.OccurredAt),
        MovePromise m => Move(p, m, turn, standard),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static PromiseState Evolve(PromiseState p, PromiseEvent happened) => happened switch
    {
        PromiseMade e => new PromiseState(PromisePhase.Open, e, e.PromisedAt, e.DueAt, false, 0),
        PromiseMoved e => p with { PromisedAt = e.PromisedAt, DueAt = e.DueAt, Moves = p.Moves + 1 },
        PromiseBroken => p with { Broken = true },
        PromiseKept e => p with { Phase = PromisePhase.Kept, Broken = e.Late },
        PromiseReleased => p with { Phase = PromisePhase.Released },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static IEnumerable<Deadline> DeadlinesOf(PromiseEvent happened) => happened switch
    {
        PromiseMade e => [Deadline.Set(Key, e.DueAt + KeptClock.Grace)],
        PromiseMoved e => [Deadline.Set(Key, e.DueAt + KeptClock.Grace)],
        _ => [Deadline.Clear(Key)],
    };

    private static Decision<PromiseEvent> Make(MakePromise m, Turn turn, ServiceStandard standard)
    {
        if (m.Kind != CallBack && !standard.Promises.Contains(m.Kind)) return new Refusal("kind-unknown", $"The company has no such kind of promise; there is {(standard.Promises.IsEmpty ? "none" : string.Join(", ", standard.Promises))}.");
        var (due, refusal) = Due(m.Kind, m.Office, m.PromisedAt, m.PromisedDay, turn, standard);
        return due is var (at, dueAt, rule) ? new PromiseMade(m.Kind, m.Subject, at, dueAt, rule, m.Office, m.Owner, turn.Actor, turn.OccurredAt) : refusal!;
    }

    private static Decision<PromiseEvent> Move(PromiseState p, MovePromise m, Turn turn, ServiceStandard standard)
    {
        if (p.Broken || turn.OccurredAt > p.DueAt) return Late;
        var (due, refusal) = Due(p.Made!.Kind, p.Made.Office, m.PromisedAt, m.PromisedDay, turn, standard);
        if (due is not var (at, dueAt, _)) return refusal!;
        return dueAt == p.DueAt ? Decision<PromiseEvent>.Nothing : new PromiseMoved(at, dueAt, m.ToldBy, m.Reason, turn.OccurredAt);
    }

    private static Decision<PromiseEvent> Keep(PromiseState p, Turn turn) => turn.OccurredAt > p.DueAt && !p.Broken
        ? Decision<PromiseEvent>.Of(new PromiseBroken(p.DueAt, turn.OccurredAt), new PromiseKept(true, turn.OccurredAt))
        : new PromiseKept(turn.OccurredAt > p.DueAt, turn.OccurredAt);

    private static ((Instant At, Instant DueAt, string Rule)? Due, Refusal? Refusal) Due(string kind, string? office, Instant? at, LocalDate? day, Turn turn, ServiceStandard standard)
    {
        if (at is null == day is null) return (null, WhenWrong);
        var deadlines = standard.DeadlinesOf(office);
        var promised = at ?? deadlines.Setting.Zone.AtStartOfDay(day!.Value).ToInstant();
        var subject = new DeadlineSubject(kind, [new SubjectEvent(At, promised), new SubjectEvent(Day, promised)], Office: office);
        var (dueAt, ruled) = deadlines.RuleFor(subject, DeadlineRule.Answer) is { } rule && Reckoning.Of(rule, subject, deadlines.Setting) is DeadlineDue due ? (due.DueAt, rule.Id) : (kind == CallBack ? at : null, At);
        if (dueAt is not { } last) return (null, new Refusal("no-deadline", "The standard has no rule that tells when this promise is due."));
        return last <= turn.OccurredAt ? (null, Past) : ((promised, last, ruled), null);
    }

    private static bool Bad(PromiseCommand command) => (command switch
    {
        MakePromise m => new[] { m.Subject, m.Office ?? "-", m.Owner ?? "-" },
        MovePromise m => [m.ToldBy, m.Reason],
        ReleasePromise r => [r.Reason],
        _ => [],
    }).Any(w => string.IsNullOrWhiteSpace(w) || w.Length > MaxWordLength);
}
