using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Tests.Host;

/// <summary>A past that begins at five: the wall exists from then on and its only cell is the minute; the office's wall exists from half past five.</summary>
internal sealed class PastDouble(IClock clock) : IPast
{
    public const string Wall = "wall/samara", Later = "wall/samara/one";
    public static readonly Instant Begins = Instant.FromUtc(2026, 11, 24, 5, 0);

    private readonly Lock _lock = new();
    private TaskCompletionSource _allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;

    /// <summary>Recordings that are not disposed.</summary>
    public int Open
    {
        get { lock (_lock) return _open; }
    }

    /// <summary>Completes once none is open.</summary>
    public Task Closed
    {
        get { lock (_lock) return _open == 0 ? Task.CompletedTask : _allClosed.Task.WaitAsync(TimeSpan.FromSeconds(60)); }
    }

    async Task<PastOpening> IPast.Open(string who, string board, Instant at, CancellationToken cancel)
    {
        if (Open >= 2) return new PastOpening.Refused(new Refusal(PastCodes.TooMany, "Two are open."), Begins);
        var recording = new MinuteRecording(clock, () => Count(-1));
        if (await recording.MoveTo(at, cancel) is { } refusal) return new PastOpening.Refused(refusal, Begins);
        Count(+1);
        return new PastOpening.Opened(recording);
    }

    private void Count(int change)
    {
        lock (_lock)
        {
            _open += change;
            if (change > 0) _allClosed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            else if (_open == 0) _allClosed.TrySetResult();
        }
    }

    private sealed class MinuteRecording(IClock clock, Action closed) : IRecording
    {
        private Board _wall = new(Wall, TestHub.Epoch);

        public Instant Begins => PastDouble.Begins;

        public Instant At { get; private set; } = PastDouble.Begins;

        public Task<Refusal?> MoveTo(Instant at, CancellationToken cancel)
        {
            if (at < Begins) return Task.FromResult<Refusal?>(new Refusal(PastCodes.BeforeTheLog, "Nothing before five."));
            if (at > clock.GetCurrentInstant()) return Task.FromResult<Refusal?>(new Refusal(PastCodes.InTheFuture, "Not yet."));
            if (at < At) _wall = new Board(Wall, TestHub.Epoch);
            var minute = (int)(at - Begins).TotalMinutes;
            if (_wall["minute"] is not int shown || shown != minute) _wall.Set("minute", minute, minute + 1);
            At = at;
            return Task.FromResult<Refusal?>(null);
        }

        public Board? Find(string name) => name switch
        {
            Wall => _wall,
            Later when At >= Begins + Duration.FromMinutes(30) => new Board(Later, TestHub.Epoch),
            _ => null,
        };

        public void Dispose() => closed();
    }
}
