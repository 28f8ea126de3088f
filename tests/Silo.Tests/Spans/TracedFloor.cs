using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Kernel.Tracing;
using OpsHub.Silo.Tests.Floor;

namespace OpsHub.Silo.Tests.Spans;

/// <summary>An office that sends its spans to a collector. Of itself it traces nothing: only requests that come with a trace of their own.</summary>
internal sealed class TracedFloor : IAsyncDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Activity>> _awaited = new(StringComparer.Ordinal);
    private readonly ActivityListener _listener;
    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();
    private bool _hasEnded;

    private TracedFloor(Collector collector)
    {
        Collector = collector;
        _listener = new ActivityListener { ShouldListenTo = source => source.Name is HubSpans.Source or "Microsoft.AspNetCore", ActivityStopped = Hear };
        ActivitySource.AddActivityListener(_listener);
    }

    public Collector Collector { get; }

    public ServedFloor Floor { get; private set; } = null!;

    /// <summary>The span that the caller's request comes from.</summary>
    public ActivitySpanId Caller { get; } = ActivitySpanId.CreateRandom();

    public IEnumerable<Activity> Ended => _ended;

    public static async Task<TracedFloor> Start()
    {
        var traced = new TracedFloor(await Collector.Start());
        traced.Floor = await ServedFloor.Start("saratov", $"--Tracing:Endpoint={traced.Collector.Address}", "--Tracing:Share=0", "--Feed:PushIntervalMs=20", "--Tracing:Instance=test");
        return traced;
    }

    /// <summary>The span of that name of the caller's trace, once it has ended.</summary>
    public Task<Activity> Span(string name) => Awaited(name).Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Asks as a part of the caller's trace, or of none.</summary>
    public async Task<HttpResponseMessage> Ask(HttpMethod method, string address, object? body = null, bool traced = true)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{address}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.UserAgent.ParseAdd("Ivanova-Browser/1");
        if (traced) request.Headers.Add("traceparent", $"00-{_trace}-{Caller}-01");
        return await Floor.Client.SendAsync(request);
    }

    public Task<FeedConnection> Watch() => FeedConnection.Open(Floor.Address, Floor.Cookies);

    /// <summary>Everything that was sent, once the hub has ended.</summary>
    public async Task<string> Sent()
    {
        await End();
        return Collector.Taken;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await End();
        await Collector.DisposeAsync();
    }

    private async Task End()
    {
        if (_hasEnded) return;
        _hasEnded = true;
        await Floor.DisposeAsync();
    }

    private TaskCompletionSource<Activity> Awaited(string name) => _awaited.GetOrAdd(name, _ => new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Hear(Activity ended)
    {
        if (ended.TraceId != _trace) return;
        _ended.Enqueue(ended);
        Awaited(ended.OperationName).TrySetResult(ended);
    }
}
