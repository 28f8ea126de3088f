using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Waits;
using Xunit.Abstractions;

namespace OpsHub.Grains.Tests.Waits;

/// <summary>A fortnight of offices that are too small around noon.</summary>
public sealed class Foreseeing_the_wait_of_a_ticket(ITestOutputHelper output)
{
    private const int Seed = 4711, Days = 14;

    private static readonly IReadOnlyList<QueueEvent> Office = new Fortnight(Seed, Days).Events;

    private readonly TicketWaits _waits = new();
    private readonly Instant _now = Scenes.Morning;

    [Fact]
    public void Is_nearer_than_any_single_estimator_and_nine_of_ten_wait_no_longer_than_they_were_told()
    {
        var (chosen, singles) = Scored([Office, .. Enumerable.Range(1, 5).Select(n => new Fortnight(Seed + n, Days).Events)]);
        foreach (var (name, accuracy) in singles.Append(("chosen", chosen)))
            output.WriteLine($"{name,-8} n {accuracy.Count} MSE {accuracy.MeanSquared:F0} MAE {accuracy.MeanAbsoluteS:F1} bias {accuracy.BiasS:F1} P90 {accuracy.Coverage:F3} pinball {accuracy.PinballS:F2}");

        chosen.Count.ShouldBeGreaterThan(5_000);
        (chosen.MeanSquared / singles.Single(s => s.Name == "last10").Accuracy.MeanSquared).ShouldBeLessThanOrEqualTo(0.70, $"seed {Seed}");
        (chosen.MeanAbsoluteS / singles.Single(s => s.Name == "genesys").Accuracy.MeanAbsoluteS).ShouldBeLessThanOrEqualTo(0.80, $"seed {Seed}");
        chosen.Coverage.ShouldBeInRange(0.87, 0.93, $"seed {Seed}");
        chosen.PinballS.ShouldBeLessThan(0.98 * singles.Min(s => s.Accuracy.PinballS), $"seed {Seed}");   // services and patience are exponential here: the best of the single ones, QL_m, is theory's own
    }

    [Fact]
    public void Goes_on_after_a_restart_as_if_it_had_never_stopped()
    {
        foreach (var e in Office.Take(Office.Count / 2)) _waits.Apply(e);
        var resumed = JsonSerializer.Deserialize<TicketWaits>(JsonSerializer.SerializeToUtf8Bytes(_waits, HubJson.Options), HubJson.Options)!;

        var told = 0;
        foreach (var e in Office.Skip(Office.Count / 2))
        {
            var (one, other) = (_waits.Apply(e), resumed.Apply(e));
            other?.Told.ShouldBe(one?.Told);
            told += one?.Told is null ? 0 : 1;
        }
        told.ShouldBeGreaterThan(500);
        resumed.Accuracy(null).MeanAbsoluteS.ShouldBe(_waits.Accuracy(null).MeanAbsoluteS);
    }

    [Fact]
    public void Accuracy_is_that_of_a_recount_by_hand()
    {
        var told = new Dictionary<string, Band>();
        var outcomes = new List<(string Service, Band Said, int Waited)>();
        foreach (var e in Office)
        {
            if (_waits.Apply(e)?.Told is { } band && e is TicketIssued issued) told[issued.Ticket] = band;
            if (e is TicketCalled { Reason.WaitedS: > 0 and var waited } called && told.Remove(called.Ticket, out var said)) outcomes.Add((called.Service, said, waited));
        }

        foreach (var service in new[] { "contracts", "meters" })
        {
            var (mine, told90) = (outcomes.Where(o => o.Service == service).ToList(), _waits.Accuracy(service));
            (told90.Count, told90.Within).ShouldBe((mine.Count, mine.Count(o => o.Waited <= o.Said.P90S)));
            told90.MeanAbsoluteS.ShouldBe(mine.Average(o => Math.Abs(o.Said.P50S - o.Waited)), 1e-6);
            told90.BiasS.ShouldBe(mine.Average(o => o.Said.P50S - o.Waited), 1e-6);
        }
        _waits.Accuracy(null).Count.ShouldBe(outcomes.Count);
    }

