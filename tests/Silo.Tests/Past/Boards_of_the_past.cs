using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Tests.Engine;

namespace OpsHub.Silo.Tests.Past;

/// <summary>Every frame that the live hub showed on a simulated Tuesday is asked of the past.</summary>
public sealed class Boards_of_the_past(RecordedDay day) : IClassFixture<RecordedDay>
{
    private const int Seed = 7;

    private Hub Hub => day.Hub;

    [Fact]
    public async Task Are_those_that_were_shown_member_by_member()
    {
        day.Shown.Count.ShouldBeGreaterThan(50);
        foreach (var (at, frames) in day.Shown)
        {
            using var recording = await Recorded(at);
            Compare(recording, at, frames);
        }
    }

    [Fact]
    public async Task Are_the_same_wherever_the_recording_came_from()
    {
        var dice = new Random(Seed);
        using var recording = await Recorded(day.Shown.Keys.First());
        foreach (var at in day.Shown.Keys.OrderBy(_ => dice.Next()).Take(25))
        {
            (await recording.MoveTo(at, CancellationToken.None)).ShouldBeNull();
            Compare(recording, at, day.Shown[at]);
        }
    }

    [Fact]
    public async Task Are_the_same_without_the_pages_that_were_kept()
    {
        var (at, frames) = day.Shown.Last();
        await day.Log.DropSnapshots(CancellationToken.None);

        using var recording = await Recorded(at);
        Compare(recording, at, frames);

        // Whoever comes next finds the pages that this one folded past.
        day.Log.Snapshots.Count(s => s.Name.StartsWith("past:", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Do_not_know_of_what_was_recorded_later()
    {
        var record = day.Log.Records[day.Log.Records.Count / 2];
        using var before = await Recorded(record.RecordedAt - Duration.Epsilon);
        using var then = await Recorded(record.RecordedAt);

        var board = before.Find($"wall/{RecordedDay.Company.Id}").ShouldNotBeNull();
        board.Seq.ShouldBeLessThan(record.Position);
        then.Find($"wall/{RecordedDay.Company.Id}").ShouldNotBeNull().Seq.ShouldBeGreaterThanOrEqualTo(record.Position);
    }

    [Fact]
    public async Task Are_refused_outside_of_the_log()
    {
        var begins = day.Log.Records[0].RecordedAt;
        using var recording = await Recorded(begins);

        (await Refused(begins - Duration.FromSeconds(1))).ShouldBe(PastCodes.BeforeTheLog);
        (await Refused(day.Clock.GetCurrentInstant() + Duration.FromSeconds(1))).ShouldBe(PastCodes.InTheFuture);
        (await recording.MoveTo(day.Clock.GetCurrentInstant() + Duration.FromSeconds(1), CancellationToken.None))!.Code.ShouldBe(PastCodes.InTheFuture);
        (recording.Begins, recording.At).ShouldBe((begins, begins));
    }

    [Fact]
    public async Task Are_open_to_so_many_at_once_and_no_more()
    {
        var at = day.Shown.Keys.First();
        var mine = new[] { await Recorded(at), await Recorded(at), await Recorded(at) };
        (await Refused(at)).ShouldBe(PastCodes.TooMany);
        var others = new List<IRecording>();
        for (var i = 0; i < 5; i++) others.Add(await Recorded(at, $"other-{i}"));
        (await Refused(at, "other-6")).ShouldBe(PastCodes.TooMany);
        Hub.OpenRecordings.ShouldBe(8);

        mine[0].Dispose();
        mine[0].Dispose();

        Hub.OpenRecordings.ShouldBe(7);
        (await Recorded(at)).Dispose();
        mine.Concat(others).ToList().ForEach(r => r.Dispose());
        Hub.OpenRecordings.ShouldBe(0);
    }

    [Fact]
    public async Task Of_an_empty_log_there_are_none()
    {
        await using var hub = await Silo.Hosting.Hub.Start(day.Options(), new MemoryLog(), NullLoggerFactory.Instance, CancellationToken.None);

        (await hub.Past.Open("me", "wall/samara", day.Clock.GetCurrentInstant(), CancellationToken.None)).ShouldBeOfType<PastOpening.Refused>().Refusal.Code.ShouldBe(PastCodes.BeforeTheLog);
    }

    private async Task<IRecording> Recorded(Instant at, string who = "me") =>
        (await Hub.Past.Open(who, $"wall/{RecordedDay.Company.Id}", at, CancellationToken.None)).ShouldBeOfType<PastOpening.Opened>().Recording;

    private async Task<string> Refused(Instant at, string who = "me") =>
        (await Hub.Past.Open(who, $"wall/{RecordedDay.Company.Id}", at, CancellationToken.None)).ShouldBeOfType<PastOpening.Refused>().Refusal.Code;

    private static void Compare(IRecording recording, Instant at, List<Frame> shown)
    {
        foreach (var then in shown)
        {
            var now = recording.Find(then.View).ShouldNotBeNull($"{then.View} at {at}").Snapshot(at);
            (now.View, now.Kind, now.Epoch, now.From, now.At, now.Gone.Length).ShouldBe((then.View, then.Kind, then.Epoch, then.From, then.At, then.Gone.Length), $"{then.View} at {at}");
            now.Cells.Keys.ShouldBe(then.Cells.Keys, $"{then.View} at {at}");
            foreach (var (key, cell) in then.Cells) Text(now.Cells[key]).ShouldBe(Text(cell), $"{key} of {then.View} at {at}");
            // A drawn board is as old as the look at which it had changed (ADR 0026), so only written ones have one age.
            if (then.View.StartsWith("wall/", StringComparison.Ordinal) && then.View.Count(c => c == '/') == 1) now.Seq.ShouldBe(then.Seq, $"{then.View} at {at}");
        }
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
