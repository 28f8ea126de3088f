using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Silo.Log;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>The disk under a log fills up while the hub is under load, and somebody frees it.</summary>
public sealed class Full_disk(ITestOutputHelper output)
{
    private readonly Ledger _ledger = new();

    [SmallDiskFact]
    public async Task Is_answered_by_503_loses_nothing_and_is_over_when_there_is_space_again()
    {
        using var disk = SmallDisk.Mount(kib: 48 << 10);
        var log = $"sqlite:{Path.Combine(disk.Path, "opshub.db")}";
        await Fills(disk, log, () => Task.CompletedTask);

        await using var rows = await LogRowsOf.Open(log, CancellationToken.None);
        (await rows.Flaws(long.MaxValue, CancellationToken.None)).ShouldBeEmpty();
    }

    [SmallDiskFact(postgres: true)]
    public async Task Under_PostgreSQL_is_answered_so_too()
    {
        using var disk = SmallDisk.Mount(kib: 96 << 10);
        using var server = PostgresCluster.Start(new PostgresClusterPlan(DataIn: disk.Path, WalSegmentMiB: 1) { Settings = ["max_wal_size=8MB", "min_wal_size=2MB"] });
        await Fills(disk, server.ConnectionString, server.Answers);
    }

    [SmallDiskFact(postgres: true)]
    public async Task Under_PostgreSQLs_write_ahead_log_stops_the_server_and_the_hub_waits_for_it()
    {
        using var disk = SmallDisk.Mount(kib: 12 << 10);
        using var server = PostgresCluster.Start(new PostgresClusterPlan(WalIn: disk.Path, WalSegmentMiB: 1) { Settings = ["max_wal_size=8MB", "min_wal_size=2MB"] });
        await Fills(disk, server.ConnectionString, server.Answers);
    }

    /// <param name="mended">What must be done besides freeing space.</param>
    private async Task Fills(SmallDisk disk, string log, Func<Task> mended)
    {
        await using var scene = await WebScene.Over(Hubs.Options(log));
        var load = new QueueLoad([scene.Hub.Grains], _ledger);
        using var stop = new CancellationTokenSource();
        var running = load.Run(stop.Token);
        await load.More(500);

        var filler = Fill(disk.Path);
        await load.Unavailable;
        using var refused = await scene.Refused();
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        File.Delete(filler);
        await mended();
        await load.More(500);
        await stop.CancelAsync();
        await running;

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("type").GetString()!.ShouldEndWith("log-away");
        await Hubs.ShouldBeWhole(scene.Hub, _ledger);
        output.WriteLine($"{_ledger.Count} acknowledged over one full disk");
    }

    /// <summary>Takes all the space there is, in ever smaller pieces.</summary>
    private static string Fill(string folder)
    {
        var path = Path.Combine(folder, "filler");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var piece = new byte[1 << 20]; piece.Length >= 4096;)
        {
            try
            {
                file.Write(piece);
            }
            catch (IOException)   // no room for a piece of that size
            {
                piece = new byte[piece.Length / 2];
            }
        }
        return path;
    }
}
