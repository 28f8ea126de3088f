using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Grains.Cases;

/// <summary>What is searched for; null matches all.</summary>
/// <param name="Number">The company's number, or a part of it; finds ended cases too.</param>
/// <param name="Status">One phase; without it the open ones.</param>
/// <param name="Take">At most so many lines, 1–200.</param>
public sealed record CaseQuery(string? Number = null, string? Process = null, string? Owner = null, string? Office = null, CasePhase? Status = null, DeskBucket? Bucket = null, int Take = 50)
{
    public const int MostLines = 200;
}

/// <summary>Open cases by how soon their next step is due.</summary>
/// <param name="None">No step has a deadline now.</param>
/// <param name="AtRisk">Past amber with some step, overdue with none.</param>
/// <param name="Breached">Open cases with a step that was done late or is overdue.</param>
public readonly record struct CaseCounts(int Open, int Overdue, int Today, int Soon, int Later, int None, int AtRisk, int Breached);

/// <summary>One line of the desk. Nobody is named in it.</summary>
/// <param name="Step">Step that is due next, or null.</param>
/// <param name="Late">Steps that were done late or are overdue.</param>
public sealed record CaseLine(
    string Id, string? Number, string Process, string? Office, string? Owner, CasePhase Status, Instant OpenedAt, Instant? EndedAt, string? Step, Instant? DueAt, Instant? AmberAt, int Late, DeskBucket Bucket);

/// <param name="Total">How many match; the lines are the first of them by deadline.</param>
public sealed record CasePage(int Total, ImmutableArray<CaseLine> Lines);

/// <summary>Every case of every company as one line, folded from the log and kept in memory. Cases are far fewer than appeals: a line is a small object.</summary>
public sealed class CaseRegister : IKeptFollower
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, CaseRow>> _companies = new(StringComparer.Ordinal);

    public string Name => "cases";

    public int Shape => 1;

    public void Apply(in Recorded fact)
    {
        if (fact.Event is not CaseEvent happened) return;
        var rows = _companies.GetOrAdd(fact.Grain.Company, static _ => new(StringComparer.Ordinal));
        if (happened is CaseOpened opened) rows[fact.Grain.Key] = new CaseRow(opened.Number, opened.Process, opened.Office, opened.Owner, CasePhase.Open, opened.At, null, []);
        else if (rows.TryGetValue(fact.Grain.Key, out var row)) rows[fact.Grain.Key] = row.After(happened);
    }

    /// <summary>Open cases by how soon they are due; the query narrows them, its bucket and status do not count.</summary>
    public CaseCounts Count(string company, CaseQuery query, DeskBounds bounds)
    {
        var lines = Lines(company, query with { Bucket = null, Status = null, Number = null }, bounds).ToList();
        int Of(DeskBucket bucket) => lines.Count(l => l.Bucket == bucket);
        return new CaseCounts(
            lines.Count, Of(DeskBucket.Overdue), Of(DeskBucket.Today), Of(DeskBucket.Soon), Of(DeskBucket.Later), Of(DeskBucket.None),
            lines.Count(l => l.Bucket != DeskBucket.Overdue && l.AmberAt <= bounds.Now), lines.Count(l => l.Late > 0));
    }

    /// <summary>What matches, the first by deadline.</summary>
    public CasePage Search(string company, CaseQuery query, DeskBounds bounds)
    {
        var lines = Lines(company, query, bounds).OrderBy(l => l.DueAt ?? Instant.MaxValue).ThenBy(l => l.OpenedAt).ThenBy(l => l.Id, StringComparer.Ordinal).ToList();
        return new CasePage(lines.Count, [.. lines.Take(query.Take)]);
    }

    /// <summary>One line, or null.</summary>
    public CaseLine? Find(string company, string id, DeskBounds bounds) => _companies.TryGetValue(company, out var rows) && rows.TryGetValue(id, out var row) ? row.Line(id, bounds) : null;

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_companies, HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved)
    {
        foreach (var (company, rows) in JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, CaseRow>>>(saved, HubJson.Options)!) _companies[company] = new(rows, StringComparer.Ordinal);
    }

    private IEnumerable<CaseLine> Lines(string company, CaseQuery q, DeskBounds bounds) => _companies.TryGetValue(company, out var rows)
        ? rows.Where(r => Takes(q, r.Value)).Select(r => r.Value.Line(r.Key, bounds)).Where(l => q.Bucket is not { } bucket || l.Bucket == bucket)
        : [];

    private static bool Takes(CaseQuery q, CaseRow row) =>
        (q.Status is { } status ? row.Phase == status : q.Number is not null || row.Phase == CasePhase.Open) && Is(q.Process, row.Process) && Is(q.Owner, row.Owner) && Is(q.Office, row.Office)
        && (q.Number is not { } number || row.Number?.Contains(number, StringComparison.OrdinalIgnoreCase) == true);

    private static bool Is(string? asked, string? there) => asked is null || asked == there;
}

/// <summary>A case as the register keeps it.</summary>
internal sealed record CaseRow(string? Number, string Process, string? Office, string? Owner, CasePhase Phase, Instant OpenedAt, Instant? EndedAt, ImmutableArray<KeptClock> Clocks)
{
    public CaseRow After(CaseEvent happened) => happened switch
    {
        CaseClocksSet e => this with { Clocks = e.Clocks },
        CaseOwnerChanged { Step: null } e => this with { Owner = e.Owner },
        CaseCompleted e => this with { Phase = CasePhase.Completed, EndedAt = e.At },
        CaseCancelled e => this with { Phase = CasePhase.Cancelled, EndedAt = e.At },
        _ => this,   // amber and red are instants
    };

    public CaseLine Line(string id, DeskBounds bounds)
    {
        var next = Phase != CasePhase.Open ? null : Clocks.Where(c => c is { EndedAt: null, DueAt: not null }).MinBy(c => c.DueAt);
        var late = Clocks.Count(c => c.EndedLate || (Phase == CasePhase.Open && c.EndedAt is null && c.DueAt < bounds.Now));
        return new CaseLine(id, Number, Process, Office, Owner, Phase, OpenedAt, EndedAt, next?.Name, next?.DueAt, Phase == CasePhase.Open ? Clocks.Where(c => c.EndedAt is null).Min(c => c.AmberAt) : null, late, bounds.Of(next?.DueAt));
    }
}
