using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using OpsHub.Grains.Waits;
using OpsHub.Silo.Hosting;

namespace OpsHub.Silo.Tests.Engine;

public sealed class Meter_of_expected_waits
{
    [Fact]
    public void Has_a_series_for_each_office_and_line_and_none_for_a_service()
    {
        var seen = new List<(string Name, double Value, string Place)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name.StartsWith("opshub.waits.", StringComparison.Ordinal)) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            if (tags.ToArray().Any(t => t is { Key: "company", Value: "volga-metered" })) seen.Add((instrument.Name, value, $"{tags[1].Key}/{tags[1].Value}"));
        });
        listener.Start();
        using var meter = new WaitMeter(new WaitsDouble());

        listener.RecordObservableInstruments();

        seen.ShouldBe(
        [
            ("opshub.waits.error", 30, "office/one"), ("opshub.waits.error", 30, "line/main"), ("opshub.waits.bias", -30, "office/one"), ("opshub.waits.bias", -30, "line/main"),
            ("opshub.waits.within_p90", 1, "office/one"), ("opshub.waits.within_p90", 1, "line/main"), ("opshub.waits.pinball", 9, "office/one"), ("opshub.waits.pinball", 9, "line/main"),
            ("opshub.waits.brier", 1, "office/one"),
            ("opshub.waits.outcomes", 1, "office/one"), ("opshub.waits.outcomes", 1, "line/main"),
        ], ignoreOrder: true);
    }

    private sealed class WaitsDouble : IWaits
    {
        public WaitAnswer? OfLine(string company, string line) => null;

        public WaitAnswer? OfCall(string company, string line, string call) => null;

        public WaitAnswer? OfOffice(string company, string office, string? service) => null;

        public ImmutableArray<QueueAccuracy> Accuracies(string? company)
        {
            var one = new Accuracy();
            one.Add(new Band(60, 120), 90);   // 30 s too short: pinball (0.5 · 30 + 0.1 · 30) / 2 = 9
            var judged = new Accuracy();
            judged.Add(one);
            judged.Judge(new Band(120, 120), 90, 100, served: true);   // was sure to be over the norm and was not
            return [new("volga-metered", "one", null, null, judged), new("volga-metered", "one", "meters", null, judged), new("volga-metered", null, null, "main", one)];
        }
    }
}
