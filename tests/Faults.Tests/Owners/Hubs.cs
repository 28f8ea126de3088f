using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Log;

namespace OpsHub.Faults.Tests.Owners;

/// <summary>Hubs within this process, and what must be true of them after any fault.</summary>
internal static class Hubs
{
    public static HubOptions Options(string log = "", IHostClock? clock = null) =>
        clock is null ? new() { Log = log, Views = () => [new CompanyWallView()] } : new() { Log = log, Clock = clock, Views = () => [new CompanyWallView()], WatchDeadlines = false };

    public static Task<Hub> Start(string log) => Hub.Start(Options(log), NullLoggerFactory.Instance, CancellationToken.None);

    public static Task<IEventLog> Log(string connection) => EventLogs.Open(connection, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);

    /// <summary>Every promise kept, every rule of the queue kept, the wall equal to a recount.</summary>
    public static async Task ShouldBeWhole(Hub hub, Ledger ledger)
    {
        await hub.CatchUp(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
        var facts = await LogContents.Read(hub.Log);
        ledger.Broken(facts).ShouldBeEmpty();
        QueueCheck.Broken(facts).ShouldBeEmpty();
        var cells = hub.Boards.Find($"wall/{Scene.Company}")!.Snapshot(hub.Clock.GetCurrentInstant()).Cells;
        WallRecount.Shown(cells.Select(c => KeyValuePair.Create(c.Key, JsonDocument.Parse(c.Value).RootElement))).ShouldBe(WallRecount.Counted(facts));
    }
}
