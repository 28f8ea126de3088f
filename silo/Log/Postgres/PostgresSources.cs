using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>The log's connections. Writers have their own, so that no crowd of readers keeps a commit waiting.</summary>
internal sealed class PostgresSources : IAsyncDisposable
{
    private const int PreparedStatements = 20;

    public PostgresSources(string connection, EventLogOptions options)
    {
        Writers = Build(connection, settings => settings.MaxPoolSize = options.PostgresWriters, Vouching.NewSession);
        Readers = Build(connection, _ => { }, () => { });
        Listener = Build(connection, settings => (settings.Pooling, settings.KeepAlive) = (false, 0), () => { });
    }

    public Vouching Vouching { get; } = new();

    public NpgsqlDataSource Writers { get; }

    public NpgsqlDataSource Readers { get; }

    public NpgsqlDataSource Listener { get; }

    /// <summary>Connections for whoever reads the log's rows without being a hub.</summary>
    public static NpgsqlDataSource ForReading(string connection) => Build(connection, _ => { }, () => { });

    public async ValueTask DisposeAsync()
    {
        await Writers.DisposeAsync();
        await Readers.DisposeAsync();
        await Listener.DisposeAsync();
    }

    private static NpgsqlDataSource Build(string connection, Action<NpgsqlConnectionStringBuilder> adjust, Action connected)
    {
        var builder = new NpgsqlDataSourceBuilder(connection);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= "opshub-log";
        settings.MaxAutoPrepare = PreparedStatements;
        settings.AutoPrepareMinUsages = 2;
        settings.NoResetOnClose = true;
        settings.Enlist = false;
        adjust(settings);

        builder.UsePhysicalConnectionInitializer(
            opened => { connected(); Execute(opened); },
            async opened => { connected(); await ExecuteAsync(opened); });
        return builder.Build();
    }

    private static void Execute(NpgsqlConnection opened)
    {
        using var command = new NpgsqlCommand(PostgresServer.SessionSql, opened);
        command.ExecuteNonQuery();
    }

    private static async Task ExecuteAsync(NpgsqlConnection opened)
    {
        await using var command = new NpgsqlCommand(PostgresServer.SessionSql, opened);
        await command.ExecuteNonQueryAsync();
    }
}
