namespace OpsHub.Cluster.Bench;

/// <summary>A grain that keeps its state the way Orleans' AdoNet storage does: one durable row per grain, written by each call.</summary>
[Alias("opshub.bench.IStateGrain")]
internal interface IStateGrain : IGrainWithStringKey
{
    [Alias("report")]
    Task Report(string phase);
}

[GenerateSerializer, Alias("opshub.bench.LineState")]
internal sealed class LineState
{
    [Id(0)]
    public string Phase { get; set; } = "";

    [Id(1)]
    public long Reports { get; set; }
}

internal sealed class StateGrain([PersistentState("bench-line")] IPersistentState<LineState> state) : Grain, IStateGrain
{
    public Task Report(string phase)
    {
        (state.State.Phase, state.State.Reports) = (phase, state.State.Reports + 1);
        return state.WriteStateAsync(CancellationToken.None);
    }
}