    [Fact]
    public void Nothing_is_said_of_a_service_that_no_window_serves_nor_before_eight_calls_are_over()
    {
        Apply(new WindowAdmitted(1, ["contracts"], _now));
        for (var n = 0; n < 8; n++)
        {
            Apply(Issued($"q{n}", "contracts"))?.Told.ShouldBeNull();
            Apply(new TicketCalled($"q{n}", "contracts", 1, new CallReason(5, 0, 0, CallRule.LongestWait, 1), 0, _now, _now, _now));
            Apply(new ServiceFinished($"q{n}", "contracts", 1, 1, null, _now, _now, _now + Duration.FromSeconds(300)));
        }
        _waits.Newcomer("contracts", _now).ShouldBe(new Band(0, 0));
        Apply(Issued("first", "contracts"));

        _waits.Newcomer("contracts", _now).ShouldNotBeNull();
        _waits.Newcomer("meters", _now).ShouldBeNull();
    }

    [Fact]
    public void Who_has_precedence_waits_for_those_before_his_place_alone_and_each_later_one_longer()
    {
        foreach (var e in Office) _waits.Apply(e);
        var at = Office[^1].At + Duration.FromHours(12);
        Apply(new WindowAdmitted(1, ["contracts"], at));
        for (var n = 0; n < 6; n++) Apply(Issued($"w{n}", "contracts", at + Duration.FromSeconds(n)));

        var asked = at + Duration.FromSeconds(10);
        var plain = Apply(Issued("plain", "contracts", asked))!;
        var urgent = Apply(Issued("urgent", "contracts", asked, headStartS: 3600))!;

        urgent.Situation.Ahead.ShouldBe(0);
        plain.Situation.Ahead.ShouldBe(6);
        urgent.Told!.Value.P50S.ShouldBeLessThan(plain.Told!.Value.P50S);
        _waits.Remaining("w1", asked)!.Value.P50S.ShouldBeLessThan(_waits.Remaining("w5", asked)!.Value.P50S);
    }

    private ForeseenTicket? Apply(QueueEvent happened) => _waits.Apply(happened);

    private TicketIssued Issued(string ticket, string service, Instant? at = null, int headStartS = 0) => new(
        ticket, "А001", new LocalDate(2026, 11, 24), service, TicketClass.Ordinary, headStartS, 0, at ?? _now, at ?? _now, at ?? _now);

    /// <summary>Of those who waited and were called, when every estimator had something to say.</summary>
    private static (Accuracy Chosen, List<(string Name, Accuracy Accuracy)> Singles) Scored(IEnumerable<IReadOnlyList<QueueEvent>> offices)
    {
        var (chosen, singles) = (new Accuracy(), Estimator.All.Select(e => (e.Name, Accuracy: new Accuracy())).ToList());
        foreach (var events in offices) Score(events, chosen, singles);
        return (chosen, singles);
    }

    private static void Score(IReadOnlyList<QueueEvent> events, Accuracy chosen, List<(string Name, Accuracy Accuracy)> singles)
    {
        var (waits, trial, open) = (new TicketWaits(), new EstimatorTrial(), new Dictionary<string, (ForeseenTicket Foreseen, IReadOnlyList<Band?> Singles)>());
        foreach (var e in events)
        {
            if (waits.Apply(e) is { } foreseen && e is TicketIssued issued) open[issued.Ticket] = (foreseen, trial.Foresee(foreseen.Situation));
            if (e is not TicketCalled { Reason.WaitedS: > 0 and var waited } called || !open.Remove(called.Ticket, out var said)) continue;
            if (said.Foreseen.Told is { } told && said.Singles.All(b => b is not null))
            {
                chosen.Add(told, waited);
                foreach (var (single, band) in singles.Zip(said.Singles)) single.Accuracy.Add(band!.Value, waited);
            }
            trial.Learn(said.Foreseen.Situation, [.. said.Singles], waited);
        }
    }
}
