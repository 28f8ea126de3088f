using System.Collections.Concurrent;
using System.Diagnostics;
using OpsHub.Cluster.Tests.Support;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Tracing;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;

namespace OpsHub.Cluster.Tests.Engine;

public sealed class Traces_over_silos : IDisposable
{
    private const int Grains = 8;
    private const string Requests = "OpsHub.Test.Requests", Wire = "Microsoft.Orleans.Application";

    private readonly ConcurrentQueue<Activity> _turns = new();
    private readonly ActivitySource _requests = new(Requests);
    private readonly CommitTrail _trail = new();
    private readonly ActivityListener _listener;

    public Traces_over_silos()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is HubSpans.Source or Requests or Wire,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended => { if (ended.OperationName == "turn") _turns.Enqueue(ended); },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _requests.Dispose();
    }

    [Fact]
    public async Task Hold_the_turn_wherever_it_was_taken_and_its_place_in_the_log()
    {
        var silos = new LocalSilos(new MemoryLog(), new RealClock(), new EngineOptions());
        await using var first = await silos.Start();
        await using var second = await silos.Start();
        List<ActivityTraceId> traces = [.. await Ask(first, "first"), .. await Ask(second, "second")];

        foreach (var trace in traces) _turns.Count(t => t.TraceId == trace).ShouldBe(1);
    }

    /// <summary>A company's grains live together, so that one of two silos that ask is not where they are.</summary>
    private async Task<List<ActivityTraceId>> Ask(IEngine silo, string name)
    {
        var asked = new TracedEngine(silo, _trail);
        List<ActivityTraceId> traces = [];
        for (var i = 0; i < Grains; i++)
        {
            using var request = _requests.StartActivity("request")!;
            traces.Add(request.TraceId);
            var done = (await asked.Send(new Envelope(Tally.Id($"g{i}"), name, new Add(1), "test"), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
            _trail.Between(done.Position - 1, done.Position).ShouldHaveSingleItem().TraceId.ShouldBe(request.TraceId);
        }
        return traces;
    }
}
