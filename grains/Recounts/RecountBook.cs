using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Profiles;

namespace OpsHub.Grains.Recounts;

/// <summary>The recounts of every company as lines, newest first, folded from the log. What moved is read from the log when somebody asks.</summary>
public sealed class RecountBook : IKeptFollower
{
    /// <summary>Lines kept for each company; the log keeps all.</summary>
    private const int MostKept = 100;

    private readonly ConcurrentDictionary<string, ImmutableArray<RecountLine>> _companies = new(StringComparer.Ordinal);

    public string Name => "recounts";

    public int Shape => 1;

    public ImmutableArray<RecountLine> Of(string company) => _companies.GetValueOrDefault(company, []);

    public void Apply(in Recorded fact)
    {
        var (key, lines) = (fact.Grain.Key, Of(fact.Grain.Company));
        switch (fact.Event)
        {
            case RecountBegun e: lines = [new RecountLine(key, e.Cause, e.What, e.At, null, 0, 0, 0), .. lines.Take(MostKept - 1)]; break;
            case ClocksMoved e: lines = With(lines, key, l => l with { Moved = l.Moved + e.Moved.Length }); break;
            case RecountDone e: lines = With(lines, key, l => l with { DoneAt = e.At, Counted = e.Counted, Moved = e.Moved, TookMs = e.TookMs }); break;
            default: return;
        }
        _companies[fact.Grain.Company] = lines;
    }

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_companies.ToDictionary(), HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved)
    {
        foreach (var (company, lines) in JsonSerializer.Deserialize<Dictionary<string, ImmutableArray<RecountLine>>>(saved, HubJson.Options)!) _companies[company] = lines;
    }

    private static ImmutableArray<RecountLine> With(ImmutableArray<RecountLine> lines, string id, Func<RecountLine, RecountLine> change) => [.. lines.Select(l => l.Id == id ? change(l) : l)];
}
