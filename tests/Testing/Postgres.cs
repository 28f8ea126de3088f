using Npgsql;

namespace OpsHub.Testing;

/// <summary>
/// PostgreSQL for tests: the server that <c>OPSHUB_TEST_POSTGRES</c> names (a connection string that may create databases), or else one
/// that this run starts and stops itself.
/// </summary>
public static class Postgres
{
    private static readonly Lazy<PostgresCluster> Own = new(PostgresCluster.Start);

    private static readonly string? Named = Environment.GetEnvironmentVariable("OPSHUB_TEST_POSTGRES") is { Length: > 0 } named ? named : null;

    /// <summary>Why tests that need PostgreSQL are skipped, or null. Where CI=true nothing is skipped: they fail instead.</summary>
    public static string? SkipReason { get; } =
        Named is not null || PostgresBinaries.Folder is not null || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : "PostgreSQL is not installed: apt-get install postgresql, or name a server in OPSHUB_TEST_POSTGRES.";

    /// <summary>The same for tests that stop and start the server: they need one of their own.</summary>
    public static string? SkipReasonOfOwn { get; } =
        PostgresBinaries.Folder is not null || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : "PostgreSQL is not installed here, and a named server is not stopped by tests: apt-get install postgresql.";

    /// <summary>A new database that is dropped with what it returns.</summary>
    /// <param name="with">Further clauses of CREATE DATABASE.</param>
    public static async Task<PostgresDatabase> CreateDatabase(string with = "")
    {
        var server = Named ?? Own.Value.ConnectionString;
        var name = $"opshub_{Guid.NewGuid():N}";
        await Execute(server, $"create database {name} {with}");
        return new PostgresDatabase(server, name);
    }

    internal static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>One test's database.</summary>
public sealed class PostgresDatabase(string server, string name) : IAsyncDisposable
{
    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    public Task Execute(string sql) => Postgres.Execute(ConnectionString, sql);

    public async ValueTask DisposeAsync() => await Postgres.Execute(server, $"drop database if exists {name} with (force)");
}
