using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Silo.Hosting;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>PostgreSQL crashes, or cuts its connections, while the hub is under load.</summary>
public sealed class Log_that_goes_away(ITestOutputHelper output) : IDisposable
{
    private const string CutAll = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-away-");
    private readonly Ledger _ledger = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [PostgresClusterFact]
    public async Task Is_waited_for_and_loses_nothing_when_the_server_crashes()
    {
        using var cluster = PostgresCluster.Start();
        var hub = await Hub.Open(Hubs.Options(cluster.ConnectionString), NullLoggerFactory.Instance, CancellationToken.None);
        await using var web = await WebHost.Start(hub, new WebOptions("http://127.0.0.1:0", _folder.FullName, ["--Logging:LogLevel:Default=None", "--Access:Demonstration=true"]), CancellationToken.None);
        using var http = new HttpClient { BaseAddress = new Uri(web.App.Urls.First()) };
        await QueueLoad.Set(hub.Grains);
        var load = new QueueLoad([hub.Grains], _ledger);
        using var stop = new CancellationTokenSource();
        var running = load.Run(stop.Token);
        await load.More(1_000);
        await Readiness(http, HttpStatusCode.OK);

        cluster.Crash();
        await load.Unavailable;
        await Readiness(http, HttpStatusCode.ServiceUnavailable);
        cluster.StartAgain();
        await load.More(1_000);
        await Readiness(http, HttpStatusCode.OK);
        await stop.CancelAsync();
        await running;

        await Hubs.ShouldBeWhole(hub, _ledger);
        output.WriteLine($"{_ledger.Count} acknowledged over one crash");
    }

    [PostgresFact]
    public async Task Loses_nothing_when_connections_are_cut()
    {
        const int cuts = 5;
        await using var database = await Postgres.CreateDatabase();
        await using var hub = await Hubs.Start(database.ConnectionString);
        await QueueLoad.Set(hub.Grains);
        var load = new QueueLoad([hub.Grains], _ledger);
        using var stop = new CancellationTokenSource();
        var running = load.Run(stop.Token);

        for (var cut = 0; cut < cuts; cut++)
        {
            await load.More(300);
            await database.Execute(CutAll);
        }
        await load.More(300);
        await stop.CancelAsync();
        await running;

        await Hubs.ShouldBeWhole(hub, _ledger);
        output.WriteLine($"{_ledger.Count} acknowledged over {cuts} cuts");
    }

    /// <summary>Asks until the hub says so.</summary>
    private static async Task Readiness(HttpClient http, HttpStatusCode expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            using var answer = await http.GetAsync("/health/ready", patience.Token);
            if (answer.StatusCode == expected) return;
        }
    }
}
