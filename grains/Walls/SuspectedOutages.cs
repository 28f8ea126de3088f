using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Outages.Suspicions;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>Clusters of reports at places where nobody has told of an outage. An outage that touches an office explains its visitors; any fault that goes on explains callers.</summary>
internal sealed class SuspectedOutages
{
    public Dictionary<string, ReportsOfPlace> Places { get; set; } = [];

    /// <summary>Services about outages, by office.</summary>
    public Dictionary<string, HashSet<string>> Services { get; set; } = [];

    /// <summary>Names of lines.</summary>
    public Dictionary<string, string> Lines { get; set; } = [];

    /// <summary>By place.</summary>
    public Dictionary<string, Cluster> Now { get; set; } = [];

    /// <returns>Whether what is suspected has changed.</returns>
    public bool Apply(in Recorded fact, OutagesOfCompany company)
    {
        switch (fact.Event)
        {
            case QueueConfigured e: Services[fact.Grain.Key] = ReportOf.Services(e.Rules); break;
            case LineRegistered e: Lines[fact.Grain.Key] = e.Details.Name; break;
        }
        return ReportOf.Fact(fact, Services) is { } report && Reported(report.Place, report.At, company);
    }

    /// <summary>Whoever has told of an outage has taken what was suspected there upon himself.</summary>
    public void Explained(OutagesOfCompany company)
    {
        foreach (var place in Now.Keys.Where(place => Explains(company, place)).ToList()) Now.Remove(place);
    }

    public ImmutableArray<SuspicionCell> Cells(OutagesOfCompany company) => [.. Now.Select(n => new SuspicionCell(n.Key, NameOf(n.Key, company), n.Value.Count, Math.Round(n.Value.Usual, 1), n.Value.Since, n.Value.Until))];

    private bool Reported(string place, Instant at, OutagesOfCompany company)
    {
        if (!Places.TryGetValue(place, out var reports)) Places[place] = reports = new ReportsOfPlace();
        var over = Now.Where(n => n.Value.Until < at).Select(n => n.Key).ToList();
        foreach (var gone in over) Now.Remove(gone);
        if (reports.Add(at) is not { } cluster || Explains(company, place)) return over.Count > 0;
        Now[place] = Now.TryGetValue(place, out var before) ? cluster with { Since = before.Since } : cluster;
        return true;
    }

    private static bool Explains(OutagesOfCompany company, string place) =>
        place.StartsWith($"{Scope.Office}/", StringComparison.Ordinal) ? company.Order.Of(place[(Scope.Office.Length + 1)..])?.Tally.Active > 0 : company.Tally.Emergency > 0;

    private string NameOf(string place, OutagesOfCompany company) => place.Split('/') switch
    {
        [Scope.Office, var office] => company.Offices.GetValueOrDefault(office)?.ShortName ?? office,
        [Scope.Line, var line] => Lines.GetValueOrDefault(line, line),
        _ => place,
    };
}
