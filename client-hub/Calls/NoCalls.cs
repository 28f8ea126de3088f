using OpsHub.Grains.Walls.Calls;

namespace OpsHub.ClientHub.Calls;

/// <summary>Stands in where the host folds no calls.</summary>
internal sealed class NoCalls : ICalls
{
    public CallPage Search(CallQuery query) => new([], 0);

    public Task<CallStory?> Story(string company, string call, CancellationToken cancel) => Task.FromResult<CallStory?>(null);
}
