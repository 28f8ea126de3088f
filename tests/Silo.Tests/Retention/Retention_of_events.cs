using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Cli;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Retention;
using OpsHub.Silo.Tests.Support;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Retention;

/// <summary><c>retention</c> takes two old days out of a log, in both stores: all that was counted of them stays counted, and nothing else is missed.</summary>
public sealed class Retention_of_events(OldLog old) : IClassFixture<OldLog>, IDisposable
{
    private static readonly string[] All = ["--visits", "13", "--calls", "13", "--alerts", "13"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-retention-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Is_only_told_without_apply()
    {
        var log = old.CopyTo(_folder);
        var before = await Events(log);

        var dry = await CommandLine.Run(["retention", "--log", log, .. All]);
        var again = await CommandLine.Run(["retention", "--log", log, .. All]);

        dry.Code.ShouldBe(0, dry.Error);
        dry.Output.ShouldMatch(@"2025-06  samara         visits  +\d,?\d+ commits");
        dry.Output.ShouldMatch(@"2025-06  samara         calls   +\d,?\d+ commits");
        dry.Output.ShouldMatch("stays    samara         visits  .*: the grain's only memory");
        dry.Output.ShouldMatch(@"ground   up to position \d+,\d+: \d+,\d+ bytes");
        dry.Output.ShouldEndWith("Nothing was deleted: --apply does it.");
        again.Output.ShouldBe(dry.Output);
        (await Events(log)).ShouldBe(before);
    }

    [Fact]
    public Task Leaves_SQLite_what_verify_agrees_with_to_the_last_byte() => Leaves(old.CopyTo(_folder));

    [PostgresFact]
    public async Task Leaves_PostgreSQL_what_verify_agrees_with_to_the_last_byte()
    {
        await using var database = await Restored();
        await Leaves(database.ConnectionString);
    }

    [Fact]
    public async Task Takes_of_each_kind_only_what_is_asked_for_and_of_one_company_only_its_own()
    {
        var log = old.CopyTo(_folder);

        (await CommandLine.Run("retention", "--log", log, "--visits", "13", "--company", "nobody", "--apply")).Output.ShouldEndWith("Deleted: 0.");
        (await CommandLine.Run("retention", "--log", log, "--calls", "13", "--apply")).Code.ShouldBe(0);

        var left = await Read(log);
        left.ShouldContain(r => r.RecordedAt < Instant.FromUtc(2025, 7, 1, 0, 0) && r.Event.Name == "ticket-issued/1");
        left.ShouldNotContain(r => r.RecordedAt < Instant.FromUtc(2025, 7, 1, 0, 0) && r.Event.Name == "call-ended/1");
    }

    [Fact]
    public async Task Is_refused_while_a_follower_stands_before_what_is_to_go()
    {
        var log = old.CopyTo(_folder);
        await using (var opened = await Open(log)) await opened.SavePosition("late", 100, CancellationToken.None);
        var before = await Events(log);

        var refused = await Should.ThrowAsync<LogRefusedException>(() => CommandLine.Run(["retention", "--log", log, .. All, "--apply"]));

        refused.Message.ShouldStartWith("The follower late stands at 100, before ");
        (await Events(log)).ShouldBe(before);
    }

    [Theory]
    [InlineData("--visits")]
    [InlineData("--calls")]
    [InlineData("--alerts")]
    public async Task Is_never_of_less_than_thirteen_months(string kind) =>
        (await CommandLine.Run("retention", "--log", "sqlite:none.db", kind, "12")).Error.ShouldContain($"{kind} is 13 or more");

    [Fact]
    public async Task Goes_on_where_it_was_broken_off_and_every_stop_in_between_is_a_log_in_order()
    {
        for (var stop = 0; stop < 3; stop++)
        {
            var folder = _folder.CreateSubdirectory(stop.ToString(CultureInfo.InvariantCulture));
            var log = old.CopyTo(folder);

            await Should.ThrowAsync<BrokenOff>(() => Apply(log, portions: stop));
            await Verified(log);
            (await CommandLine.Run(["retention", "--log", log, .. All, "--apply"])).Code.ShouldBe(0);
            await Verified(log);
            (await CommandLine.Run(["retention", "--log", log, .. All, "--apply"])).Output.ShouldEndWith("0 commits of events, 0 bytes. Deleted: 0.");
        }
    }

    [Fact]
    public async Task Goes_on_after_its_process_was_killed_in_the_middle()
    {
        var log = old.CopyTo(_folder);
        await using (var watching = await Open(log))
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "opshub.dll"), "retention", "--log", log, .. All, "--apply"]) { RedirectStandardOutput = true })!;
            while (await watching.GoneUpTo(CancellationToken.None) == 0) process.HasExited.ShouldBeFalse("it took nothing");
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await Verified(log);
        (await CommandLine.Run(["retention", "--log", log, .. All, "--apply"])).Code.ShouldBe(0);
        await Verified(log);
    }

    [Fact]
    public Task Runs_beside_a_hub_that_goes_on_with_the_same_offices_on_SQLite() => Beside(old.CopyTo(_folder));

    [PostgresFact]
    public async Task Runs_beside_a_hub_that_goes_on_with_the_same_offices_on_PostgreSQL()
    {
        await using var database = await Restored();
        await Beside(database.ConnectionString);
    }

    [Fact]
    public async Task Is_the_same_log_after_backup_and_restore()
    {
        var log = old.CopyTo(_folder);
        await CommandLine.Run(["retention", "--log", log, .. All, "--apply"]);
        var (file, other) = (Path.Combine(_folder.FullName, "log.backup"), $"sqlite:{_folder.FullName}/other.db");

        (await CommandLine.Run("backup", file, "--log", log)).Code.ShouldBe(0);
        (await CommandLine.Run("restore", file, "--log", other)).Code.ShouldBe(0);

        (await Ground(other)).ShouldBe(await Ground(log));
        await Verified(other);
    }

    private static async Task Leaves(string log)
    {
        var (before, head) = (await Events(log), (await CommandLine.Run("verify", "--log", log, "--head")).Output.Split('\n')[^1].Trim());

        var applied = await CommandLine.Run(["retention", "--log", log, .. All, "--apply"]);

        applied.Code.ShouldBe(0, applied.Error);
        (await Events(log)).ShouldBeLessThan(before * 3 / 4, applied.Output);   // of the first of the two days nearly all; the second is the memory of the grains
        // What the hub had kept when everything was there, against what is counted from the ground.
        var counted = int.Parse(Regex.Match(await Verified(log, "--expect", head), @"(\d+) snapshots counted anew").Groups[1].Value, CultureInfo.InvariantCulture);
        counted.ShouldBeGreaterThan(20);
        (await CommandLine.Run("log", "drop-snapshots", "--log", log)).Code.ShouldBe(0);
        await Verified(log, "--expect", head);
        var next = await CommandLine.Run(["retention", "--log", log, .. All, "--apply"]);
        next.Output.ShouldEndWith("0 commits of events, 0 bytes. Deleted: 0.");
    }

    private static async Task<string> Verified(string log, params string[] more)
    {
        var verified = await CommandLine.Run(["verify", "--log", log, .. more]);
        verified.Error.ShouldBeEmpty();
        verified.Code.ShouldBe(0);
        return verified.Output;
    }

    /// <summary>A hub of this month works on while the old days go.</summary>
    private async Task Beside(string log)
    {
        var clock = new VirtualClock(Instant.FromUtc(2026, 11, 11, 6, 0));
        var (hub, web) = await OldLog.Open(log, clock, _folder.FullName);
        await using (web)
        {
            using var stop = new CancellationTokenSource();
            var working = Work(hub, clock, stop.Token);
            var applied = await CommandLine.Run(["retention", "--log", log, .. All, "--apply"]);
            await stop.CancelAsync();
            applied.Code.ShouldBe(0, applied.Error);
            applied.Output.ShouldNotEndWith("Deleted: 0.");
            (await working).ShouldBeGreaterThan(0);
            await hub.CatchUp(CancellationToken.None);
            hub.Fault.ShouldBeNull();
        }
        await Verified(log);
    }

    private static async Task<int> Work(Hub hub, VirtualClock clock, CancellationToken until)
    {
        var sent = 0;
        do
        {
            var outcome = await hub.Grains.Send(new Envelope(Queue.IdOf(OldLog.Company, OldLog.Office), $"beside-{sent}", new OpenQueue(), "test"), CancellationToken.None);
            outcome.ShouldBeOfType<Outcome.Done>();
            outcome = await hub.Grains.Send(new Envelope(Queue.IdOf(OldLog.Company, OldLog.Office), $"closed-{sent}", new CloseQueue("test"), "test"), CancellationToken.None);
            outcome.ShouldBeOfType<Outcome.Done>();
            sent++;
            clock.AdvanceTo(clock.GetCurrentInstant() + Duration.FromSeconds(1));
        }
        while (!until.IsCancellationRequested);
        return sent;
    }

    /// <summary>A run that dies after so many portions.</summary>
    private static async Task Apply(string log, int portions)
    {
        await using var rows = await LogRowsOf.Open(log, CancellationToken.None);
        await using var opened = await Open(log);
        await using var hub = await VerifyVerb.Still(log, ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped, CancellationToken.None);
        await using var perishing = new MortalPerishing(LogRetention.Perishing(log), portions);
        var before = Instant.FromUtc(2025, 10, 1, 0, 0);
        var found = await new OldEvents(opened, rows, hub.Hub.Catalog).Find(before, CancellationToken.None);
        var ground = await new GroundFold(opened, hub.Hub.Catalog, hub.KeptFolds).UpTo(found.UpTo, CancellationToken.None);
        await new EventRetention(opened, rows, hub.Hub.Catalog, perishing).Apply(found, (_, _) => before, ground, new RetentionTally(), CancellationToken.None);
    }

    private async Task<PostgresDatabase> Restored()
    {
        var (log, file, database) = (old.CopyTo(_folder), Path.Combine(_folder.FullName, "whole.backup"), await Postgres.CreateDatabase());
        (await CommandLine.Run("backup", file, "--log", log)).Code.ShouldBe(0);
        var restored = await CommandLine.Run("restore", file, "--log", database.ConnectionString);
        restored.Code.ShouldBe(0, restored.Error);
        var (_, web) = await OldLog.Open(database.ConnectionString, new VirtualClock(Instant.FromUtc(2026, 11, 11, 5, 0)), _folder.FullName);
        await web.DisposeAsync();   // it keeps what it has folded
        return database;
    }

    /// <summary>Up to where commits are gone, and what is kept of them.</summary>
    private static async Task<string> Ground(string log)
    {
        await using var rows = await LogRowsOf.Open(log, CancellationToken.None);
        await using var opened = await Open(log);
        var ground = (await rows.Snapshots(CancellationToken.None)).Where(s => s.Name.StartsWith(Silo.Log.Ground.Prefix, StringComparison.Ordinal)).ToList();
        ground.Count.ShouldBeGreaterThan(10);
        return $"{await opened.GoneUpTo(CancellationToken.None)} {string.Join(' ', ground)}";
    }

    private static async Task<int> Events(string log) => (await Read(log)).Count;

    private static async Task<IReadOnlyList<LogRecord>> Read(string log)
    {
        await using var opened = await Open(log);
        return await opened.ReadAll(0, 1_000_000, CancellationToken.None);
    }

    private static Task<IEventLog> Open(string log) => EventLogs.Open(log, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);
}
