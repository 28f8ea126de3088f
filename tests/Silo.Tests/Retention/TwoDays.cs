using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Retention;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Tests.Past;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>Two simulated days of a small company, in memory: visits, calls, operators of a line.</summary>
public sealed class TwoDays : IAsyncLifetime
{
    private const int Seed = 11;

    private IReadOnlyList<Choice>? _choices;

    public static readonly LocalDate First = new(2025, 6, 10);

    /// <summary>Commits by stream.</summary>
    internal Dictionary<string, IReadOnlyList<OldCommit>> Streams { get; } = [];

    public async Task InitializeAsync()
    {
        var clock = new VirtualClock(Silo.Simulation.Simulation.StartOf([RecordedDay.Company], First));
        var log = new MemoryLog();
        await using var hub = await Hub.Start(new HubOptions { Log = "memory", Clock = clock, WatchDeadlines = false }, log, NullLoggerFactory.Instance, CancellationToken.None);
        var simulation = new Silo.Simulation.Simulation(hub, clock, [RecordedDay.Company], Seed);
        await simulation.Begin(First, CancellationToken.None);
        await simulation.RunTo(Silo.Simulation.Simulation.EndOf([RecordedDay.Company], First.PlusDays(1)), CancellationToken.None);
        await hub.CatchUp(CancellationToken.None);
        foreach (var stream in log.Records.Select(r => r.Stream).Distinct().ToList()) Streams[stream] = (await OldCommit.Of(log, Concepts.Catalog, stream, long.MaxValue, CancellationToken.None)).Commits;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>What was chosen, found once for all tests.</summary>
    internal IReadOnlyList<Choice> Once(Func<IEnumerable<Choice>> choose) => _choices ??= [.. choose()];

    /// <summary>A stream's commits up to an instant, and those behind it.</summary>
    internal (IReadOnlyList<OldCommit> Old, IReadOnlyList<OldCommit> Young) Cut(string stream, Instant at) =>
        ([.. Streams[stream].TakeWhile(c => c.RecordedAt < at)], [.. Streams[stream].SkipWhile(c => c.RecordedAt < at)]);
}

/// <summary>What is taken of a stream that is cut at an instant.</summary>
internal sealed record Choice(string Stream, Instant At, (IReadOnlyList<OldCommit> Old, IReadOnlyList<OldCommit> Young) Cut, StreamChosen Chosen);
