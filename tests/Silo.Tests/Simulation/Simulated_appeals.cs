using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Standards;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Simulation;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Simulation;

/// <summary>The desks of a demonstration: five weeks of invented appeals and a Tuesday, under the standards that ship.</summary>
public sealed class Simulated_appeals
{
    private const int Seed = 7;

    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    [Theory]
    [InlineData("khges")]
    [InlineData("samara")]
    [InlineData("saratov")]
    [InlineData("mordovia")]
    [InlineData("vladimir")]
    public void Of_every_company_live_to_their_end_and_no_step_of_theirs_is_refused(string id)
    {
        var (company, dice) = (ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{id}.json")), new Dice(Seed, id));
        var standard = ProfileStandards.Of([company], CalendarShelf.Shipped).Of(id, Instant.MaxValue)!;
        var ended = 0;
        for (var i = 0; i < 300; i++)
        {
            var life = new InventedLife(company, standard, $"{i}", Instant.FromUtc(2026, 10, 1, 6, 0) + Duration.FromMinutes(i * 40), dice, (at, _) => at);
            var state = AppealState.None;
            foreach (var (at, step) in life.Steps)
            {
                var answer = Appeal.Decide(state, Sealed(step), new Turn(life.Grain, at, at, "simulation"), standard);
                answer.Refusal.ShouldBeNull($"{step} of {life.Grain}, seed {Seed}");
                state = answer.Events.Aggregate(state, (s, e) => (AppealState)Kind.Evolve(s, e));
            }
            if (state.Over) ended++;
        }
        ended.ShouldBe(300);
    }

    private static readonly GrainKind Kind = Appeal.KindUnder(NoStandards.Instance);

    private static AppealCommand Sealed(AppealCommand step) => step is IPersonal { Person: not null } personal ? (AppealCommand)personal.Sealed("c-1", new SealedPerson(1, "c2VhbGVk")) : step;

    [Fact]
    public async Task Name_nobody_in_the_log()
    {
        var (facts, open) = await Play("samara");
        var registered = facts.Select(f => f.Event).OfType<AppealRegistered>().ToList();
        registered.Count(r => r.Person is not null).ShouldBe(registered.Count);
        facts.Select(f => Concepts.Catalog.Write(f.Event)).ShouldAllBe(bytes => !System.Text.Encoding.UTF8.GetString(bytes).Contains("Вымышленный", StringComparison.Ordinal));
        foreach (var step in new[] { typeof(AppealReceived), typeof(AppealNumbered), typeof(AppealTaken), typeof(AppealOverdue), typeof(AppealAnswerOffered), typeof(AppealClosed) })
            facts.ShouldContain(f => f.Event.GetType() == step, $"{step.Name}, seed {Seed}");
        open.ShouldBeGreaterThan(30, $"seed {Seed}");
    }

    /// <summary>Offices and lines are left out: their days are another test's.</summary>
    private static async Task<(List<Recorded> Facts, int Open)> Play(string id)
    {
        var folder = Directory.CreateTempSubdirectory("opshub-simulated-appeals-");
        try
        {
            var shipped = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{id}.json"));
            var company = shipped with { Lines = [], Offices = [.. shipped.Offices.Take(1)] };
            var standards = ProfileStandards.Of([shipped], CalendarShelf.Shipped);
            var clock = new VirtualClock(Silo.Simulation.Simulation.StartOf([company], Tuesday));
            var options = new HubOptions { Log = $"sqlite:{Path.Combine(folder.FullName, "log.db")}", Clock = clock, Catalog = Concepts.CatalogUnder(standards), Standards = standards, WatchDeadlines = false };
            await using var hub = await Hub.Open(options, NullLoggerFactory.Instance, CancellationToken.None);
            var register = new AppealRegister(standards);
            await hub.Begin([register], CancellationToken.None);
            var simulation = new Silo.Simulation.Simulation(hub, clock, [company], Seed);
            await simulation.Begin(Tuesday, CancellationToken.None);
            await simulation.RunTo(Tuesday.At(new LocalTime(12, 0)).InZoneLeniently(company.TimeZone).ToInstant(), CancellationToken.None);
            await hub.CatchUp(CancellationToken.None);
            List<Recorded> facts = [];
            for (var at = 0L; await hub.Log.ReadAll(at, 5_000, CancellationToken.None) is { Count: > 0 } page; at = page[^1].Position)
                facts.AddRange(page.Select(r => new Recorded(r.Position, GrainId.Parse(r.Stream), r.Version, Concepts.Catalog.Read(r.Event.Name, r.Event.Data.Span), r.RecordedAt)));
            return (facts, register.Count(id, new AppealQuery(), default).Open);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
