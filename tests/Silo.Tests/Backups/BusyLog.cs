using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Tests.Backups;

/// <summary>A log that eight writers fill until they are told to stop; remembers what was acknowledged.</summary>
internal sealed class BusyLog : IAsyncDisposable
{
    public static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 5, 0);

    private readonly IEventLog _log;
    private readonly ConcurrentQueue<string> _acknowledged = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _writers;

    private BusyLog(IEventLog log)
    {
        _log = log;
        _writers = [.. Enumerable.Range(0, 8).Select(Write)];
    }

    /// <summary>Command ids that were answered up to now.</summary>
    public IReadOnlyList<string> Acknowledged => [.. _acknowledged];

    public static async Task<BusyLog> Start(string connection) => new(await Open(connection));

    public static Task<IEventLog> Open(string connection) => EventLogs.Open(connection, new EventLogOptions(), NullLoggerFactory.Instance, CancellationToken.None);

    public static Commit Commit(int writer, long version, string id, int events) =>
        new($"tally/test/w{writer}", version, id, "test", [.. Enumerable.Range(0, events).Select(n => new EventData("added/1", Encoding.UTF8.GetBytes($$"""{"n":{{n}}}"""), Morning))], null, Morning);

    /// <summary>Completes when so many commands have been answered.</summary>
    public async Task Until(int acknowledged)
    {
        while (_acknowledged.Count < acknowledged)
        {
            foreach (var failed in _writers.Where(w => w.IsFaulted)) await failed;
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_writers);
        await _log.DisposeAsync();
        _stop.Dispose();
    }

    private async Task Write(int writer)
    {
        await Task.Yield();
        var version = 0L;
        for (var n = 0; !_stop.IsCancellationRequested; n++)
        {
            var commit = Commit(writer, version, $"w{writer} {n}", n % 4);   // every fourth is an answer without events
            (await _log.Append(commit, CancellationToken.None)).ShouldBeOfType<Appended.Written>();
            version += commit.Events.Count;
            _acknowledged.Enqueue(commit.CommandId);
        }
    }
}
