using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Norms;

/// <summary>Three simulated days of a small company; every figure of its ledger against a recount from the raw events.</summary>
public sealed class Ledger_equals_a_recount : IAsyncLifetime
{
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly CompanyProfile Company = Small();
    private static readonly NormStandard Standard = ProfileNorms.Standard(Company);

    private List<Recorded> _facts = [];
    private NormLedger _ledger = null!;
    private NormBook _book = null!;

    public async Task InitializeAsync()
    {
        var (log, clock) = (new MemoryLog(), new VirtualClock(Silo.Simulation.Simulation.StartOf([Company], Monday)));
        await using var hub = await Hub.Start(new HubOptions { Log = "memory", Clock = clock, WatchDeadlines = false }, log, NullLoggerFactory.Instance, CancellationToken.None);
        for (var day = Monday; day < Monday.PlusDays(3); day = day.PlusDays(1))
        {
            var simulation = new Silo.Simulation.Simulation(hub, clock, [Company], day.Day);
            await simulation.Begin(day, CancellationToken.None);
            await simulation.RunTo(Silo.Simulation.Simulation.EndOf([Company], day), CancellationToken.None);
        }
        _facts = [.. log.Records.Select(r => new Recorded(r.Position, GrainId.Parse(r.Stream), r.Version, Grains.Concepts.Catalog.Read(r.Event.Name, r.Event.Data.Span), r.RecordedAt))];
        var figures = new FigureBook(clock);
        _book = new NormBook([Standard], figures, clock);
        foreach (var fact in _facts)
        {
            figures.Apply(fact);
            _book.Apply(fact);
        }
        _ledger = _book.Ledger(Company.Id, null)!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    [Trait("Requirement", "SAMARA-6.3d")]
    [Trait("Requirement", "SAMARA-6.3f")]
    public void Of_waits_by_service()
    {
        foreach (var (norm, service) in ((string, string)[])[("wait-contract", "contracts"), ("wait-payment", "bills")])
        {
            var waits = Stories().Where(s => s.Service == service && s.Started is not null).Select(s => Whole(s.Started!.At - s.Issued.At) - s.Started!.ParkedS).ToList();
            var row = Row(norm);

            waits.Count.ShouldBeGreaterThan(50, "seeds 23 to 25");
            (row.N, row.Value).ShouldBe((waits.Count, decimal.Round((decimal)waits.Sum() / waits.Count / 60, 3)), norm);
        }
    }

    [Fact]
    [Trait("Requirement", "SAMARA-6.3e")]
    [Trait("Requirement", "SAMARA-6.3g")]
    public void Of_services()
    {
        foreach (var (norm, service) in ((string, string)[])[("service-contract", "contracts"), ("service-payment", "bills")])
        {
            var times = Stories().Where(s => s.Service == service && s.Finished is not null).Select(s => Whole(s.Finished!.At - s.Finished.StartedAt)).ToList();
            var row = Row(norm);

            (row.N, row.Value).ShouldBe((times.Count, decimal.Round((decimal)times.Sum() / times.Count / 60, 3)), norm);
        }
    }

    [Fact]
    [Trait("Requirement", "SAMARA-6.3h")]
    [Trait("Requirement", "SARATOV-8.9"), Trait("Requirement", "SARATOV-4.5b")]
    public void Of_whole_visits_over_half_an_hour()
    {
        var totals = Stories().Where(s => s.Finished is not null).Select(s => Whole(s.Started!.At - s.Issued.At) - s.Started.ParkedS + Whole(s.Finished!.At - s.Finished.StartedAt)).ToList();
        var (row, detail) = (Row("total-visit"), _book.One(Company.Id, "total-visit", null, null, 1000)!);

        (row.N, row.Over, row.State).ShouldBe((totals.Count, totals.Count(t => t > 1800), totals.Any(t => t > 1800) ? NormState.Breach : NormState.Met));
        (detail.CaseCount, detail.Cases.Count(c => c.Over)).ShouldBe((totals.Count, (int)row.Over));
    }

    [Fact]
    [Trait("Requirement", "SAMARA-7.2b")]
    public void Of_calls()
    {
        var waits = _facts.Select(f => f.Event).OfType<CallAnswered>().Select(c => c.WaitedS).ToList();

        (Row("phone-wait").N, Row("phone-wait").Value).ShouldBe((waits.Count, decimal.Round((decimal)waits.Sum() / waits.Count, 3)));
    }

    /// <summary>A case counts in whole seconds.</summary>
    private static long Whole(Duration time) => (long)time.TotalSeconds;

    private NormRow Row(string id) => _ledger.Rows.Single(r => r.Rule.Id == id);

    /// <summary>Each ticket from its own events alone.</summary>
    private IEnumerable<(TicketIssued Issued, string Service, ServiceStarted? Started, ServiceFinished? Finished)> Stories()
    {
        var moves = _facts.Select(f => f.Event).OfType<TicketEvent>().ToLookup(e => e.Ticket);
        foreach (var issued in _facts.Select(f => f.Event).OfType<TicketIssued>())
        {
            var mine = moves[issued.Ticket].ToList();
            yield return (issued, mine.OfType<TicketTransferred>().LastOrDefault()?.ToService ?? issued.Service, mine.OfType<ServiceStarted>().LastOrDefault(), mine.OfType<ServiceFinished>().LastOrDefault());
        }
    }

    /// <summary>One office and a line, from the shipped profile of Samara.</summary>
    private static CompanyProfile Small()
    {
        var samara = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "samara.json"));
        var hours = new Stated<WeekHours>(new WeekHours([.. WeekHours.Parse("mon-fri", "08:00-17:00")]));
        return samara with { Offices = [samara.Offices[0] with { Windows = new(5), VisitorsPerDay = new(230), Hours = hours }], Lines = [samara.Lines[0] with { CallsPerDay = new(200), Operators = new(2) }] };
    }
}
