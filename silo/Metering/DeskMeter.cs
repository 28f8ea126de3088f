using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Metering;

/// <summary>Appeals by their deadlines, and the norms of the running month, of the companies of this hub.</summary>
internal sealed class DeskMeter : IDisposable
{
    private readonly Meter _meter = new("OpsHub.Companies");
    private readonly IReadOnlyList<string> _companies;

    public DeskMeter(IReadOnlyList<string> companies, IAppealDesk desk, INorms norms)
    {
        _companies = companies;
        _meter.CreateObservableGauge("opshub.appeals.open", () => Counts(desk).SelectMany(Due), "{appeal}", "Open appeals by when their answer is due: overdue, today, soon (within three working days), later, none.", Labels.By("company", "due"));
        _meter.CreateObservableGauge("opshub.appeals.at_risk", () => Counts(desk).Select(c => Measured.Of(c.Counts.AtRisk, ("company", c.Company))), "{appeal}", "Open appeals past amber and not yet overdue.", Labels.By("company"));
        _meter.CreateObservableGauge(
            "opshub.norm.subjects", () => _companies.SelectMany(c => norms.Standings(c).SelectMany(n => States(c, n))), "{subject}",
            "Offices or lines of a norm of the standard in the running month by how they stand: met, risk, breach, no-data.", Labels.By("company", "norm", "state"));
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<(string Company, DeskCounts Counts)> Counts(IAppealDesk desk) =>
        from company in _companies
        let answer = desk.Count(company, new AppealQuery(), null, null)
        where answer is not null
        select (company, answer.Counts);

    private static IEnumerable<Measurement<double>> Due((string Company, DeskCounts Counts) desk) =>
        from due in (IEnumerable<(string When, int Count)>)
            [("overdue", desk.Counts.Overdue), ("today", desk.Counts.Today), ("soon", desk.Counts.Soon), ("later", desk.Counts.Later), ("none", desk.Counts.None)]
        select Measured.Of(due.Count, ("company", desk.Company), ("due", due.When));

    private static IEnumerable<Measurement<double>> States(string company, NormStanding norm) =>
        from state in Enum.GetValues<NormState>()
        select Measured.Of(norm.Subjects.Count(s => s.State == state), ("company", company), ("norm", norm.Rule.Id), ("state", state == NormState.NoData ? "no-data" : state.ToString().ToLowerInvariant()));
}
