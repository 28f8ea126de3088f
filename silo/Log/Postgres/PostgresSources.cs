using Npgsql;

namespace OpsHub.Silo.Log.Postgres;

/// <summary>The log's connections. Writers have their own, so that no crowd of readers keeps a commit waiting.</summary>
internal sealed class PostgresSources : IAsyncDisposable
{
    private const int PreparedStatements = 20;

    private const int KeyConnections = 5;

    public PostgresSources(string connection, EventLogOptions options)
    {
        var bounded = PostgresServer.SessionSql + $";set lock_timeout = {options.PostgresLockWaitMs}";
        Writers = Build(connection, bounded + $";set statement_timeout = {options.PostgresPatienceMs}", OfWriters(options), Vouching.NewSession);
        Readers = Build(connection, bounded, OfReaders(options), () => { });
        Listener = Build(connection, PostgresServer.SessionSql, settings => (settings.Pooling, settings.KeepAlive) = (false, 0), () => { });
    }

    public Vouching Vouching { get; } = new();

    public NpgsqlDataSource Writers { get; }

    public NpgsqlDataSource Readers { get; }

    public NpgsqlDataSource Listener { get; }

    /// <summary>Connections for whoever reads the log's rows without being a hub.</summary>
    public static NpgsqlDataSource ForReading(string connection) => Build(connection, PostgresServer.SessionSql, _ => { }, () => { });

    /// <summary>Connections of the key table.</summary>
    public static NpgsqlDataSource ForKeys(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        settings.ApplicationName ??= "opshub-keys";
        if (!settings.ShouldSerialize("Maximum Pool Size")) settings.MaxPoolSize = KeyConnections;
        return NpgsqlDataSource.Create(settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Writers.DisposeAsync();
        await Readers.DisposeAsync();
        await Listener.DisposeAsync();
    }

    // The driver never loses patience with a write, see PostgresBatches.
    private static Action<NpgsqlConnectionStringBuilder> OfWriters(EventLogOptions options) => settings => (settings.MaxPoolSize, settings.CommandTimeout) = (options.PostgresWriters, 0);

    private static Action<NpgsqlConnectionStringBuilder> OfReaders(EventLogOptions options) => settings =>
    {
        if (!settings.ShouldSerialize("Maximum Pool Size")) settings.MaxPoolSize = options.PostgresReaders;
    };

    private static NpgsqlDataSource Build(string connection, string session, Action<NpgsqlConnectionStringBuilder> adjust, Action connected)
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
            opened => { connected(); Execute(opened, session); },
            async opened => { connected(); await ExecuteAsync(opened, session); });
        return builder.Build();
    }

    private static void Execute(NpgsqlConnection opened, string session)
    {
        using var command = new NpgsqlCommand(session, opened);
        command.ExecuteNonQuery();
    }

    private static async Task ExecuteAsync(NpgsqlConnection opened, string session)
    {
        await using var command = new NpgsqlCommand(session, opened);
        await command.ExecuteNonQueryAsync();
    }
}
