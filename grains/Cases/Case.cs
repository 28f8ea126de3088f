using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Cases;

/// <summary>
/// One case (дело): a process of the company's standard on its way through its steps. Facts of steps come late and out of order: each counts at its source's instant. What the process is comes from
/// the company's standard as data (ADR 0030, 0033); what came of it is in the events. Grain id <c>case/{company}/{id}</c>, the id the sender's own.
/// </summary>
public static class Case
{
    public const string KindName = "case";

    /// <summary>Longest number, owner, reason, reference.</summary>
    public const int MaxWordLength = 200;

    /// <summary>How far a source's clock may be ahead of the hub's.</summary>
    public static readonly Duration MostAhead = Duration.FromMinutes(5);

    private static readonly Refusal NoStandard = new("no-standard", "The company's profile tells no processes; add its section 'cases'.");
    private static readonly Refusal NotOpen = new("case-not-open", "The case was not opened; open it first.");
    private static readonly Refusal IdTaken = new("id-taken", "Another case was opened under this id; give this one an id of its own.");
    private static readonly Refusal Over = new("case-over", "The case is completed or cancelled; only what happened before its end may still be told.");
    private static readonly Refusal WordWrong = new("word-wrong", $"Words are 1 to {MaxWordLength} characters.");
    private static readonly Refusal FromTheFuture = new("from-the-future", "The instant has not come yet; set the source's clock right.");

    public static GrainKind<CaseState, CaseCommand, CaseEvent> KindUnder(IStandards standards) => new(
        KindName, 1, CaseState.None, (state, command, turn) => Decide(state, command, turn, standards.Service(turn.Grain.Company, state.BegunAt ?? turn.OccurredAt)), CaseFold.Evolve, CaseClocks.DeadlinesOf, key => new WakeCase(key));

    public static GrainId IdOf(string company, string id) => new(KindName, company, id);

    public static Decision<CaseEvent> Decide(CaseState c, CaseCommand command, Turn turn, ServiceStandard? standard) => command switch
    {
        OpenCase o when c.Opened is { } known => Says(o, known, standard) ? Decision<CaseEvent>.Nothing : IdTaken,
        _ when c.Opened is null && command is not OpenCase => NotOpen,
        WakeCase => CaseClocks.Pass(c, turn.OccurredAt),
        _ when standard is null => NoStandard,
        OpenCase o => Open(o, turn, standard),
        _ when standard.Process(c.Opened!.Process) is not { } process => new Refusal("process-gone", "The company's standard has this process no more; its case can only be read."),
        RecountCase => c.Over ? Decision<CaseEvent>.Nothing : CaseClocks.Recount(c, standard.Process(c.Opened.Process)!, standard.DeadlinesOf(c.Opened.Office), turn.OccurredAt),
        CaseAct act => Act(c, act, turn, standard),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    /// <summary>Each clock of an open case with every step to it.</summary>
    public static IEnumerable<(string Name, ExplainedDeadline Deadline)> Explain(CaseState c, ServiceStandard standard) =>
        standard.Process(c.Opened!.Process) is { } process ? CaseClocks.Explain(c, process, standard.DeadlinesOf(c.Opened.Office)) : [];

    private static Decision<CaseEvent> Act(CaseState c, CaseAct act, Turn turn, ServiceStandard standard)
    {
        if (Words(act).Any(w => string.IsNullOrWhiteSpace(w) || w.Length > MaxWordLength)) return WordWrong;
        if (turn.OccurredAt > turn.Now + MostAhead) return FromTheFuture;
        var process = standard.Process(c.Opened!.Process)!;
        var (said, refusal) = CaseActs.Say(c, act, turn, process);
        if (refusal is not null) return refusal;
        if (said.IsEmpty) return Decision<CaseEvent>.Nothing;
        return c.Over && said[0].At > c.EndedAt ? Over : CaseClocks.After(c, process, standard.DeadlinesOf(c.Opened.Office), said);
    }

    private static Decision<CaseEvent> Open(OpenCase o, Turn turn, ServiceStandard standard)
    {
        if (standard.Process(o.Process) is not { } process) return Unknown("process", o.Process, standard.Processes.Select(p => p.Id));
        if (o.On is { } on && !process.Opens.Contains(on)) return Unknown("opening event", on, process.Opens);
        if (new[] { o.Number, o.Office, o.Customer, o.Appeal, o.Owner }.Any(w => w is { Length: 0 or > MaxWordLength })) return WordWrong;
        if (turn.OccurredAt > turn.Now + MostAhead) return FromTheFuture;
        var opened = new CaseOpened(o.Process, o.On ?? process.Opens[0], o.Number, o.Category, o.Channel, o.Vip, o.Office, o.Customer, o.Appeal, o.Owner, turn.Actor, turn.OccurredAt);
        return CaseClocks.After(CaseState.None, process, standard.DeadlinesOf(o.Office), opened);
    }

    /// <summary>Whether it is the case that is open already, said again.</summary>
    private static bool Says(OpenCase o, CaseOpened known, ServiceStandard? standard) =>
        (o.Process, o.On ?? standard?.Process(o.Process)?.Opens[0], o.Number, o.Customer) == (known.Process, known.On, known.Number, known.Customer);

    private static IEnumerable<string> Words(CaseAct act) => act switch
    {
        CorrectCaseEvent a => [a.Reason],
        ChangeCaseOwner a => [a.Owner],
        CompleteCase a => [a.Result],
        _ => [],
    };

    internal static Refusal Unknown(string what, string value, IEnumerable<string> there) =>
        new($"{what.Replace(' ', '-')}-unknown", $"There is no {what} '{value[..Math.Min(value.Length, 40)]}' here; there is {(there.Any() ? string.Join(", ", there) : "none")}.");
}
