using System.Collections;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Replay;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.Technion;

namespace OpsHub.Replay.Tests.Replays;

public sealed class Same_facts_same_log : IDisposable
{
    private const int Seed = 20261124;
    private readonly Folder _folder = new();
    private readonly string _calls;
    private readonly string _polls;
    private readonly string _changes;

    public Same_facts_same_log()
    {
        _calls = _folder.Pack("calls.csv.gz", Invented.Calls(Seed, 500));
        var (polls, changes) = Invented.Displays(Seed);
        _polls = _folder.Write("polls.csv", polls);
        _changes = _folder.Write("changes.csv", changes);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_replays_write_the_same()
    {
        await Done("technion", _calls, "--log", _folder.Log("a"));
        await Done("technion", _calls, "--log", _folder.Log("b"));
        await Done("warsaw", _changes, "--polls", _polls, "--log", _folder.Log("a"));
        await Done("warsaw", _changes, "--polls", _polls, "--log", _folder.Log("b"));

        (await Logs.Streams(_folder.Log("a"))).ShouldBe(await Logs.Streams(_folder.Log("b")));
    }

    [Fact]
    public async Task Speed_changes_nothing_in_what_is_decided_and_reported()
    {
        await Done("warsaw", _changes, "--polls", _polls, "--log", _folder.Log("max"), "--report", _folder.File("max.csv"), "--speed", "max");
        await Done("warsaw", _changes, "--polls", _polls, "--log", _folder.Log("n"), "--report", _folder.File("n.csv"), "--speed", "30000");
        await Done("technion", _calls, "--log", _folder.Log("max"), "--report", _folder.File("calls-max.csv"), "--speed", "max");
        await Done("technion", _calls, "--log", _folder.Log("n"), "--report", _folder.File("calls-n.csv"), "--speed", "30000");

        var atMost = await Logs.Streams(_folder.Log("max"), withHubTime: false);
        atMost.ShouldContain(line => line.Contains("display-stalled/1", StringComparison.Ordinal));
        (await Logs.Streams(_folder.Log("n"), withHubTime: false)).ShouldBe(atMost);
        File.ReadAllText(_folder.File("n.csv")).ShouldBe(File.ReadAllText(_folder.File("max.csv")));
        File.ReadAllText(_folder.File("calls-n.csv")).ShouldBe(File.ReadAllText(_folder.File("calls-max.csv")));
    }

    [Fact]
    public async Task Played_again_into_the_same_log_nothing_is_done_twice()
    {
        await Done("technion", _calls, "--log", _folder.Log(), "--report", _folder.File("first.csv"));
        var first = await Logs.Streams(_folder.Log());

        var said = await Done("technion", _calls, "--log", _folder.Log(), "--report", _folder.File("again.csv"));

        said.Output.ShouldContain(": 0 written,");
        (await Logs.Streams(_folder.Log())).ShouldBe(first);
        File.ReadAllText(_folder.File("again.csv")).ShouldBe(File.ReadAllText(_folder.File("first.csv")));
    }

    [Fact]
    public async Task A_kept_log_was_recorded_as_the_days_went_so_that_it_can_be_looked_at_later()
    {
        await Done("technion", _calls, "--log", _folder.Log());

        var ahead = await Logs.SourceAheadOfHub(_folder.Log());
        ahead.Count.ShouldBeGreaterThan(500);
        ahead.ShouldAllBe(d => d >= Duration.Zero && d < Duration.FromMinutes(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(1500)]
    public async Task Stopped_in_the_middle_and_played_again_it_ends_where_it_would_have(int stopAfter)
    {
        await Done("technion", _calls, "--log", _folder.Log("whole"), "--report", _folder.File("whole.csv"));
        using var stop = new CancellationTokenSource();
        var playback = TechnionSource.Read(_calls, "technion", "bank", DateTimeZoneProviders.Tzdb["Asia/Jerusalem"], new Rejects(null));
        await using (var run = await ReplayRun.Open(playback with { Facts = new StoppingFacts(playback.Facts, stopAfter, stop), Stride = Duration.FromMinutes(2) }, _folder.Log("stopped"), null, stop.Token))
            await Should.ThrowAsync<OperationCanceledException>(run.Play(stop.Token));
        (await Logs.Streams(_folder.Log("stopped"))).Count.ShouldBeLessThan(playback.Facts.Count);

        await Done("technion", _calls, "--log", _folder.Log("stopped"), "--report", _folder.File("stopped.csv"));

        (await Logs.Streams(_folder.Log("stopped"), withHubTime: false)).ShouldBe(await Logs.Streams(_folder.Log("whole"), withHubTime: false));
        File.ReadAllText(_folder.File("stopped.csv")).ShouldBe(File.ReadAllText(_folder.File("whole.csv")));
    }

    private static async Task<Cli.Said> Done(params string[] args)
    {
        var said = await Cli.Replay(args);
        said.ShouldSatisfyAllConditions(s => s.Error.ShouldBeEmpty(), s => s.Code.ShouldBe(0), s => s.Output.ShouldContain(" 0 rejected;"));
        return said;
    }

    /// <summary>Facts that stop their own replay once one of them is asked for.</summary>
    private sealed class StoppingFacts(IReadOnlyList<Envelope> facts, int stopAfter, CancellationTokenSource stop) : IReadOnlyList<Envelope>
    {
        public int Count => facts.Count;

        public Envelope this[int index]
        {
            get
            {
                if (index >= stopAfter && index < facts.Count - 1) stop.Cancel();
                return facts[index];
            }
        }

        public IEnumerator<Envelope> GetEnumerator() => facts.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
