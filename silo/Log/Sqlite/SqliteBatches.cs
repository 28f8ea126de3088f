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
        var (last, lowest) = (session.Bounds.Integer(0), session.Bounds.Integer(1));
        session.Bounds.Reset();

        var answers = new Appended[batch.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var count = batch[i].Commit.Events.Count;
            var position = count > 0 ? last + count : Math.Min(lowest, 0) - 1;
            if (!Insert(session, batch[i], position)) answers[i] = AnswerLeftOut(session, batch[i]);
            else
            {
                if (count > 0) last = position;
                else lowest = position;
                answers[i] = new Appended.Written(batch[i].Commit.ExpectedVersion + count, Math.Max(position, 0));
            }
        }
        return (answers, last);
    }

    private static bool Insert(SqliteSession session, KeyedCommit keyed, long position)
    {
        Span<byte> key = stackalloc byte[16];
        keyed.Key.TryWriteBytes(key, bigEndian: true, out _);
        var commit = keyed.Commit;
        return session.Insert
            .Bind(1, position).Bind(2, key).Bind(3, commit.ExpectedVersion).Bind(4, commit.Events.Count).Bind(5, keyed.RecordedAtNs)
            .Bind(6, commit.Stream).Bind(7, commit.CommandId).Bind(8, commit.Actor)
            .Bind(9, commit.Refusal?.Code).Bind(10, commit.Refusal?.Detail).Bind(11, keyed.Block)
            .Execute() == 1;
    }

    private static Appended AnswerLeftOut(SqliteSession session, KeyedCommit keyed)
    {
        Span<byte> key = stackalloc byte[16];
        keyed.Key.TryWriteBytes(key, bigEndian: true, out _);
        if (FirstAnswer(session.FirstAnswer.Bind(1, key)) is { } repeated) return repeated;

        var version = session.Version.Bind(1, keyed.Commit.Stream);
        var actual = version.Step() ? version.Integer(0) : 0;
        version.Reset();
        return new Appended.Conflict(actual);
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
