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

    public static async Task<Dictionary<Guid, Appended.Repeated>> Of(NpgsqlDataSource source, Guid[] keys)
    {
        await using var command = source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = keys });
        await using var reader = await command.ExecuteReaderAsync();

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
