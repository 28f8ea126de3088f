using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Telephony.QueueLog;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.QueueLog;

public sealed class Following_a_queue_log : IDisposable
{
    private readonly Folder _folder = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    private string LogFile => _folder.File("queue_log");

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Facts_come_as_the_lines_are_written_under_the_line_that_the_queue_is()
    {
        await using var feed = Follow("samara={0},8000=main");
        Write("1700000000|1.1|8000|NONE|ENTERQUEUE||5551|1\n17000000");
        (await feed.Next()).ShouldBe(("1.1", new JoinQueue("main")));
        Write("30|1.1|8000|Agent/7|CONNECT|30|1.2|4\n");
        (await feed.Next()).ShouldBe(("1.1", new AnswerCall("main", "7", 30, 4)));
        File.Move(LogFile, _folder.File("queue_log.1"));
        Write("1700000090|1.1|8000|Agent/7|COMPLETECALLER|30|60|1\n1700000091|2.1|other|NONE|ENTERQUEUE||5552|1\n");

        (await feed.Next()).ShouldBe(("1.1", new EndCall("main", 60)));
        (await feed.Next()).ShouldBe(("2.1", new JoinQueue("other")));
    }

    [Fact]
    public async Task A_line_that_means_nothing_does_not_stop_the_others()
    {
        await using var feed = Follow("samara={0}");
        Write("no line at all\n1700000000||q|NONE|ENTERQUEUE\n1700000000|1.1|q|NONE|ENTERQUEUE||5551|1\n");

        (await feed.Next()).ShouldBe(("1.1", new JoinQueue("q")));
    }

    [Fact]
    public async Task Started_anew_in_the_middle_of_a_call_it_sends_the_same_commands_again()
    {
        Write("1700000000|1.1|q|NONE|ENTERQUEUE||5551|1\n1700000030|1.1|q|Agent/7|CONNECT|30|1.2|4\n");
        List<string> first, second;
        await using (var feed = Follow("samara={0}")) first = [await feed.NextId(), await feed.NextId()];
        await using (var feed = Follow("samara={0}"))
        {
            second = [await feed.NextId(), await feed.NextId()];
            Write("1700000090|1.1|q|Agent/7|COMPLETECALLER|30|60|1\n");
            (await feed.Next()).ShouldBe(("1.1", new EndCall("q", 60)));
        }

        second.ShouldBe(first);
    }

    [SharedDataFact]
    public async Task A_real_day_followed_by_two_hubs_one_after_the_other_is_the_day_as_replayed()
    {
        var source = SharedData.File("technion-anonymousbank/queue_log_1999-02-03.txt");
        var day = string.Concat((await File.ReadAllLinesAsync(source)).OrderBy(line => line[..line.IndexOf('|')], StringComparer.Ordinal).Select(line => $"{line}\n"));   // the file goes call by call
        var middle = day.IndexOf('\n', day.Length / 2) - 20;   // in the middle of a line, with calls in progress
        Write(day[..middle]);
        await Run(NewestIn(day[..middle]), async hub => await Until(hub, 2_000));
        Write(day[middle..]);
        var said = await Cli.Replay("queue-log", source, "--company", "samara", "--log", _folder.Log("replayed"));
        var expected = await Callers("replayed");
        await Run(NewestIn(day), async hub => await Until(hub, expected.Count));

        said.Code.ShouldBe(0);
        expected.Count.ShouldBeGreaterThan(4_000);
        (await Callers("followed")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("samara=/var/log/queue_log", true)]
    [InlineData("samara=/var/log/queue_log,8000=main,8001=business", true)]
    [InlineData("samara", false)]
    [InlineData("samara=", false)]
    [InlineData("sa mara=/x", false)]
    [InlineData("samara=/x,8000", false)]
    [InlineData("samara=/x,8000=ma in", false)]
    [InlineData("samara=/x,8000=a,8000=b", false)]
    public void A_place_names_a_company_a_file_and_lines(string text, bool isPlace) => (QueueLogPlace.Parse(text) is not null).ShouldBe(isPlace);

    private void Write(string text) => File.AppendAllText(LogFile, text);

    private Feed Follow(string place) => new(QueueLogPlace.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, place, LogFile))!, _patience.Token);

    /// <summary>The log is as old as its newest whole line.</summary>
    private static Instant NewestIn(string log) => Instant.FromUnixTimeSeconds(long.Parse(log.Split('\n')[^2].Split('|')[0], System.Globalization.CultureInfo.InvariantCulture));

    private async Task Run(Instant then, Func<Hub, Task> work)
    {
        var options = new HubOptions { Log = _folder.Log("followed"), Catalog = Concepts.Catalog, WatchDeadlines = false, Clock = new ClockOfThen(then), QueueLogs = [QueueLogPlace.Parse($"samara={LogFile}")!] };
        await using var hub = await Hub.Start(options, NullLoggerFactory.Instance, _patience.Token);
        await work(hub);
    }

    /// <summary>Reads the log until it holds so many events of callers.</summary>
    private async Task Until(Hub hub, int events)
    {
        for (var (seen, position) = (0, 0L); seen < events;)
        {
            var records = await hub.Log.ReadAll(position, 5_000, _patience.Token);
            seen += records.Count(r => r.Stream.StartsWith("caller/", StringComparison.Ordinal));
            if (records.Count > 0) position = records[^1].Position;
            else await hub.Clock.WaitUntil(hub.Clock.GetCurrentInstant() + Duration.FromMilliseconds(50), _patience.Token);
        }
    }

    private async Task<List<string>> Callers(string log) =>
        [.. (await Logs.Streams(_folder.Log(log), withHubTime: false)).Where(line => line.StartsWith("caller/", StringComparison.Ordinal))];

    /// <summary>A feed that runs, and what it sends.</summary>
    private sealed class Feed : IAsyncDisposable
    {
        private readonly FactSink _sink = new();
        private readonly CancellationTokenSource _stop;
        private readonly Task _run;

        public Feed(QueueLogPlace place, CancellationToken cancel)
        {
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            _run = new QueueLogFeed(place, _sink, new ClockOfThen(Instant.FromUnixTimeSeconds(1700000100)), NullLogger.Instance).Run(_stop.Token);
        }

        public async Task<(string Call, ICommand Fact)> Next() => await _sink.Next(_stop.Token) is var sent ? (sent.Grain.Key, sent.Command) : default;

        public async Task<string> NextId() => await _sink.Next(_stop.Token) is var sent ? $"{sent.Grain} {sent.CommandId}" : "";

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _run;
            _stop.Dispose();
        }
    }
}
