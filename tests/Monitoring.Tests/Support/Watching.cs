using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;

namespace OpsHub.Monitoring.Tests.Support;

/// <summary>One hub for all tests of this project: meters are the process's, and a simulated morning is not played twice.</summary>
[CollectionDefinition(nameof(Watching))]
public sealed class WatchingCollection : ICollectionFixture<Watching>;

/// <summary>The hub with the instruments that it has made.</summary>
public sealed class Watching : IAsyncLifetime
{
    /// <summary>Far longer than a morning takes, on any machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly CancellationTokenSource _patience = new(Patience);
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, MetricRow> _rows = new(StringComparer.Ordinal);

    internal WatchedHub Hub { get; private set; } = null!;

    internal CancellationToken Cancel => _patience.Token;

    /// <summary>The hub's own instruments as the metrics page calls them, by name.</summary>
    internal IReadOnlyList<MetricRow> Rows
    {
        get { lock (_lock) return [.. _rows.Values]; }
    }

    public async Task InitializeAsync()
    {
        _listener.InstrumentPublished = (instrument, _) =>
        {
            if (!instrument.Meter.Name.StartsWith("OpsHub.", StringComparison.Ordinal)) return;
            var row = RowOf(instrument);
            lock (_lock) _rows[row.Name] = row;
        };
        _listener.Start();
        Hub = await WatchedHub.Start(Cancel);
        await Hub.Ask(Cancel);
    }

    public async Task DisposeAsync()
    {
        await Hub.DisposeAsync();
        _listener.Dispose();
        _patience.Dispose();
    }

    private static MetricRow RowOf(Instrument instrument)
    {
        var type = PrometheusName.TypeOf(instrument);
        var labels = instrument.Tags?.FirstOrDefault(t => t.Key == Labels.Tag).Value as string ?? "";
        return new MetricRow(PrometheusName.Of(instrument.Name, instrument.Unit, type), type.ToString().ToLowerInvariant(), UnitOf(instrument.Unit), labels, instrument.Description ?? "");
    }

    private static string UnitOf(string? unit) => unit switch { "s" => "seconds", "By" => "bytes", "1" => "ratio", null => "", _ => unit.Trim('{', '}') };
}
