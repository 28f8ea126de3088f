using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Postgres;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Log;

/// <summary>Transactions that others hold open in the log's database.</summary>
public sealed class PostgresNeighboursTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1), Often = TimeSpan.FromMilliseconds(20);

    [PostgresFact]
    public async Task Are_named_with_their_program_and_told_as_a_metric()
    {
        await using var database = await Postgres.CreateDatabase();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var idle = new NpgsqlConnection($"{database.ConnectionString};Pooling=false;Application Name=month-report");
        await idle.OpenAsync();
        await using var begin = new NpgsqlCommand("begin; select 1", idle);
        await begin.ExecuteNonQueryAsync();
        var told = new Lines();

        await using var neighbours = new PostgresNeighbours(source, Often, old: Often, told);
        neighbours.Begin();
        var line = await told.Next().WaitAsync(Patience);

        line.ShouldContain($"process {idle.ProcessID} of postgres (month-report), idle in transaction");
        Age().ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [PostgresClusterFact]
    public async Task Prepared_for_a_second_phase_and_forgotten_are_told_too()
    {
        using var cluster = PostgresCluster.Start(new PostgresClusterPlan { Settings = ["max_prepared_transactions=1"] });
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await cluster.Execute("begin; create table t (x int); prepare transaction 'forgotten'");
        var told = new Lines();

        await using var neighbours = new PostgresNeighbours(source, Often, old: Often, told);
        neighbours.Begin();

        (await told.Next().WaitAsync(Patience)).ShouldContain("of postgres (forgotten), prepared");
    }

    private static double? Age()
    {
        double? age = null;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == EventLogMetrics.MeterName && instrument.Name == "opshub.log.oldest.transaction") to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => age = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return age;
    }

    private sealed class Lines : ILogger
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public Task<string> Next() => _lines.Reader.ReadAsync().AsTask();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Writer.TryWrite(formatter(state, exception));
    }
}
