using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Visits;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Floor;

/// <summary>Every call of a simulated day is replayed from the log alone and chosen again, for the same reason.</summary>
public sealed class Why_of_every_call
{
    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    [Theory]
    [InlineData("khges"), InlineData("saratov"), InlineData("samara"), InlineData("mordovia"), InlineData("vladimir")]
    public async Task Is_the_same_when_it_is_replayed(string company)
    {
        var profile = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json"));
        profile = profile with { Offices = [profile.Offices[0] with { Windows = new(4), VisitorsPerDay = new(160) }], Lines = [] };
        var (log, clock) = (new MemoryLog(), new VirtualClock(Silo.Simulation.Simulation.StartOf([profile], Tuesday)));
        await using var hub = await Hub.Start(new HubOptions { Log = "memory", Clock = clock, WatchDeadlines = false }, log, NullLoggerFactory.Instance, CancellationToken.None);
        var simulation = new Silo.Simulation.Simulation(hub, clock, [profile], seed: 11);
        await simulation.Begin(Tuesday, CancellationToken.None);
        await simulation.RunTo(Silo.Simulation.Simulation.EndOf([profile], Tuesday), CancellationToken.None);

        var (state, calls, visits) = (QueueState.Empty, 0, 0);
        foreach (var record in log.Records.Where(r => r.Stream == Queue.IdOf(company, profile.Offices[0].Id).ToString()))
        {
            var happened = (QueueEvent)Concepts.Catalog.Read(record.Event.Name, record.Event.Data.Span);
            if (happened is TicketCalled call)
            {
                Why.Of("office", state, call).Same.ShouldBeTrue($"seed 11, {call}");
                calls++;
            }
            if (happened is IVisitEnd { Visit: not null }) visits++;
            state = (QueueState)Queue.Kind.Evolve(state, happened);
        }
        (calls > 50, visits > 50).ShouldBe((true, true), $"seed 11: {calls} calls, {visits} visits");
    }
}
