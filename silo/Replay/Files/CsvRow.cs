using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace OpsHub.Silo.Replay.Files;

/// <summary>One row. The first cell that cannot be read makes the row's <see cref="Problem"/>; the values read are then worthless.</summary>
internal sealed class CsvRow
{
    private static readonly LocalTimePattern TimeWithSeconds = LocalTimePattern.CreateWithInvariantCulture("H:mm:ss");
    private static readonly LocalTimePattern TimeOfMinutes = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    private static readonly OffsetDateTimePattern Stamped = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss;FFFFFFFFFo<+HH:mm>");

    private readonly FrozenDictionary<string, int> _columns;
    private readonly string[] _cells;

    public CsvRow(FrozenDictionary<string, int> columns, string[] cells, long line, int width)
    {
        (_columns, _cells, Line) = (columns, cells, line);
        if (cells.Length != width) Problem = $"{cells.Length} cells; expected {width} as in the header";
    }

    /// <summary>Line of the file.</summary>
    public long Line { get; }

    /// <summary>What is wrong with the row, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Says that a cell is wrong; the first complaint counts.</summary>
    public void Complain(string column, string expected) => Problem ??= $"column {column}: '{Text(column)}' is not {expected}";

    public string Text(string column) => _columns[column] is var i && i < _cells.Length ? _cells[i].Trim() : "";

    public int Whole(string column, int least, int most)
    {
        if (int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        Complain(column, $"a whole number from {least} to {most}");
        return least;
    }

    public LocalDate Date(string column) => Read(column, LocalDatePattern.Iso, "a date such as 1999-02-01");

    /// <summary>A time of day with seconds.</summary>
    public LocalTime Time(string column) => Read(column, TimeWithSeconds, "a time of day such as 7:02:47");

    /// <summary>A time of day in whole minutes.</summary>
    public LocalTime Minute(string column) => Read(column, TimeOfMinutes, "a time of day such as 07:56");

    /// <summary>An instant with its offset.</summary>
    public Instant Stamp(string column) => Read(column, Stamped, "an instant with offset such as 2010-10-04 01:06:40.02+02:00").ToInstant();

    private T Read<T>(string column, IPattern<T> pattern, string expected)
    {
        var result = pattern.Parse(Text(column));
        if (!result.Success) Complain(column, expected);
        return result.Success ? result.Value : default!;
    }
}
