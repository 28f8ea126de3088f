using System.Diagnostics.Metrics;
using NodaTime;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Walls;

namespace OpsHub.Silo.Metering;

/// <summary>Every office as its tile on the company wall shows it. What the tile does not know is NaN and not on the metrics page.</summary>
internal sealed class OfficeMeter : IDisposable
{
    private static readonly KeyValuePair<string, object?>[] Place = Labels.By("company", "office");

    private readonly Meter _meter = new("OpsHub.Companies");
    private readonly BoardCells<OfficeCell> _offices;
    private readonly IClock _clock;

    public OfficeMeter(IBoards boards, IClock clock)
    {
        (_offices, _clock) = (new BoardCells<OfficeCell>(boards, "wall", "office/"), clock);
        _meter.CreateObservableGauge("opshub.office.info", Names, "{office}", "1 for each office, with its short name.", Labels.By("company", "office", "name"));
        Tell("opshub.office.open", "{office}", "1 while the office's day is open, else 0.", o => o.Open ? 1 : 0);
        Tell("opshub.office.load", "1", "Offered load of the last 30 minutes ÷ open windows.", o => o.LoadPercent / 100.0);
        Tell("opshub.visitors.waiting", "{visitor}", "Visitors who wait now; called ones are not among them.", o => o.Waiting);
        Tell("opshub.visitors.over_norm", "{visitor}", "Visitors who have waited longer than the norm and still wait.", o => o.OverNorm);
        Tell("opshub.visitors.longest_wait", "s", "How long the longest waiting visitor has waited; none where the source only counts.", o => Longest(o.Waiting, o.OldestAt));
        Tell("opshub.visitors.wait_norm", "s", "Waiting norm of the rules in force.", o => o.NormS);
        _meter.CreateObservableGauge("opshub.visitors.expected_wait", Bands, "s", "Expected wait of somebody who comes now: half wait no longer than p=\"50\", nine of ten no longer than p=\"90\".", Labels.By("company", "office", "p"));
        Tell("opshub.windows.open", "{window}", "Open windows.", o => o.OpenWindows);
        Tell("opshub.windows.free", "{window}", "Open windows with nobody called or served.", o => o.Windows.IsEmpty ? null : o.Windows.Count(w => w.Face == WindowFace.Idle));
        Tell("opshub.tickets.issued_today", "{ticket}", "Tickets issued on the office's local day.", o => o.Issued);
        Tell("opshub.tickets.served_today", "{ticket}", "Tickets served on the office's local day.", o => o.Served);
        Tell("opshub.source.silent", "s", "How long the office's source has been silent or frozen; 0 while it speaks.", o => o.FeedStalledAt is { } at ? Since(at) : 0);
        Tell("opshub.source.age", "s", "Age of the newest fact of the office by its source's clock.", o => o.AsOf is { } at ? Since(at) : null);
    }

    public void Dispose() => _meter.Dispose();

    private void Tell(string name, string unit, string meaning, Func<OfficeCell, double?> figure) =>
        _meter.CreateObservableGauge(name, () => _offices.All().Select(o => Measured.Of(figure(o.Cell), ("company", o.Company), ("office", o.Cell.Id))), unit, meaning, Place);

    private IEnumerable<Measurement<double>> Bands() =>
        from office in _offices.All()
        from band in (IEnumerable<(string P, double? Seconds)>)[("50", office.Cell.Ewt?.P50S), ("90", office.Cell.Ewt?.P90S)]
        select Measured.Of(band.Seconds, ("company", office.Company), ("office", office.Cell.Id), ("p", band.P));

    private IEnumerable<Measurement<double>> Names() => _offices.All().Select(o => Measured.Of(1, ("company", o.Company), ("office", o.Cell.Id), ("name", o.Cell.ShortName)));

    private double? Longest(int waiting, Instant? oldestAt) => oldestAt is { } at ? Since(at) : waiting == 0 ? 0 : null;

    /// <summary>A source's clock may be a little ahead.</summary>
    private double Since(Instant at) => Math.Max(0, (_clock.GetCurrentInstant() - at).TotalSeconds);
}
