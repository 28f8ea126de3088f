using Npgsql;

namespace OpsHub.Cluster.Leases;

/// <summary>Who owns a job, decided by one row in PostgreSQL on PostgreSQL's clock.</summary>
internal sealed class LeaseTable(NpgsqlDataSource source)
{
    private const string AskSql =
        """
        insert into cluster.leases as held (job, holder, term, until) values ($1, $2, 1, now() + $3)
        on conflict (job) do update set until = now() + $3, holder = excluded.holder, term = held.term + case when held.holder = excluded.holder then 0 else 1 end
        where held.holder = excluded.holder or held.until < now()
        returning term
        """;

    /// <summary>Takes or renews the job; its term, or null when another owner has it.</summary>
    public async Task<long?> Ask(string job, string holder, TimeSpan lasts, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(AskSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = job });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = holder });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = lasts });
        return await command.ExecuteScalarAsync(cancel) as long?;
    }

    /// <summary>Gives the job up, so that the next owner need not wait.</summary>
    public async Task GiveUp(string job, string holder, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("update cluster.leases set until = now() - interval '1 second' where job = $1 and holder = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = job });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = holder });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
