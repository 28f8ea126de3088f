using OpsHub.Silo.Replay.Reports;

namespace OpsHub.Silo.Replay.Files;

/// <summary>Lines that could not be used, with the reason: counted all, shown the first, written all where a file is given.</summary>
/// <param name="to">CSV with the columns file, line, reason; or null.</param>
internal sealed class Rejects(TextWriter? to)
{
    /// <summary>Shown on the screen; more would hide the summary.</summary>
    private const int Shown = 10;

    private readonly List<string> _first = [];

    public int Count { get; private set; }

    /// <summary>The first few, ready to print.</summary>
    public IReadOnlyList<string> First => _first;

    /// <summary>Writes the header of the list.</summary>
    public void Begin() => to?.Write(CsvText.Line("file", "line", "reason"));

    public void Add(string file, long line, string reason)
    {
        Count++;
        if (_first.Count < Shown) _first.Add($"{file}, line {line}: {reason}");
        to?.Write(CsvText.Line(file, $"{line}", reason));
    }

    /// <summary>Lists a fact that the hub refused; it is counted elsewhere.</summary>
    public void Note(string fact, string reason) => to?.Write(CsvText.Line(fact, "", reason));
}
