using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Bench.Engine;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Grains;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Bench.Memory;

/// <summary>Activates many grains of one kind in the engine and leaves them idle.</summary>
/// <param name="Name">For the figure.</param>
/// <param name="Count">How many.</param>
/// <param name="Aim">Bytes of heap each, or null.</param>
/// <param name="Activate">Brings one to its idle state.</param>
internal sealed record IdleGrains(string Name, int Count, Aim? Aim, Func<IGrains, int, CancellationToken, Task> Activate)
{
    // Written out and read again for each grain, as edges do: grains share no text they would not share in service.
    private static readonly byte[] Rules = JsonSerializer.SerializeToUtf8Bytes(
        new ConfigureQueue(new QueueRules(DateTimeZoneProviders.Tzdb["Europe/Samara"],
        [
            new QueueService("contracts", "Договоры", "А"), new QueueService("payments", "Платежи", "Б"),
            new QueueService("metering", "Приборы учёта", "В"), new QueueService("other", "Прочее", "Г"),
        ])), HubJson.Options);

    private const int Windows = 10, Tickets = 10;

    public async Task<MemoryUse> Measure(CancellationToken cancel)
    {
        await using var engine = new EmbeddedEngine(Concepts.Catalog, new InstantLog(), new RealClock(), new EngineOptions { IdleReleaseS = 86_400 }, NullLogger<EmbeddedEngine>.Instance);
        await Activate(engine, 0, cancel);
        var before = MemoryUse.Now();
        for (var i = 1; i <= Count; i++) await Activate(engine, i, cancel);
        var use = MemoryUse.Now() - before;
        if (engine.ActiveGrains != Count + 1) throw new InvalidOperationException($"{engine.ActiveGrains} grains are active.");
        return use;
    }

    /// <summary>A call that waits.</summary>
    public static Task Caller(IGrains grains, int i, CancellationToken cancel) =>
        Send(grains, $"caller/samara/1764057600.{i}", new JoinQueue($"line-{i % 4}"), cancel);

    /// <summary>A queue whose windows are closed.</summary>
    public static async Task QueueAtNight(IGrains grains, int i, CancellationToken cancel)
    {
        var queue = $"queue/samara/office-{i}";
        await Send(grains, queue, JsonSerializer.Deserialize<ConfigureQueue>(Rules, HubJson.Options)!, cancel);
        for (var window = 1; window <= Windows; window++)
        {
            var services = JsonSerializer.Deserialize<ConfigureQueue>(Rules, HubJson.Options)!.Rules.Services.Select(s => s.Id);
            await Send(grains, queue, new AdmitWindow(window, [.. services]), cancel);
            await Send(grains, queue, new WithdrawWindow(window, OnBreak: false), cancel);
        }
    }

    public static async Task QueueByDay(IGrains grains, int i, CancellationToken cancel)
    {
        await QueueAtNight(grains, i, cancel);
        for (var ticket = 0; ticket < Tickets; ticket++) await Send(grains, $"queue/samara/office-{i}", new IssueTicket("contracts"), cancel);
    }

    private static async Task Send(IGrains grains, string grain, ICommand command, CancellationToken cancel)
    {
        var outcome = await grains.Send(new Envelope(GrainId.Parse(grain), Guid.NewGuid().ToString("N"), command, "bench"), cancel);
        if (outcome is not Outcome.Done) throw new InvalidOperationException($"{grain} did not get there: {outcome}");
    }
}
