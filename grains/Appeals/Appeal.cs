using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Appeals;

/// <summary>
/// One appeal (обращение) from registration to its end. What its clocks depend on – the company's standard – is given to the kind as data (ADR 0030); what came of it is in the events.
/// Grain id <c>appeal/{company}/{id}</c>, the id the sender's own.
/// </summary>
public static class Appeal
{
    public const string KindName = "appeal";

    /// <summary>Longest topic, executor, organisation, reference.</summary>
    public const int MaxWordLength = 200;

    private static readonly Refusal NoStandard = new("no-standard", "The company's profile tells no standard of appeals; add its section 'appeals'.");
    private static readonly Refusal NotRegistered = new("not-registered", "The appeal is not registered; register it first.");
    private static readonly Refusal IdTaken = new("id-taken", "Another appeal is registered under this id; give this one an id of its own.");
    private static readonly Refusal Over = new("appeal-over", "The appeal is closed or was left without action; a new appeal needs a new id.");
    private static readonly Refusal OutOfOrder = new("out-of-order", "The appeal has already come further; send its facts in the order in which they happened.");
    private static readonly Refusal ChangedMeanwhile = new("changed-meanwhile", "Somebody else has changed the appeal since it was read; read it again.");
    private static readonly Refusal WordWrong = new("word-wrong", $"Words are 1 to {MaxWordLength} characters.");

    public static GrainKind<AppealState, AppealCommand, AppealEvent> KindUnder(IAppealStandards standards) => new(
        KindName, 2, AppealState.None, (state, command, turn) => Decide(state, command, turn, standards.Of(turn.Grain.Company, BeganAt(state, command, turn))), AppealFold.Evolve, AppealClocks.DeadlinesOf, key => new WakeAppeal(key));

    public static GrainId IdOf(string company, string id) => new(KindName, company, id);

    public static Decision<AppealEvent> Decide(AppealState a, AppealCommand command, Turn turn, AppealStandard? standard) => command switch
    {
        RegisterAppeal r when a.Registered is { } known => Registration.Says(r, known) ? Decision<AppealEvent>.Nothing : IdTaken,
        ReceiveAppeal r when a.Phase != AppealPhase.Unknown => Receiving.Says(r, a) ? Decision<AppealEvent>.Nothing : IdTaken,
        _ when a.Registered is null && !Begins(a, command) => NotRegistered,
        NumberAppeal n => a.Number is null ? new AppealNumbered(n.Number, turn.OccurredAt) : Decision<AppealEvent>.Nothing,
        WakeAppeal => AppealClocks.Pass(a, turn.OccurredAt),
        JudgeAppeal j when Bad(j.Basis) => WordWrong,
        JudgeAppeal j => a.Founded == j.Founded ? Decision<AppealEvent>.Nothing : new AppealJudged(j.Founded, j.Basis, turn.OccurredAt),
        _ when standard is null => NoStandard,
        ReceiveAppeal r => Receiving.Decide(r, turn, standard),
        RegisterAppeal r => Registration.Decide(a, r, turn, standard),
        RecountClocks => a.Over ? Decision<AppealEvent>.Nothing : AppealClocks.Recount(a, standard, turn.OccurredAt),
        AppealStep step => Step(a, step, turn, standard),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    /// <summary>Each clock of an appeal with every step to it.</summary>
    public static IEnumerable<ExplainedDeadline> Explain(AppealState a, AppealStandard standard) => AppealClocks.Explain(a, standard);

    /// <summary>When it reached the company.</summary>
    private static Instant BeganAt(AppealState a, AppealCommand command, Turn turn) =>
        a.ReceivedAt ?? (command as RegisterAppeal)?.ReceivedAt ?? (command as ReceiveAppeal)?.ReceivedAt ?? turn.OccurredAt;

    /// <summary>What can be said of an appeal before it is registered.</summary>
    private static bool Begins(AppealState a, AppealCommand command) => command is RegisterAppeal or ReceiveAppeal || (a.Received is not null && command is WakeAppeal or RecountClocks);

    private static Decision<AppealEvent> Step(AppealState a, AppealStep step, Turn turn, AppealStandard standard)
    {
        if (Words(step).Any(Bad)) return WordWrong;
        if (a.Over) return step is CloseAppeal && a.Phase == AppealPhase.Closed ? Decision<AppealEvent>.Nothing : Over;
        if (turn.OccurredAt < a.ChangedAt) return OutOfOrder;
        var (said, refusal) = AppealSteps.Say(a, step, turn, standard);
        if (said is null && refusal is null) return Decision<AppealEvent>.Nothing;
        if (step.Seen is { } seen && seen != a.ChangedAt) return ChangedMeanwhile;
        return refusal is not null ? refusal : AppealClocks.After(a, standard, said!);
    }

    private static IEnumerable<string?> Words(AppealStep step) => step switch
    {
        TakeAppeal c => [c.Executor],
        ForwardAppeal c => [c.Executor],
        AskOutside c => [c.Organisation],
        ExtendAppeal c => [c.Reason],
        RejectAnswer c => [c.ReferredTo],
        OfferAnswer { Executor: { } executor } => [executor],
        CloseAppeal { Executor: { } executor } => [executor],
        _ => [],
    };

    private static bool Bad(string? word) => string.IsNullOrWhiteSpace(word) || word.Length > MaxWordLength;
}
