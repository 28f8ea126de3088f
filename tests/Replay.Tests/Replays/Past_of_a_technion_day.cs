using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.Technion;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Replays;

/// <summary>3 February 1999 told to the hub minute by minute: what the company wall showed each quarter of an hour is what the past shows of it, from the log on disk.</summary>
public sealed class Past_of_a_technion_day : IDisposable
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Jerusalem"];
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public async Task Equals_what_was_shown()
    {
        var facts = DayOf(new LocalDate(1999, 2, 3));
        var clock = new VirtualClock(facts[0].OccurredAt!.Value);
        var options = new HubOptions { Log = $"sqlite:{_folder.File("day.db")}", Clock = clock, WatchDeadlines = false, Views = Concepts.Views, PastPageEvents = 500 };
        await using var hub = await Hub.Start(options, NullLoggerFactory.Instance, CancellationToken.None);

        var shown = await Play(hub, clock, facts);

        shown.Count.ShouldBeGreaterThan(70);
        foreach (var then in shown)
        {
            using var recording = (await hub.Past.Open("test", then.View, then.At, CancellationToken.None)).ShouldBeOfType<PastOpening.Opened>().Recording;
            var now = recording.Find(then.View).ShouldNotBeNull().Snapshot(then.At);
            (now.Kind, now.Epoch, now.From, now.Seq, now.At).ShouldBe((then.Kind, then.Epoch, then.From, then.Seq, then.At));
            Cells(now).ShouldBe(Cells(then));
        }
        shown.Select(Cells).Distinct().Count().ShouldBeGreaterThan(60);   // the wall moved, so equality says something
    }

    private static async Task<List<Frame>> Play(Hub hub, VirtualClock clock, List<Envelope> facts)
    {
        List<Frame> shown = [];
        var timeline = new Timeline(hub, clock);
        foreach (var minute in facts.GroupBy(f => f.OccurredAt!.Value.ToUnixTimeSeconds() / 60))
        {
            await timeline.AdvanceTo(minute.Max(f => f.OccurredAt!.Value), CancellationToken.None);
            foreach (var fact in minute) (await hub.Grains.Send(fact, CancellationToken.None)).ShouldNotBeOfType<Outcome.Unavailable>();
            await hub.CatchUp(CancellationToken.None);
            if (shown.Count > 0 && clock.GetCurrentInstant() - shown[^1].At < Duration.FromMinutes(15)) continue;
            shown.Add(hub.Boards.Find("wall/technion")!.Snapshot(clock.GetCurrentInstant()));
        }
        return shown;
    }

    /// <summary>The company and its line, then the calls of one local day.</summary>
    private static List<Envelope> DayOf(LocalDate day)
    {
        var month = TechnionSource.Read(SharedData.File("technion-anonymousbank/calls_1999-02.csv.gz"), "technion", "bank", Zone, new Rejects(null));
        var calls = month.Facts.Where(f => f.Grain.Kind == "caller" && f.OccurredAt!.Value.InZone(Zone).Date == day).ToList();
        var start = calls[0].OccurredAt!.Value;
        return [.. month.Facts.Where(f => f.Grain.Kind is "company" or "line").Select(f => f with { OccurredAt = start }), .. calls];
    }

    private static string Cells(Frame frame) => string.Join('\n', frame.Cells.Select(c => $"{c.Key} {Encoding.UTF8.GetString(c.Value.Span)}"));
}
