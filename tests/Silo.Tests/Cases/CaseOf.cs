using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Standards;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Cases;

/// <summary>One case of a company under its shipped standard: real decider and fold, clocks passing at their instants, local times said as text.</summary>
internal sealed class CaseOf
{
    private static readonly ProfileStandards Shipped = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private readonly string _company;
    private readonly GrainKind _kind;
    private readonly CaseProcess _process;
    private readonly DateTimeZone _zone;
    private Instant? _next;

    public CaseOf(string company, string process, IStandards? standards = null)
    {
        var service = (standards ?? Shipped).Service(company, Instant.FromUtc(2025, 1, 1, 0, 0))!;
        (_company, _kind, _process, _zone) = (company, Grains.Cases.Case.KindUnder(standards ?? Shipped), service.Process(process)!, service.Deadlines.Setting.Zone);
    }

    public CaseState State { get; private set; } = CaseState.None;

    public List<CaseEvent> Events { get; } = [];

    public string? Due(string step) => Clock(step)?.DueAt is { } due ? Local(due) : Clock(step)?.Why;

    public string? Amber(string step) => Clock(step)?.AmberAt is { } amber ? Local(amber) : null;

    /// <summary>Opens it with the process's first event, or another.</summary>
    public CaseOf Open(string at, string? on = null) => Do(at, new OpenCase(_process.Id, on, "З-1", Customer: "c-1"));

    /// <summary>Records an event and expects it taken.</summary>
    public CaseOf On(string at, string happened, string? said = null) => Do(at, new RecordCaseEvent(happened), said);

    /// <param name="said">Hub time at which it is told; without it the instant itself.</param>
    public CaseOf Do(string at, CaseCommand command, string? said = null)
    {
        var (events, refusal) = Try(at, command, said);
        refusal.ShouldBeNull($"{command}");
        events.ShouldNotBeEmpty($"{command}");
        return this;
    }

    public string? Refusal(string at, CaseCommand command, string? said = null) => Try(at, command, said).Refusal?.Code;

    /// <summary>It is already so: no event and no refusal.</summary>
    public bool IsNothing(string at, CaseCommand command) => Try(at, command) is { Events.IsEmpty: true, Refusal: null };

    public CaseOf Wait(string until)
    {
        while (_next is { } next && next <= At(until)) Take(new WakeCase(""), next, next);
        return this;
    }

    public StepNow Step(string step, string at) => StepReading.Of(State, _process, At(at)).Single(s => s.Step.Id == step);

    public StepPhase Phase(string step, string at) => Step(step, at).Phase;

    /// <summary>Breaches told, <c>step@local instant of the deadline</c>.</summary>
    public IEnumerable<string> Breaches => Events.OfType<CaseOverdue>().Select(e => $"{e.Step}@{Local(e.DueAt)}{(e.Warn ? " warn" : "")}");

    public Instant At(string local) => Pattern.Parse(local).Value.InZoneStrictly(_zone).ToInstant();

    private KeptClock? Clock(string step) => State.Clocks.FirstOrDefault(c => c.Name == step);

    private string Local(Instant at) => at.InZone(_zone).ToString("uuuu-MM-dd'T'HH:mm:ss", null);

    private (ImmutableArray<IEvent> Events, Refusal? Refusal) Try(string at, CaseCommand command, string? said = null)
    {
        Wait(said ?? at);
        return Take(command, At(at), At(said ?? at));
    }

    private (ImmutableArray<IEvent>, Refusal?) Take(CaseCommand command, Instant at, Instant now)
    {
        if (command is WakeCase) _next = null;
        var answer = _kind.Decide(State, command, new Turn(Grains.Cases.Case.IdOf(_company, "one"), now, at, "account:clerk"));
        foreach (var happened in answer.Events.Cast<CaseEvent>())
        {
            State = (CaseState)_kind.Evolve(State, happened);
            Events.Add(happened);
            foreach (var deadline in _kind.DeadlinesOf(happened)) _next = deadline.DueAt;
        }
        return answer;
    }
}
