using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Tests.Journeys;

/// <summary>Visits and calls do not stand in a journey for ever; what came of them does.</summary>
public sealed class Journeys_of_long_ago
{
    private static readonly Instant Start = Instant.FromUtc(2023, 3, 1, 6, 0);

    private long _position;

    [Fact]
    public void Keep_what_is_lasting_and_forget_visits_and_calls_after_thirty_seven_months()
    {
        var index = new JourneyIndex();
        foreach (var fact in Contacts()) index.Apply(fact);

        index.Apply(Later(36));
        index.Of("samara", "c-1").Select(e => e.Kind).ShouldBe([EntryKind.Visit, EntryKind.Call, EntryKind.Promise], ignoreOrder: true);

        index.Apply(Later(38));
        index.Of("samara", "c-1").ShouldBeEmpty();
        index.About("samara", "caller/77").Select(e => e.Kind).ShouldBe([EntryKind.Promise]);
        index.CustomerOf("samara", "caller/77").ShouldBeNull();
    }

    [Fact]
    public void Are_the_same_whether_they_were_kept_between_or_counted_anew()
    {
        List<Recorded> facts = [.. Contacts(), Later(20), Later(38), Later(39)];
        var whole = new JourneyIndex();
        foreach (var fact in facts) whole.Apply(fact);
        for (var cut = 1; cut < facts.Count; cut++)
        {
            var (first, second) = (new JourneyIndex(), new JourneyIndex());
            foreach (var fact in facts.Take(cut)) first.Apply(fact);
            second.Load(first.Save());
            foreach (var fact in facts.Skip(cut)) second.Apply(fact);

            second.Of("samara", "c-1").ShouldBe(whole.Of("samara", "c-1"), ignoreOrder: true);
            second.About("samara", "caller/77").ShouldBe(whole.About("samara", "caller/77"), ignoreOrder: true);
        }
    }

    /// <summary>A visit and a call of one customer, and a promise that was made in the call.</summary>
    private IEnumerable<Recorded> Contacts() =>
    [
        Fact(Queue.IdOf("samara", "north"), new VisitorIdentified("t-1", "c-1", null, "303", "contracts", Start, true, new VisitEnding(VisitOutcome.Served, Start, 60, 300), Start)),
        Fact(Caller.IdOf("samara", "77"), new CallerIdentified("main", "c-1", null, "303", Start, Start, Start)),
        Fact(Promise.IdOf("samara", "p-1"), new PromiseMade("call-back", "caller/77", Start, Start, "call-back", null, null, "303", Start)),
    ];

    private Recorded Later(int months) => Fact(Queue.IdOf("samara", "north"), new TicketCalled($"t-{months}", "contracts", 1, new CallReason(0, 0, 0), 0, Start, Start, Start.InUtc().LocalDateTime.PlusMonths(months).InUtc().ToInstant()));

    private Recorded Fact(GrainId grain, IEvent happened) => new(++_position, grain, _position, happened, happened.At);
}
