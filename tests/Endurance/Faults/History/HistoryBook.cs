using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsHub.Endurance.Faults.History;

/// <summary>Keeps a history in memory and as lines of JSON in a file, so that a run that found something can be looked at afterwards.</summary>
internal sealed class HistoryBook : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<(string Stream, string Id), double> _open = [];
    private readonly StreamWriter _file;
    private readonly Lock _lock = new();

    public HistoryBook(string path) => _file = new StreamWriter(path);

    public double NowMs => Stopwatch.GetElapsedTime(_began).TotalMilliseconds;

    /// <summary>All so far, in the order of their instants.</summary>
    public IReadOnlyList<Entry> Entries
    {
        get { lock (_lock) return [.. _entries]; }
    }

    /// <summary>When the oldest command was first asked that has no answer yet; infinite when all have one.</summary>
    public double OldestOpenMs
    {
        get { lock (_lock) return _open.Values.DefaultIfEmpty(double.PositiveInfinity).Min(); }
    }

    /// <summary>Notes it with the instant of now.</summary>
    public void Note(Entry entry)
    {
        lock (_lock)
        {
            var dated = entry with { AtMs = NowMs };
            _entries.Add(dated);
            if (dated.What == Told.Asked) _open.TryAdd((dated.Stream, dated.Id), dated.AtMs);
            else if (dated.What == Told.Answered) _open.Remove((dated.Stream, dated.Id));
            _file.WriteLine(JsonSerializer.Serialize(dated, Json));
        }
    }

    public void Dispose() => _file.Dispose();
}
