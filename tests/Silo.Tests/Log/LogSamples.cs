using System.Text;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Tests.Log;

/// <summary>Commits and short ways of sending them.</summary>
internal static class LogSamples
{
    public static readonly Instant Noon = Instant.FromUtc(2025, 3, 4, 9, 0).PlusNanoseconds(123_456_789);

    /// <summary>For conditions that a broken store would never reach; nothing waits this long otherwise.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static EventData Event(string name = "ticket-issued/1", string json = """{"ticket":"A12"}""") => new(name, Encoding.UTF8.GetBytes(json), Noon);

    public static Commit Commit(string stream, long expected, string commandId, int events = 1) =>
        new(stream, expected, commandId, "account/anna", [.. Enumerable.Range(1, events).Select(i => Event(json: $"{{\"of\":\"{commandId}\",\"n\":{i}}}"))], null, Noon);

    public static Commit Nothing(string stream, long expected, string commandId) => Commit(stream, expected, commandId, 0);

    public static Commit Refusal(string stream, long expected, string commandId) =>
        Nothing(stream, expected, commandId) with { Refusal = new Refusal("nobody-waiting", "The queue is empty: wait for a visitor.") };

    public static Task<Appended> Append(this IEventLog log, Commit commit) => log.Append(commit, CancellationToken.None).WaitAsync(Patience);

    public static async Task<Appended.Written> Write(this IEventLog log, Commit commit) => (await log.Append(commit)).ShouldBeOfType<Appended.Written>();

    public static async Task<List<LogRecord>> Stream(this IEventLog log, string stream, long after = 0)
    {
        var records = new List<LogRecord>();
        await foreach (var record in log.ReadStream(stream, after, CancellationToken.None)) records.Add(record);
        return records;
    }

    public static async Task<List<LogRecord>> Everything(this IEventLog log, int page = 1_000)
    {
        var all = new List<LogRecord>();
        while (await log.ReadAll(all.Count == 0 ? 0 : all[^1].Position, page, CancellationToken.None) is { Count: > 0 } more) all.AddRange(more);
        return all;
    }

    public static string Text(this LogRecord record) => Encoding.UTF8.GetString(record.Event.Data.Span);
}
