using System.Collections.Frozen;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace OpsHub.Silo.Replay.Files;

/// <summary>A CSV file with a header, read row by row; columns are found by name, in any order, and others may stand between them.</summary>
internal sealed class CsvSheet : IDisposable
{
    private readonly string _path;
    private readonly CsvParser _parser;
    private readonly FrozenDictionary<string, int> _columns;
    private readonly int _width;

    /// <param name="path">CSV, or CSV in gzip.</param>
    /// <param name="columns">Columns that must be there.</param>
    /// <exception cref="SourceRefusedException">No such file, or not these columns.</exception>
    public CsvSheet(string path, params ReadOnlySpan<string> columns)
    {
        var expected = $"CSV with the columns {string.Join(",", columns)}";
        _path = path;
        _parser = new CsvParser(SourceFile.Open(path, expected), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, IgnoreBlankLines = true });
        var header = Next() ? _parser.Record! : throw new SourceRefusedException($"{path} has no header; expected {expected}.");
        _width = header.Length;
        _columns = header.Select((name, i) => (Name: name.Trim(), i)).DistinctBy(c => c.Name).ToFrozenDictionary(c => c.Name, c => c.i);
        var missing = columns.ToArray().Where(c => !_columns.ContainsKey(c)).ToList();
        if (missing.Count > 0) throw new SourceRefusedException($"{path}, line 1: no column {string.Join(", ", missing)}; expected {expected}.");
    }

    /// <summary>Every row, with the line it begins on.</summary>
    /// <exception cref="SourceRefusedException">The file is damaged.</exception>
    public IEnumerable<CsvRow> Rows()
    {
        while (Next()) yield return new CsvRow(_columns, _parser.Record!, _parser.RawRow, _width);
    }

    public void Dispose() => _parser.Dispose();

    private bool Next()
    {
        try
        {
            return _parser.Read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw SourceFile.Damaged(_path, _parser.RawRow, e);
        }
    }
}
