using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>One appeal of a company under its shipped standard: real decider and fold, deadlines passing at their instants, local times said as text.</summary>
internal sealed class DeskOf(string company)
{
    private static readonly ProfileStandards Standards = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
    private static readonly GrainKind Kind = Appeal.KindUnder(Standards);
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private readonly DateTimeZone _zone = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json")).TimeZone;
    private Instant? _next;

    public AppealState State { get; private set; } = AppealState.None;

    public List<AppealEvent> Events { get; } = [];

    public KeptClock Answer => State.Answer.ShouldNotBeNull();

    /// <summary>Local day and time of the answer's deadline.</summary>
    public string Due => Answer.DueAt is { } due ? Local(due) : Answer.Why!;

    /// <summary>Sends and expects it done; deadlines before the instant pass first.</summary>
    public DeskOf Do(string at, AppealCommand command)
    {
        var (events, refusal) = Try(at, command);
        refusal.ShouldBeNull($"{command}");
        events.ShouldNotBeEmpty($"{command}");
        return this;
    }

    public (ImmutableArray<IEvent> Events, Refusal? Refusal) Try(string at, AppealCommand command)
    {
        var now = At(at);
        while (_next is { } next && next <= now) Take(new WakeAppeal(""), next);
        return Take(command, now);
    }

    public string? Refusal(string at, AppealCommand command) => Try(at, command).Refusal?.Code;

    /// <summary>It is already so: no event and no refusal.</summary>
    public bool IsNothing(string at, AppealCommand command) => Try(at, command) is { Events.IsEmpty: true, Refusal: null };

    /// <summary>Why a step is not offered at an instant; null where it is.</summary>
    public string? Offered(string at, string step)
    {
        var now = At(at);
        return OfferedSteps.Of(State, Standard, new Turn(Appeal.IdOf(company, "one"), now, now, "account:clerk")).Single(s => s.Name == step).Code;
    }

    public AppealStandard Standard { get; } = Standards.Of(company, Instant.MaxValue)!;

    public DeskOf Wait(string until)
    {
        while (_next is { } next && next <= At(until)) Take(new WakeAppeal(""), next);
        return this;
    }

    public Instant At(string local) => Pattern.Parse(local).Value.InZoneStrictly(_zone).ToInstant();

    public string Local(Instant at) => at.InZone(_zone).ToString("uuuu-MM-dd'T'HH:mm:ss", null);

    private (ImmutableArray<IEvent>, Refusal?) Take(AppealCommand command, Instant at)
    {
        if (command is WakeAppeal) _next = null;
        var answer = Kind.Decide(State, command, new Turn(Appeal.IdOf(company, "one"), at, at, "account:clerk"));
        foreach (var happened in answer.Events.Cast<AppealEvent>())
        {
            State = (AppealState)Kind.Evolve(State, happened);
            Events.Add(happened);
            foreach (var deadline in Kind.DeadlinesOf(happened)) _next = deadline.DueAt;
        }
        return answer;
    }
}
