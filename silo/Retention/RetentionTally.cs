using System.Globalization;
using OpsHub.Grains.Retention;

namespace OpsHub.Silo.Retention;

/// <summary>What a run takes, by company, kind of data and month, and what is old and stays, with the reason: as lines for the console.</summary>
internal sealed class RetentionTally
{
    private readonly SortedDictionary<(string Company, DataKind Kind, string Month), (long Commits, long Bytes)> _going = [];
    private readonly SortedDictionary<(string Company, DataKind Kind, Stays Why), (long Commits, long Bytes)> _staying = [];

    public long Commits => _going.Values.Sum(g => g.Commits);

    public long Bytes => _going.Values.Sum(g => g.Bytes);

    public void Add(OldStream stream)
    {
        foreach (var commit in stream.Chosen.Going) Count(_going, (stream.Grain.Company, stream.Kind, commit.RecordedAt.InUtc().Date.ToString("uuuu-MM", CultureInfo.InvariantCulture)), commit);
        foreach (var (commit, why) in stream.Chosen.Staying) Count(_staying, (stream.Grain.Company, stream.Kind, why), commit);
    }

    public IEnumerable<string> Lines() =>
    [
        .. _going.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key.Month}  {g.Key.Company,-14} {Word(g.Key.Kind),-8} {g.Value.Commits,12:N0} commits {g.Value.Bytes,14:N0} bytes")),
        .. _staying.Select(s => string.Create(CultureInfo.InvariantCulture, $"stays    {s.Key.Company,-14} {Word(s.Key.Kind),-8} {s.Value.Commits,12:N0} commits {s.Value.Bytes,14:N0} bytes: {Reason(s.Key.Why)}")),
    ];

    public static string Word(DataKind kind) => kind switch
    {
        DataKind.Visits => "visits",
        DataKind.Calls => "calls",
        DataKind.Alerts => "alerts",
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };

    private static string Reason(Stays why) => why switch
    {
        Stays.WithTheRest => "one commit with something that is kept for ever, or of a visit or an alert that is younger",
        Stays.Remembered => "the grain's only memory of its last days",
        Stays.NotOver => "the call is not over",
        _ => throw new InvalidOperationException($"Unknown reason {why}."),
    };

    private static void Count<TKey>(SortedDictionary<TKey, (long Commits, long Bytes)> counts, TKey key, OldCommit commit)
        where TKey : notnull
    {
        var (commits, bytes) = counts.GetValueOrDefault(key);
        counts[key] = (commits + 1, bytes + commit.Bytes);
    }
}
