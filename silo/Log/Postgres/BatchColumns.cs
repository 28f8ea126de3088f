using Npgsql;
using NpgsqlTypes;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>A batch as one array per column, the cheapest way into PostgreSQL that still lets the server check every row.</summary>
internal sealed class BatchColumns
{
    public const string Sql = "select start, left_out, versions, thinnings from log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    private static readonly string?[] None = [];

    private readonly IReadOnlyList<KeyedCommit> _batch;
    private readonly bool[] _sure;
    private readonly int[] _slots;
    private readonly long? _thinnings;

    public BatchColumns(IReadOnlyList<KeyedCommit> batch, Vouched vouched)
    {
        (_batch, _sure, _thinnings, _slots) = (batch, vouched.Sure, vouched.Thinnings, new int[batch.Count]);
        var last = 0;
        for (var i = 0; i < _slots.Length; i++) _slots[i] = last += batch[i].Commit.Events.Count;
    }

    /// <summary>The answer to a commit that was not left out.</summary>
    /// <param name="place">Its place in the batch, from 0.</param>
    /// <param name="start">Start of the batch in the commit order.</param>
    public Appended.Written Written(int place, long start)
    {
        var commit = _batch[place].Commit;
        return new Appended.Written(commit.ExpectedVersion + commit.Events.Count, commit.Events.Count == 0 ? 0 : start + _slots[place]);
    }

    public void AddTo(NpgsqlParameterCollection to)
    {
        Add(to, NpgsqlDbType.Boolean, _sure);
        Add(to, NpgsqlDbType.Text, Column(c => c.Commit.Stream));
        Add(to, NpgsqlDbType.Bigint, Column(c => c.Commit.ExpectedVersion));
        Add(to, NpgsqlDbType.Integer, Column(c => c.Commit.Events.Count));
        Add(to, NpgsqlDbType.Integer, _slots);
        Add(to, NpgsqlDbType.Uuid, Column(c => c.Key));
        Add(to, NpgsqlDbType.Text, Column(c => c.Commit.CommandId));
        Add(to, NpgsqlDbType.Text, Column(c => c.Commit.Actor));
        Add(to, NpgsqlDbType.Bigint, Column(c => c.RecordedAtNs));

        // unnest fills a short array up with nulls, and refusals are rare.
        var refused = _batch.Any(c => c.Commit.Refusal is not null);
        Add(to, NpgsqlDbType.Text, refused ? Column(c => c.Commit.Refusal?.Code) : None);
        Add(to, NpgsqlDbType.Text, refused ? Column(c => c.Commit.Refusal?.Detail) : None);
        Add(to, NpgsqlDbType.Bytea, Column(c => c.Block));
        to.Add(new NpgsqlParameter { Value = _thinnings ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
    }

    private static void Add<T>(NpgsqlParameterCollection to, NpgsqlDbType of, T[] column) =>
        to.Add(new NpgsqlParameter<T[]> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | of });

    private T[] Column<T>(Func<KeyedCommit, T> of)
    {
        var column = new T[_batch.Count];
        for (var i = 0; i < column.Length; i++) column[i] = of(_batch[i]);
        return column;
    }
}
