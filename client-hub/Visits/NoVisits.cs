using System.Collections.Immutable;
using OpsHub.Grains.Visits;

namespace OpsHub.ClientHub.Visits;

/// <summary>Stands in where the host cannot read visits.</summary>
internal sealed class NoVisits : IVisits
{
    public ImmutableArray<string> Offices(string company) => [];

    public IAsyncEnumerable<VisitRow> Read(VisitQuery query, CancellationToken cancel) => AsyncEnumerable.Empty<VisitRow>();

    public Task<CrmPage> After(string company, long position, int most, bool readPeople, CancellationToken cancel) => Task.FromResult(new CrmPage([], position, true));

    public Task<WhyAnswer?> Why(string company, string office, string ticket, CancellationToken cancel) => Task.FromResult<WhyAnswer?>(null);
}
