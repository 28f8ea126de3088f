using System.Diagnostics;
using OpsHub.Bench.Measuring;
using OpsHub.Endurance.Storm;

namespace OpsHub.Endurance.Country;

/// <summary>Somebody who looks at one company's wall, and how old it was.</summary>
internal sealed class WallWatch : IDisposable
{
    private const int Most = 200_000;   // kept ages of a stretch

    private readonly PageConnection _connection;
    private readonly Lock _lock = new();
    private readonly Queue<(long Position, long AckedAt)> _waiting = new();
    private Samples _ages = new(Most);
    private long _seq;

    public WallWatch() => _connection = new PageConnection(Take);

    /// <summary>Watches until the end.</summary>
    public async Task Begin(Uri hub, string key, string company, HttpMessageInvoker http, CancellationToken cancel)
    {
        await _connection.Open(new UriBuilder(hub) { Scheme = "ws", Path = "/feed" }.Uri, key, http, cancel);
        await _connection.Subscribe($"wall/{company}", null, cancel);
        _ = Watch(cancel);
    }

    /// <summary>Something was acknowledged: from now on until a frame of its position or a later one the wall is old.</summary>
    public void Acked(long position)
    {
        lock (_lock)
        {
            if (position <= _seq) _ages.Add(0);
            else _waiting.Enqueue((position, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>The ages since the last call. A wall that stands still is as old as what it does not show yet.</summary>
    public Samples Ages()
    {
        lock (_lock)
        {
            var (ages, now) = (_ages, Stopwatch.GetTimestamp());
            foreach (var waits in _waiting) ages.Add(now - waits.AckedAt);
            _ages = new Samples(Most);
            return ages;
        }
    }

    public void Dispose() => _connection.Dispose();

    private async Task Watch(CancellationToken cancel)
    {
        try
        {
            await _connection.Watch(cancel);
        }
        catch (Exception e) when (e is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            // the end
        }
    }

    private void Take(ReadOnlySpan<byte> head, int bytes)
    {
        if (FrameText.Of(head) is not { } frame) return;
        var now = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            _seq = frame.Seq;
            for (var n = _waiting.Count; n > 0; n--)
            {
                var waits = _waiting.Dequeue();   // acknowledgements come out of order, so all are looked at
                if (waits.Position <= frame.Seq) _ages.Add(now - waits.AckedAt);
                else _waiting.Enqueue(waits);
            }
        }
    }
}
