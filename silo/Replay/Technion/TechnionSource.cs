using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.Reports;

namespace OpsHub.Silo.Replay.Technion;

/// <summary>Reads a Technion call-by-call file (CSV, a row per call, unsorted) whole: about 200 bytes of memory a fact.</summary>
internal static class TechnionSource
{
    private const string Actor = "replay:technion";

    /// <summary>Priority 2 enters the queue as if it had waited 90 s already (the publisher's description).</summary>
    public static Dictionary<int, int> HeadStartS => new() { [2] = 90 };

    /// <param name="path">CSV or CSV in gzip.</param>
    /// <param name="company">Company id of the calls.</param>
    /// <param name="line">Line id of the calls.</param>
    /// <param name="zone">Zone of the source's wall clock.</param>
    /// <param name="rejects">Where rows that cannot be used go.</param>
    /// <exception cref="SourceRefusedException">The file cannot be read at all, or has no call.</exception>
    public static Playback Read(string path, string company, string line, DateTimeZone zone, Rejects rejects)
    {
        var notes = new Notes();
        var call = new TechnionCall(line, new LocalClock(zone, notes), notes);
        var facts = new List<Envelope>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = 0;
        using var sheet = new CsvSheet(path, TechnionRow.Columns);
        foreach (var cells in sheet.Rows())
        {
            rows++;
            var row = TechnionRow.Read(cells);
            if (cells.Problem is { } problem) rejects.Add(path, cells.Line, problem);
            else if (!seen.Add(row.Key)) rejects.Add(path, cells.Line, $"columns date, vru_line, call_id: call {row.Key} stands in the file already");
            else facts.AddRange(call.Facts(row).Select(f => new Envelope(Caller.IdOf(company, row.Key), $"replay:{Catalog.NameOf(f.Fact)}", f.Fact, Actor, f.At)));
        }
        if (facts.Count == 0) throw new SourceRefusedException($"{path} has no call that could be used ({rows} rows, {rejects.Count} rejected); expected a row per call.");
        return Opening.Of(company, [line], zone, CallReport.TargetS, rows, facts, notes, rejects);
    }
}
