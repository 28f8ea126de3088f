using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Bench.Measuring;
using OpsHub.Bench.Results;
using OpsHub.Bench.Stores;
using OpsHub.Grains;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Quarantine;
using OpsHub.Grains.Walls;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;
using OpsHub.Silo.Time;

namespace OpsHub.Bench.Start;

/// <summary>Where the time of a replay goes: its parts one after the other over the same events, in processor time, which other load does not lengthen.</summary>
internal static class ReplayParts
{
    private const int MaxEvents = 200_000, PageSize = 1_000;

    public static async Task<IEnumerable<Figure>> Measure(IStore store, CancellationToken cancel)
    {
        await using var log = await EventLogs.Open(store.Connection, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
        var parts = new List<(string Name, double Seconds)>();
        var cpu = new CpuTime();
        var records = await Read(log, cancel);
        parts.Add(("read", cpu.Seconds));
        cpu = new CpuTime();
        var facts = records.ConvertAll(r => new Recorded(r.Position, GrainId.Parse(r.Stream), r.Version, Concepts.Catalog.Read(r.Event.Name, r.Event.Data.Span), r.RecordedAt));
        parts.Add(("decode", cpu.Seconds));
        foreach (var (name, fold) in Folds())
        {
            cpu = new CpuTime();
            foreach (var fact in facts) fold.Apply(fact);
            parts.Add((name, cpu.Seconds));
        }
        return parts.Select(p => new Figure("start", $"{store.Name}: replay, processor time of {p.Name}", p.Seconds * 1e6 / facts.Count, "µs", $"per event, over {facts.Count} events"));
    }

    private static async Task<List<LogRecord>> Read(IEventLog log, CancellationToken cancel)
    {
        List<LogRecord> records = [];
        while (records.Count < MaxEvents && await log.ReadAll(records.LastOrDefault()?.Position ?? 0, PageSize, cancel) is { Count: > 0 } page) records.AddRange(page);
        return records;
    }

    private static ImmutableArray<(string Name, IFollower Fold)> Folds() =>
    [
        ("company walls", new BoardSet(Guid.Empty, [new CompanyWallView()])),
        ("hall screens", new BoardSet(Guid.Empty, [new HallScreenView()])),
        ("deadlines", new DeadlineBook(Concepts.Catalog)),
        ("figures", new FigureBook(new RealClock())),
        ("access and quarantine", new Both(new AccessDirectory(), new QuarantineList())),
    ];

    private sealed class Both(IFollower one, IFollower other) : IFollower
    {
        public void Apply(in Recorded fact)
        {
            one.Apply(fact);
            other.Apply(fact);
        }
    }
}
