using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Walls;

namespace OpsHub.Silo.Metering;

/// <summary>Outages of every company as its board of outages counts them.</summary>
internal sealed class OutageMeter : IDisposable
{
    private readonly Meter _meter = new("OpsHub.Companies");
    private readonly BoardCells<OutageSummaryCell> _sums;

    public OutageMeter(IBoards boards)
    {
        _sums = new BoardCells<OutageSummaryCell>(boards, "outages", "summary");
        var offices = new BoardCells<OfficeOutagesCell>(boards, "outages", "office/");
        Tell("opshub.outages.active", "{outage}", "Outages that go on now.", o => o.Active);
        Tell("opshub.outages.emergency", "{outage}", "Emergency outages that go on now.", o => o.Emergency);
        Tell("opshub.outages.ahead", "{outage}", "Outages that are planned and not begun.", o => o.Ahead);
        Tell("opshub.outages.restored_today", "{outage}", "Outages that are over since the company's local midnight, and still over.", o => o.RestoredToday);
        Tell("opshub.outages.customers", "{customer}", "Customers without electricity now, where sources say so.", o => o.Customers);
        Tell("opshub.outages.unestimated", "{outage}", "Active outages of which customers cannot be told until when.", o => o.Unestimated);
        Tell("opshub.outages.estimates_moved_today", "{estimate}", "How often today another estimate took the place of one.", o => o.EstimatesMovedToday);
        Tell("opshub.outages.doubted", "{outage}", "Open outages with an instant that cannot be meant.", o => o.Doubted);
        Tell("opshub.outages.unmatched", "{outage}", "Open outages whose area no office serves, or that name no place.", o => o.Unmatched);
        _meter.CreateObservableGauge(
            "opshub.outages.of_office", () => offices.All().Select(o => Measured.Of(o.Cell.Active, ("company", o.Company), ("office", o.Cell.Id))), "{outage}",
            "Outages that go on in the area of an office; one that touches several counts in each.", Labels.By("company", "office"));
    }

    public void Dispose() => _meter.Dispose();

    private void Tell(string name, string unit, string meaning, Func<OutageSummaryCell, double> figure) =>
        _meter.CreateObservableGauge(name, () => _sums.All().Select(s => Measured.Of(figure(s.Cell), ("company", s.Company))), unit, meaning, Labels.By("company"));
}
