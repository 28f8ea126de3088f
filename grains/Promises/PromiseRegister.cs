using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Promises;

/// <summary>What has become of a promise.</summary>
public enum PromiseStanding { Waiting, Broken, Kept, KeptLate, Released }

/// <param name="Moves">How often it was moved, the customer told each time.</param>
public sealed record PromiseLine(string Id, string Kind, string Subject, string? Office, string? Owner, Instant MadeAt, Instant DueAt, Instant? EndedAt, int Moves, PromiseStanding Standing, DeskBucket Bucket);

/// <summary>Promises that wait, by how soon they are due, and what became of the others since the beginning of the log.</summary>
public readonly record struct PromiseCounts(int Waiting, int Broken, int Today, int Soon, int Later, int Kept, int KeptLate, int Released);

/// <param name="Lines">What still waits, the first by its instant; then the newest of those that ended.</param>
/// <param name="Kinds">Names of the kinds there are.</param>
public sealed record PromisePage(PromiseCounts Counts, ImmutableArray<PromiseLine> Lines, ImmutableArray<DeskWord> Kinds, Instant AsOf);

/// <summary>Every promise of every company as one line, folded from the log and kept in memory.</summary>
public sealed class PromiseRegister : IKeptFollower
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, PromiseRow>> _companies = new(StringComparer.Ordinal);

    public string Name => "promises";

    public int Shape => 1;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is not PromiseEvent happened) return;
        var rows = _companies.GetOrAdd(fact.Grain.Company, static _ => new(StringComparer.Ordinal));
        if (happened is PromiseMade e) rows[fact.Grain.Key] = new PromiseRow(e.Kind, e.Subject, e.Office, e.Owner, e.At, e.DueAt, null, 0, PromisePhase.Open, false);
        else if (rows.TryGetValue(fact.Grain.Key, out var row)) rows[fact.Grain.Key] = row.After(happened);
    }

    /// <summary>What waits and what has ended, at most so many lines.</summary>
    public PromisePage Page(string company, DeskBounds bounds, int take)
    {
        var lines = _companies.TryGetValue(company, out var rows) ? rows.Select(r => r.Value.Line(r.Key, bounds)).ToList() : [];
        int Of(PromiseStanding standing) => lines.Count(l => l.Standing == standing);
        int Due(DeskBucket bucket) => lines.Count(l => l.Standing == PromiseStanding.Waiting && l.Bucket == bucket);
        var counts = new PromiseCounts(
            Of(PromiseStanding.Waiting), Of(PromiseStanding.Broken), Due(DeskBucket.Today), Due(DeskBucket.Soon), Due(DeskBucket.Later), Of(PromiseStanding.Kept), Of(PromiseStanding.KeptLate), Of(PromiseStanding.Released));
        return new PromisePage(counts, [.. lines.OrderBy(l => l.EndedAt is not null).ThenBy(l => l.EndedAt is null ? l.DueAt.ToUnixTimeTicks() : -l.EndedAt.Value.ToUnixTimeTicks()).ThenBy(l => l.Id, StringComparer.Ordinal).Take(take)], [], bounds.Now);
    }

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_companies, HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved)
    {
        foreach (var (company, rows) in JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, PromiseRow>>>(saved, HubJson.Options)!) _companies[company] = new(rows, StringComparer.Ordinal);
    }

    private sealed record PromiseRow(string Kind, string Subject, string? Office, string? Owner, Instant MadeAt, Instant DueAt, Instant? EndedAt, int Moves, PromisePhase Phase, bool Late)
    {
        public PromiseRow After(PromiseEvent happened) => happened switch
        {
            PromiseMoved e => this with { DueAt = e.DueAt, Moves = Moves + 1 },
            PromiseKept e => this with { Phase = PromisePhase.Kept, Late = e.Late, EndedAt = e.At },
            PromiseReleased e => this with { Phase = PromisePhase.Released, EndedAt = e.At },
            _ => this,   // broken is an instant
        };

        public PromiseLine Line(string id, DeskBounds bounds) => new(id, Kind, Subject, Office, Owner, MadeAt, DueAt, EndedAt, Moves, Phase switch
        {
            PromisePhase.Kept => Late ? PromiseStanding.KeptLate : PromiseStanding.Kept,
            PromisePhase.Released => PromiseStanding.Released,
            _ => DueAt < bounds.Now ? PromiseStanding.Broken : PromiseStanding.Waiting,
        }, bounds.Of(DueAt));
    }
}
