using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Permits;

/// <summary>Reads the receipt phase of municipal permits: a row per task, the case's own columns repeated in each.</summary>
/// <param name="company">Company id of the cases.</param>
/// <param name="zone">Zone in which terms are counted.</param>
/// <param name="rejects">Where rows that cannot be used go.</param>
internal sealed class PermitSource(string company, DateTimeZone zone, Rejects rejects)
{
    public const string OtherThanFirst = "row says of its case what the first row does not: the first row holds";

    /// <summary>Shorter than the shortest term that is taken, so a case's deadline lies beyond the stretch it is registered in.</summary>
    private static readonly Duration Stride = Duration.FromDays(1);

    private static readonly string[] Columns =
        ["case:concept:name", "case:channel", "case:department", "case:responsible", "case:startdate", "case:deadline", "case:enddate", "org:resource", "time:timestamp"];

    private readonly Notes _notes = new();
    private readonly Dictionary<string, PermitCase> _cases = new(StringComparer.Ordinal);
    private int _rows;

    /// <exception cref="SourceRefusedException">A file cannot be read at all, or there is no case.</exception>
    public Playback Read(IReadOnlyList<string> paths)
    {
        foreach (var path in paths) ReadRows(path);
        if (_cases.Count == 0) throw new SourceRefusedException($"{string.Join(", ", paths)}: no case that could be used ({rejects.Count} rows rejected); expected a row per task of a case.");
        var facts = Opening.Sorted(_cases.Values.SelectMany(c => c.Facts(Appeal.IdOf(company, c.Id), zone, _notes)));
        var standard = PermitStandard.Of(company, zone, _cases.Values.Select(c => c.TermDays(zone)), _cases.Values.Select(c => c.Channel));
        return new Playback(company, _rows, [Opening.Company(company, zone, facts[0].OccurredAt!.Value), .. facts], Stride, _notes, rejects) { Catalog = Concepts.CatalogUnder(standard) };
    }

    private void ReadRows(string path)
    {
        using var sheet = new CsvSheet(path, Columns);
        foreach (var row in sheet.Rows())
        {
            _rows++;
            var (read, task) = (CaseOf(row), new PermitTask(row.Stamp("time:timestamp"), row.Text("org:resource")));
            if (row.Problem is null && read.DeadlineAt - read.StartedAt < Stride) row.Complain("case:deadline", "at least a day after case:startdate");
            if (row.Problem is { } problem)
            {
                rejects.Add(path, row.Line, problem);
                continue;
            }
            if (!_cases.TryGetValue(read.Id, out var known)) _cases[read.Id] = known = read;
            else if (read with { Tasks = known.Tasks } != known) _notes.Count(OtherThanFirst);
            known.Tasks.Add(task);
        }
    }

    private static PermitCase CaseOf(CsvRow row)
    {
        if (!GrainId.IsPart(row.Text("case:concept:name"))) row.Complain("case:concept:name", $"an id of 1 to {GrainId.MaxPartLength} letters, digits or . _ : -");
        foreach (var column in (string[])["case:channel", "case:department", "case:responsible", "org:resource"])
            if (row.Text(column).Length is 0 or > Appeal.MaxWordLength) row.Complain(column, $"1 to {Appeal.MaxWordLength} characters");
        return new PermitCase(
            row.Text("case:concept:name"), Word(row, "case:channel"), Word(row, "case:department"), row.Text("case:responsible"),
            row.Stamp("case:startdate"), row.Stamp("case:deadline"), row.Text("case:enddate") == "" ? null : row.Stamp("case:enddate"), []);
    }

    private static string Word(CsvRow row, string column) => row.Text(column).ToLowerInvariant().Replace(' ', '-');
}
