using System.Net.Sockets;
using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>Turns the driver's exceptions into the port's, at the store's edge.</summary>
internal static class PostgresFailure
{
    /// <param name="source">Whose connections the work uses.</param>
    /// <param name="work">May be done twice without harm, unless <paramref name="attempts"/> is 1.</param>
    /// <param name="attempts">After a restart of the server every idle connection is dead; a second attempt gets a new one.</param>
    /// <exception cref="LogAwayException">The work failed for a reason of the server or the network.</exception>
    public static async Task<T> Guard<T>(NpgsqlDataSource source, Func<Task<T>> work, int attempts = 2)
    {
        while (true)
        {
            try
            {
                return await work();
            }
            catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException or IOException)
            {
                var brokeOff = IsOfConnection(e);
                if (brokeOff) source.Clear();
                if (!brokeOff || --attempts == 0) throw Away(e);
            }
        }
    }

    private static bool IsOfConnection(Exception e) => e is not PostgresException error || error.SqlState.StartsWith("57P", StringComparison.Ordinal);

    private static LogAwayException Away(Exception e) => new(e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "PostgreSQL's disk is full: free space there; commits are taken again by themselves.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "PostgreSQL is read-only, perhaps a standby: connect to the primary.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "PostgreSQL has no connection left: raise max_connections or stop other clients.",
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
            "Somebody else's transaction holds a lock in PostgreSQL that the event log needs: end it (pg_stat_activity, pg_blocking_pids); commits are taken again by themselves.",
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => "PostgreSQL took too long over a statement of the event log: look at its disk and at other clients' load.",
        PostgresException error => $"PostgreSQL refused the event log's statement ({error.SqlState}: {error.MessageText}).",
        _ => $"PostgreSQL is away: {e.Message}",
    }, e);
}
