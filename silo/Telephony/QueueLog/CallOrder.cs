using NodaTime;

namespace OpsHub.Silo.Telephony.QueueLog;

/// <summary>Time does not run backwards within a call: a line that says so is taken to be of the instant before it.</summary>
internal sealed class CallOrder
{
    /// <summary>Calls remembered; a call is over long before so many others have come.</summary>
    private const int Remembered = 200_000;

    private readonly Dictionary<string, Instant> _newest = new(StringComparer.Ordinal);

    /// <param name="isBackwards">Whether the rule was applied.</param>
    public QueueLogLine InOrder(QueueLogLine line, out bool isBackwards)
    {
        isBackwards = false;
        if (line.Call is null) return line;
        var before = _newest.GetValueOrDefault(line.Call, Instant.MinValue);
        isBackwards = line.At < before;
        if (_newest.Count >= Remembered) Forget(line.At - Duration.FromDays(1));
        var at = _newest[line.Call] = Instant.Max(line.At, before);
        return line with { At = at };
    }

    private void Forget(Instant before)
    {
        foreach (var (call, at) in _newest)
            if (at < before) _newest.Remove(call);
    }
}
