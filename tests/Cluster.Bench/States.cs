using Npgsql;
using OpsHub.Cluster.Membership;

namespace OpsHub.Cluster.Bench;

/// <summary>The table of plain grain state, for the comparison only.</summary>
internal static class States
{
    private const int Connections = 32;

    /// <summary>Makes the table; what Orleans is to connect with.</summary>
    public static string Prepared(ClusterDatabase database)
    {
        using var sql = new StreamReader(typeof(States).Assembly.GetManifestResourceStream("OpsHub.Cluster.Bench.States.sql")!);
        using var command = database.Source.CreateCommand(sql.ReadToEnd());
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(database.Connection) { MaxPoolSize = Connections }.ConnectionString;
    }
}
