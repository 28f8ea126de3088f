using OpsHub.Grains.Journeys;

namespace OpsHub.ClientHub.Journeys;

/// <summary>Stands in where the host folds no journeys.</summary>
internal sealed class NoJourneys : IJourneys
{
    public Task<Journey?> Tell(string company, JourneyQuery query, CancellationToken cancel) => Task.FromResult<Journey?>(null);

    public bool GoesOn(string company, JourneyQuery query) => false;
}
