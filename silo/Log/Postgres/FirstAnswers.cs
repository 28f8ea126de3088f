using Npgsql;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>What commands were answered when they first came.</summary>
internal static class FirstAnswers
{
    private const string Sql =
        """
        select c.command_key, c.base_version, c.event_count, coalesce(b.start + c.slot, 0), c.refusal_code, c.refusal_detail, c.events
        from log.commits c left join log.batches b on b.batch = c.batch
        where c.command_key = any($1)
        """;

    /// <summary>
    /// A commit of no rows. What is read may be on the primary alone, if that came back from a crash while its synchronous standby was away. Whatever was visible before this commit is on the standby once this one is.
    /// </summary>
    private const string BarrierSql = "select pg_logical_emit_message(true, 'opshub', '')";

    public static async Task<Dictionary<Guid, Appended.Repeated>> Of(NpgsqlConnection connection, Guid[] keys)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = keys } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(BarrierSql));
        await using var reader = await batch.ExecuteReaderAsync();

        var answers = new Dictionary<Guid, Appended.Repeated>(keys.Length);
        while (await reader.ReadAsync()) answers[reader.GetGuid(0)] = Read(reader);
        return answers;
    }

    private static Appended.Repeated Read(NpgsqlDataReader row)
    {
        var count = row.GetInt32(2);
        var refusal = row.IsDBNull(4) ? null : new Refusal(row.GetString(4), row.GetString(5));
        return new Appended.Repeated(row.GetInt64(1) + count, row.GetInt64(3), EventBlock.Read(row.GetFieldValue<byte[]>(6), count), refusal);
    }
}
