namespace OpsHub.ClientHub.Tests.Host;

/// <summary>Real time as the test says it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _ms;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Volatile.Read(ref _ms);

    public void Advance(int ms) => Interlocked.Add(ref _ms, ms);
}
