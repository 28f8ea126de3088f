using System.Globalization;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Simulation;

/// <summary>
/// What a simulated stretch came to, counted from its facts. CSV, one row per office and line:
/// <c>company,kind,id,arrived,served,lost,no_show,mean_wait_s,longest_wait_s,outside_norm</c>. For an office: tickets issued, services
/// finished, visitors who left or were turned away, no-shows, waits to the first call, waits over the norm; for a line: offered,
/// answered, abandoned, none, waits of the answered, offered calls not answered within 20 s.
/// </summary>
internal sealed class SimulationReport
{
    private const int TargetS = 20;

    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);

    public void Add(in Recorded fact)
    {
        switch (fact.Event)
        {
            case QueueEvent e: Add(RowOf(fact.Grain.Company, "office", fact.Grain.Key), $"{fact.Grain}/", e); break;
            case CallerEvent e: Add(RowOf(fact.Grain.Company, "line", e.Line), e); break;
        }
    }

    public IEnumerable<string> Lines() => _rows.Select(r => r.Value.Line(r.Key)).Prepend("company,kind,id,arrived,served,lost,no_show,mean_wait_s,longest_wait_s,outside_norm");

    private void Add(Row row, string queue, QueueEvent happened)
    {
        switch (happened)
        {
            case TicketIssued: row.Arrived++; break;
            case TicketCalled e when _called.Add(queue + e.Ticket): row.Wait(e.Reason.WaitedS); break;
            case ServiceFinished: row.Served++; break;
            case TicketNoShow: row.NoShow++; break;
            case TicketLeft or TicketCancelled: row.Lost++; break;
            case QueueClosed e: row.Lost += e.Turned.Length; break;
            case WaitBreached: row.Outside++; break;
        }
    }

    private static void Add(Row row, CallerEvent happened)
    {
        switch (happened)
        {
            case CallAnswered e:
                row.Arrived++;
                row.Served++;
                row.Wait(e.WaitedS);
                row.Outside += e.WaitedS > TargetS ? 1 : 0;
                break;
            case CallAbandoned { WaitedS: > 0 }:
                row.Arrived++;
                row.Lost++;
                row.Outside++;
                break;
        }
    }

    private Row RowOf(string company, string kind, string id) => _rows.TryGetValue($"{company},{kind},{id}", out var row) ? row : _rows[$"{company},{kind},{id}"] = new Row();

    private sealed class Row
    {
        private long _waits, _waitedS, _longestS;

        public long Arrived { get; set; }

        public long Served { get; set; }

        public long Lost { get; set; }

        public long NoShow { get; set; }

        public long Outside { get; set; }

        public void Wait(int seconds)
        {
            _waits++;
            _waitedS += seconds;
            _longestS = Math.Max(_longestS, seconds);
        }

        public string Line(string place) => string.Create(CultureInfo.InvariantCulture, $"{place},{Arrived},{Served},{Lost},{NoShow},{(_waits == 0 ? "" : ((double)_waitedS / _waits).ToString("0.0", CultureInfo.InvariantCulture))},{_longestS},{Outside}");
    }
}
