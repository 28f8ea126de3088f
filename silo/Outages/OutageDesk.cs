using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Surges;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Outages;

/// <summary>Finds outages among those that the board is drawn from, and tells one of them from the log.</summary>
internal sealed class OutageDesk(OutageView view, IEventLog log, Catalog catalog) : IOutages
{
    public OutagePage Search(OutageQuery query, Instant now) => view.Search(query, now);

    public ImmutableArray<string> Touched(string company, ImmutableArray<OutagePlace> area) => view.Touched(company, area);

    public OutageSurgeDetail? Surge(string company, string id) => view.Surge(company, id);

    public async Task<OutageStory?> Story(string company, string id, CancellationToken cancel)
    {
        var (steps, area) = (ImmutableArray.CreateBuilder<OutageStep>(), ImmutableArray<OutagePlace>.Empty);
        await foreach (var record in log.ReadStream(Outage.IdOf(company, id).ToString(), 0, cancel).ConfigureAwait(false))
        {
            var happened = (OutageEvent)catalog.Read(record.Event.Name, record.Event.Data.Span);
            area = happened switch { OutageReported e => e.Area, OutageChanged e => e.Area, _ => area };
            steps.Add(OutageSteps.Of(record.Event.Name.Split('/')[0], happened, record.RecordedAt));
        }
        return steps.Count == 0 ? null : new OutageStory(id, view.Zone(company).Id, area, steps.ToImmutable());
    }
}
