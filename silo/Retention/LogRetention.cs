using NodaTime;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Postgres;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.Retention;

/// <summary>
/// Takes out of a log what nothing is counted from: answers without events that no client asks for any more. Events stay, for boards, figures and <c>verify</c> begin with the first of them (deploy/decisions/0011-retention.md).
/// </summary>
internal static class LogRetention
{
    /// <summary>A command id is good for so long: an answer that is younger may be asked for again.</summary>
    public const int FewestMonths = 2;

    /// <summary>Commits deleted in one transaction: a hub that runs meanwhile waits for that long.</summary>
    public const int Portion = 10_000;

    /// <summary>Opens what is old in a log.</summary>
    public static IOldAnswers Open(string connection) => EventLogs.FileOf(connection) is { } path
        ? new SqliteOldAnswers(new SqliteFile(Path.GetFullPath(path)))
        : PostgresOldAnswers.Of(PostgresAddress.Parse(connection));

    /// <summary>Opens a log to take commits out of it.</summary>
    public static IPerishing Perishing(string connection) => EventLogs.FileOf(connection) is { } path
        ? new SqlitePerishing(new SqliteFile(Path.GetFullPath(path)))
        : PostgresPerishing.Of(PostgresAddress.Parse(connection));

    /// <summary>Midnight, UTC, at the beginning of the month that so many whole months follow.</summary>
    public static Instant Before(Instant now, int months)
    {
        var first = now.InUtc().Date.PlusMonths(-months).With(DateAdjusters.StartOfMonth);
        return first.AtMidnight().InUtc().ToInstant();
    }

    /// <summary>
    /// Refuses when a follower has not come to the instant: what it sends from there on, under the ids it may have sent before, must find its first answers.
    /// </summary>
    /// <exception cref="LogRefusedException">A follower stands before it.</exception>
    public static async Task RefuseWhileOneIsBehind(IEventLog log, ILogRows rows, Instant before, CancellationToken cancel)
    {
        foreach (var follower in await rows.Followers(cancel).ConfigureAwait(false))
            if ((await log.ReadAll(follower.Position, 1, cancel).ConfigureAwait(false)) is [var next] && next.RecordedAt < before)
                throw new LogRefusedException($"The follower {follower.Name} stands at {follower.Position}, before {before}: start the hub, let it catch up, and try again.");
    }

    /// <summary>Deletes portion by portion. Broken off anywhere it is simply begun again.</summary>
    /// <returns>How many were deleted.</returns>
    public static async Task<long> Apply(IOldAnswers old, Instant before, int portion, CancellationToken cancel)
    {
        var (deleted, last) = (0L, 0);
        do
        {
            cancel.ThrowIfCancellationRequested();
            deleted += last = await Rest.After(() => old.Delete(KeyedCommit.ToNs(before), portion, cancel), TimeProvider.System, cancel).ConfigureAwait(false);
        }
        while (last > 0);
        return deleted;
    }
}
