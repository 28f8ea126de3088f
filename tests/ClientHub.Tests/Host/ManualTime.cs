namespace OpsHub.ClientHub.Tests.Host;

/// <summary>Real time as the test says it.</summary>
internal sealed class ManualTime : TimeProvider
{
    /// <summary>Far ahead, so that a jar of cookies, which goes by the machine, throws none away.</summary>
    private static readonly DateTimeOffset Began = new(2100, 1, 1, 5, 0, 0, TimeSpan.Zero);

    private long _ms;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Volatile.Read(ref _ms);

    public override DateTimeOffset GetUtcNow() => Began.AddMilliseconds(GetTimestamp());

    public void Advance(int ms) => Interlocked.Add(ref _ms, ms);
}
