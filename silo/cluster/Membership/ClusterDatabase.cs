using Npgsql;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Postgres;

namespace OpsHub.Cluster.Membership;

/// <summary>The cluster's tables, in the log's own database: whoever can write the log can belong to the cluster, and nobody else.</summary>
internal sealed class ClusterDatabase : IAsyncDisposable
{
    private const string Schema = "cluster";

    private ClusterDatabase(string connection, NpgsqlDataSource source) => (Connection, Source) = (connection, source);

    /// <summary>For Orleans, which finds its tables by the search path.</summary>
    public string Connection { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>Makes the tables where they are missing, once, however many processes start together.</summary>
    /// <exception cref="LogAwayException">PostgreSQL cannot be reached.</exception>
    /// <exception cref="LogRefusedException">The log is not in PostgreSQL, or the database is not ours.</exception>
    public static async Task<ClusterDatabase> Open(string log, CancellationToken cancel)
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(log)) { SearchPath = Schema, ApplicationName = "opshub-cluster", Enlist = false, Timeout = 5, CommandTimeout = 10 };
        var source = NpgsqlDataSource.Create(settings.ConnectionString);
        try
        {
            await PostgresFailure.Guard(source, async () =>
            {
                await PostgresSchema.Apply(source, Schema, SchemaStep.Beside(typeof(ClusterDatabase)), cancel);
                return true;
            });
            return new ClusterDatabase(settings.ConnectionString, source);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
