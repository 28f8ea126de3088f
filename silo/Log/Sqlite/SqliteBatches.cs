using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>Writes a batch in one transaction. The write lock is held from the first check to the commit, so positions are in commit order.</summary>
internal sealed class SqliteBatches(SqliteWriter writer, HeadSignal head) : IBatchStore
{
    public async Task<Appended[]> Write(IReadOnlyList<KeyedCommit> batch)
    {
        var (answers, last) = await writer.Write(session => Write(session, batch), CancellationToken.None);
        head.Advance(last);
        return answers;
    }

    private static (Appended[] Answers, long Last) Write(SqliteSession session, IReadOnlyList<KeyedCommit> batch)
    {
        session.Bounds.Step();
        // A log that has only answers without events has no position above 0, and its first event stands at 1 all the same.
        var (last, lowest) = (Math.Max(session.Bounds.Integer(0), 0), Math.Min(session.Bounds.Integer(1), 0));
        session.Bounds.Reset();

        var answers = new Appended[batch.Count];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = batch[i].Commit.Events.Count == 0 ? Keep(session, batch[i], ref lowest) : Append(session, batch[i], ref last);
        return (answers, last);
    }

    /// <summary>An answer without events: no place in the order.</summary>
    private static Appended Keep(SqliteSession session, KeyedCommit keyed, ref long lowest)
    {
        var (version, _) = End(session.Stream.Bind(1, keyed.Commit.Stream));
        if (version != keyed.Commit.ExpectedVersion) return FirstAnswer(session, keyed) ?? (Appended)new Appended.Conflict(version);
        if (!Insert(session, keyed, lowest - 1, 0)) return FirstAnswer(session, keyed)!;
        lowest--;
        return new Appended.Written(keyed.Commit.ExpectedVersion, 0);
    }

    private static Appended Append(SqliteSession session, KeyedCommit keyed, ref long last)
    {
        var (commit, position) = (keyed.Commit, last + keyed.Commit.Events.Count);
        var (version, newest) = End(session.Stream.Bind(1, commit.Stream));
        if (version != commit.ExpectedVersion) return FirstAnswer(session, keyed) ?? (Appended)new Appended.Conflict(version);
        if (!Insert(session, keyed, position, newest)) return FirstAnswer(session, keyed)!;

        last = position;
        version += commit.Events.Count;
        session.MoveStream.Bind(1, commit.Stream).Bind(2, version).Bind(3, position).Execute();
        return new Appended.Written(version, position);
    }

    private static (long Version, long Newest) End(SqliteStatement row)
    {
        var end = row.Step() ? (row.Integer(0), row.Integer(1)) : (0, 0);
        row.Reset();
        return end;
    }

    private static bool Insert(SqliteSession session, KeyedCommit keyed, long position, long previous)
    {
        Span<byte> key = stackalloc byte[16];
        keyed.Key.TryWriteBytes(key, bigEndian: true, out _);
        var commit = keyed.Commit;
        return session.Insert
            .Bind(1, position).Bind(2, key).Bind(3, commit.ExpectedVersion).Bind(4, previous).Bind(5, commit.Events.Count).Bind(6, keyed.RecordedAtNs)
            .Bind(7, commit.Stream).Bind(8, commit.CommandId).Bind(9, commit.Actor)
            .Bind(10, commit.Refusal?.Code).Bind(11, commit.Refusal?.Detail).Bind(12, keyed.Block)
            .Execute() == 1;
    }

    private static Appended.Repeated? FirstAnswer(SqliteSession session, KeyedCommit keyed)
    {
        Span<byte> key = stackalloc byte[16];
        keyed.Key.TryWriteBytes(key, bigEndian: true, out _);
        return FirstAnswer(session.FirstAnswer.Bind(1, key));
    }

    private static Appended.Repeated? FirstAnswer(SqliteStatement row)
    {
        Appended.Repeated? answer = null;
        if (row.Step())
        {
            var (version, count) = (row.Integer(1), (int)row.Integer(2));
            var refusal = row.Text(3) is { } code ? new Refusal(code, row.Text(4)!) : null;
            answer = new Appended.Repeated(version + count, Math.Max(row.Integer(0), 0), EventBlock.Read(row.Blob(5), count), refusal);
        }
        row.Reset();
        return answer;
    }
}
