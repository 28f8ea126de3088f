using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Surges;

namespace OpsHub.ClientHub.Outages;

/// <summary>Stands in where the host folds no outages.</summary>
internal sealed class NoOutages : IOutages
{
    public OutagePage Search(OutageQuery query, Instant now) => new([], 0);

    public ImmutableArray<string> Touched(string company, ImmutableArray<OutagePlace> area) => [];

    public OutageSurgeDetail? Surge(string company, string id) => null;

    public Task<OutageStory?> Story(string company, string id, CancellationToken cancel) => Task.FromResult<OutageStory?>(null);
}
