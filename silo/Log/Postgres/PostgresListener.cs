using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>Hears of commits by NOTIFY at once, and looks at the head now and then in case a notification was lost.</summary>
/// <param name="source">Unpooled: a connection that listens must not be handed on.</param>
internal sealed class PostgresListener(NpgsqlDataSource source, HeadSignal head)
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public async Task Listen(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, told) =>
        {
            if (long.TryParse(told.Payload, out var position)) head.Advance(position);
        };
        await using var listen = new NpgsqlCommand("listen opshub_log", connection);
        await listen.ExecuteNonQueryAsync(stop);
        await using var look = new NpgsqlCommand("select position from log.head", connection);
        while (true)
        {
            head.Advance((long)(await look.ExecuteScalarAsync(stop))!);
            while (await connection.WaitAsync(LookEvery, stop)) { }
        }
    }
}
