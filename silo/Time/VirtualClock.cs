using System.Diagnostics;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Time;

/// <summary>A clock for replays and simulations: it stands until its driver moves it, or runs at a multiple of real time. It never goes back.</summary>
public sealed class VirtualClock : IHostClock
{
    private readonly Lock _lock = new();
    private Instant _base;
    private long _baseTicks = Stopwatch.GetTimestamp();
    private double _speed;
    private TaskCompletionSource _moved = New();

    /// <param name="start">Where it begins.</param>
    /// <param name="speed">Hub seconds per real second; 0 stands.</param>
    public VirtualClock(Instant start, double speed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        (_base, _speed) = (start, speed);
    }

    public double Speed
    {
        get { lock (_lock) return _speed; }
    }

    public Instant GetCurrentInstant()
    {
        lock (_lock) return NowLocked();
    }

    /// <summary>Jumps forward; an instant in the past changes nothing.</summary>
    public void AdvanceTo(Instant instant) => Rebase(instant, null);

    /// <summary>Runs on at another speed from where it is.</summary>
    public void RunAt(double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        Rebase(Instant.MinValue, speed);
    }

    public async Task WaitUntil(Instant instant, CancellationToken cancel)
    {
        while (true)
        {
            Task moved;
            Duration left;
            double speed;
            lock (_lock) (moved, left, speed) = (_moved.Task, instant - NowLocked(), _speed);
            if (left <= Duration.Zero) return;
            if (speed == 0) await moved.WaitAsync(cancel).ConfigureAwait(false);
            else await Sleep(left / speed, moved, cancel).ConfigureAwait(false);
        }
    }

    private static async Task Sleep(Duration real, Task moved, CancellationToken cancel)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var span = Duration.Min(real, Duration.FromMinutes(1)).ToTimeSpan() + TimeSpan.FromMilliseconds(1);
        await Task.WhenAny(moved, Task.Delay(span, TimeProvider.System, woken.Token)).ConfigureAwait(false);
        await woken.CancelAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
    }

    private void Rebase(Instant atLeast, double? speed)
    {
        TaskCompletionSource moved;
        lock (_lock)
        {
            _base = Instant.Max(NowLocked(), atLeast);
            _baseTicks = Stopwatch.GetTimestamp();
            _speed = speed ?? _speed;
            (moved, _moved) = (_moved, New());
        }
        moved.TrySetResult();
    }

    private Instant NowLocked() => _speed == 0 ? _base : _base + Duration.FromTimeSpan(Stopwatch.GetElapsedTime(_baseTicks)) * _speed;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
