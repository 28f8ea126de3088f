using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>
/// Writes batches with one statement each: the server checks, inserts, orders and commits without waiting for this process,
/// so a process that freezes never holds up the log (deploy/decisions/0003-commit-order.md).
/// </summary>
/// <param name="source">Connections of the writers only.</param>
/// <param name="vouching">Told of every new connection by whoever made <paramref name="source"/>.</param>
/// <param name="head">Told of every batch.</param>
/// <param name="patience">How long a batch is waited for.</param>
internal sealed class PostgresBatches(NpgsqlDataSource source, Vouching vouching, HeadSignal head, TimeSpan patience) : IBatchStore
{
    private const int MaxAttempts = 5;

    /// <remarks>
    /// A batch that is waited for no longer is left alone, not cancelled: a server that waits for its synchronous standby would make it visible at once and call it done,
    /// and what boards then show is gone when the standby is promoted. It ends when the standby is back or the connection breaks; the same commands, sent again, get its answers.
    /// </remarks>
    public async Task<Appended[]> Write(IReadOnlyList<KeyedCommit> batch)
    {
        var writing = WriteThrough(batch);
        try
        {
            return await writing.WaitAsync(patience, TimeProvider.System);
        }
        catch (TimeoutException e) when (!writing.IsCompleted)
        {
            _ = writing.ContinueWith(static w => w.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);   // nobody hears how it ends
            throw new LogAwayException("PostgreSQL does not say that a commit is durable; is its synchronous standby away, or its disk slow? Commits are taken again by themselves.", e);
        }
    }

    private Task<Appended[]> WriteThrough(IReadOnlyList<KeyedCommit> batch) => PostgresFailure.Guard(source, async () =>
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnce(batch);
            }
            catch (PostgresException e) when (IsRace(e) && attempt < MaxAttempts)
            {
                // Nothing of the batch was written. Now that everything is looked up, or looked up behind the lock of the head, whatever collided gets its own answer.
                if (e.SqlState == PostgresErrorCodes.SerializationFailure) vouching.Thinned();
                else vouching.Collided();
            }
        }
    }, attempts: 1);

    private static bool IsRace(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private async Task<Appended[]> WriteOnce(IReadOnlyList<KeyedCommit> batch)
    {
        // First the connection: a new one may lead to another server, of which nothing is known.
        await using var connection = await source.OpenConnectionAsync();
        var vouched = vouching.Begin(batch);
        var columns = new BatchColumns(batch, vouched);
        var (start, leftOut, thinnings) = await Append(connection, columns);
        if (thinnings is { } known) vouching.Learn(vouched.Session, known);
        var answers = new Appended[batch.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            if (leftOut.ContainsKey(i)) continue;
            answers[i] = columns.Written(i, start);
            vouching.Written(vouched.Session, batch[i].Commit);
        }
        if (leftOut.Count > 0) await AnswerLeftOut(connection, batch, leftOut, answers);
        head.Advance(answers.Max(a => a is Appended.Written written ? written.Position : 0));
        return answers;
    }

    private static async Task<(long Start, Dictionary<int, long?> LeftOut, long? Thinnings)> Append(NpgsqlConnection connection, BatchColumns columns)
    {
        await using var command = new NpgsqlCommand(BatchColumns.Sql, connection);
        columns.AddTo(command.Parameters);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();

        var start = await reader.IsDBNullAsync(0) ? 0 : reader.GetInt64(0);
        var leftOut = new Dictionary<int, long?>();
        if (!await reader.IsDBNullAsync(1))
        {
            var (places, versions) = (reader.GetFieldValue<int[]>(1), reader.GetFieldValue<long?[]>(2));
            for (var i = 0; i < places.Length; i++) leftOut[places[i] - 1] = versions[i];
        }
        return (start, leftOut, await reader.IsDBNullAsync(3) ? null : reader.GetInt64(3));
    }

    private static async Task AnswerLeftOut(NpgsqlConnection connection, IReadOnlyList<KeyedCommit> batch, Dictionary<int, long?> leftOut, Appended[] answers)
    {
        var known = leftOut.Where(l => l.Value is null).Select(l => batch[l.Key].Key).ToArray();
        var first = known.Length == 0 ? [] : await FirstAnswers.Of(connection, known);
        foreach (var (place, version) in leftOut)
            answers[place] = version is { } actual ? new Appended.Conflict(actual)
                : first.TryGetValue(batch[place].Key, out var answer) ? answer : new Appended.Conflict(batch[place].Commit.ExpectedVersion);   // retention took the first answer just now: judged anew
    }
}
