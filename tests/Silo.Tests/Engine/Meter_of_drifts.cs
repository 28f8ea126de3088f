using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using NodaTime;
using OpsHub.Grains.Drifts;
using OpsHub.Silo.Hosting;

namespace OpsHub.Silo.Tests.Engine;

public sealed class Meter_of_drifts
{
    [Fact]
    public void Has_a_series_for_each_office_and_line()
    {
        var seen = new List<(string Name, double Value, string Place)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name.StartsWith("opshub.drift.", StringComparison.Ordinal)) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            if (tags.ToArray().Any(t => t is { Key: "company", Value: "volga-drifting" })) seen.Add((instrument.Name, value, $"{tags[1].Key}/{tags[1].Value}"));
        });
        listener.Start();
        using var meter = new DriftMeter(new DriftsDouble());

        listener.RecordObservableInstruments();

        seen.ShouldBe(
        [
            ("opshub.drift.active", 1, "office/one"), ("opshub.drift.active", 0, "line/main"), ("opshub.drift.waits", 1, "office/one"), ("opshub.drift.waits", 0.4, "line/main"),
            ("opshub.drift.late", 0.25, "office/one"), ("opshub.drift.late", 0, "line/main"),
        ], ignoreOrder: true);
    }

    private sealed class DriftsDouble : IDrifts
    {
        public ImmutableArray<PlaceDrift> Drifts(string? company) =>
            [new("volga-drifting", "one", null, true, 1, 0.25, new DriftCell(Instant.MinValue, true, false, 1080, 540)), new("volga-drifting", null, "main", true, 0.4, 0, null)];
    }
}
