using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpsHub.ClientHub.Tests.Host;

/// <summary>Everything that was logged.</summary>
internal sealed class LogBook : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _awaited = new();

    public IEnumerable<string> Lines => _lines;

    /// <summary>Completes when something has been logged under that id.</summary>
    public Task Logged(int eventId) => Awaited(eventId).Task.WaitAsync(TimeSpan.FromSeconds(60));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception}");
        Awaited(eventId.Id).TrySetResult();
        if (logLevel >= LogLevel.Error) Console.Error.WriteLine($"{formatter(state, exception)} {exception}");
    }

    private TaskCompletionSource Awaited(int eventId) => _awaited.GetOrAdd(eventId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Dispose()
    {
    }
}
