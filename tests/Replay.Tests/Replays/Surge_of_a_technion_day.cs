using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Walls.Calls;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.Technion;
using OpsHub.Silo.Time;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Replay.Tests.Replays;

/// <summary>The first days of February 1999, and 3 February as the contact centre's wall shows it: calls offered in half an hour beside those offered on a usual day.</summary>
public sealed class Surge_of_a_technion_day(ITestOutputHelper output) : IDisposable
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Jerusalem"];
    private static readonly LocalDate Day = new(1999, 2, 3);
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public async Task Compares_offered_calls_with_offered_calls()
    {
        var facts = UpTo(Day);
        var clock = new VirtualClock(facts[0].OccurredAt!.Value);
        var options = new HubOptions { Log = $"sqlite:{_folder.File("days.db")}", Clock = clock, WatchDeadlines = false, Views = () => [new CallsView()] };
        await using var hub = await Hub.Start(options, NullLoggerFactory.Instance, CancellationToken.None);

        var shown = await Play(hub, clock, facts);

        shown.Count.ShouldBeGreaterThan(60);
        foreach (var sum in shown) sum.Arrived.ShouldBe(Recount(facts, sum.AsOf!.Value), $"{sum.AsOf}");
        foreach (var sum in shown) output.WriteLine($"{sum.AsOf!.Value.InZone(Zone):HH:mm} {sum.Arrived} of {sum.Usual.Band}{(sum.Usual.Surge ? " surge" : "")}");
        shown.Where(s => s.Usual.Surge).Select(s => s.Arrived).ShouldBe([83, 134, 55]);   // 13:30 and 13:45, after nothing had come through for half an hour, and 20:00
        shown.Count(s => s.Usual.Band is { } b && s.Arrived >= b.P10 && s.Arrived <= b.P90).ShouldBeGreaterThan(shown.Count * 3 / 4);
    }

    private async Task<List<CallsSumCell>> Play(Hub hub, VirtualClock clock, List<Envelope> facts)
    {
        List<CallsSumCell> shown = [];
        var timeline = new Timeline(hub, clock);
        foreach (var quarter in facts.GroupBy(f => f.OccurredAt!.Value.ToUnixTimeSeconds() / 900))
        {
            await timeline.AdvanceTo(quarter.Max(f => f.OccurredAt!.Value), CancellationToken.None);
            foreach (var fact in quarter) (await hub.Grains.Send(fact, CancellationToken.None)).ShouldNotBeOfType<Outcome.Unavailable>();
            await hub.CatchUp(CancellationToken.None);
            if (clock.GetCurrentInstant().InZone(Zone).Date == Day) shown.Add((CallsSumCell)hub.Boards.Find("calls/technion")!["sum"]!);
        }
        return shown;
    }

    /// <summary>From the facts themselves: calls whose wait began in the half hour, without those who are known to have given up at once or to have been lost.</summary>
    private static int Recount(List<Envelope> facts, Instant now) => facts.TakeWhile(f => f.OccurredAt <= now).GroupBy(f => f.Grain).Count(call =>
    {
        if (call.Any(f => f.Command is LeaveMenu or LeaveLine or AbandonCall { WaitedS: 0 })) return false;
        var joined = call.Where(f => f.Command is JoinQueue).Select(f => f.OccurredAt).FirstOrDefault() ?? call.Where(f => f.Command is AnswerCall).Select(f => f.OccurredAt).FirstOrDefault();
        return joined > now - Duration.FromMinutes(30);
    });

    /// <summary>The company and its line, then the calls of the days up to one.</summary>
    private static List<Envelope> UpTo(LocalDate last)
    {
        var month = TechnionSource.Read(SharedData.File("technion-anonymousbank/calls_1999-02.csv.gz"), "technion", "bank", Zone, new Rejects(null));
        var calls = month.Facts.Where(f => f.Grain.Kind == "caller" && f.OccurredAt!.Value.InZone(Zone).Date <= last).ToList();
        return [.. month.Facts.Where(f => f.Grain.Kind is "company" or "line").Select(f => f with { OccurredAt = calls[0].OccurredAt }), .. calls];
    }
}
