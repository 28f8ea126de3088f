using NodaTime;

namespace OpsHub.Grains.WhatIf;

/// <summary>How long windows were in some state, by hour of the local day.</summary>
internal sealed class Stretches(DateTimeZone zone)
{
    private readonly Dictionary<int, Instant> _since = [];

    /// <summary>Seconds, all windows together.</summary>
    public double[] ByHourS { get; } = new double[24];

    /// <param name="on">Whether the window is in the state from now on.</param>
    public void Tell(int window, bool on, Instant now)
    {
        if (on)
        {
            _since.TryAdd(window, now);
            return;
        }
        if (!_since.Remove(window, out var since)) return;
        for (var from = since; from < now;)
        {
            var local = from.InZone(zone);
            var next = Instant.Min(now, from + Duration.FromSeconds(3600 - (local.Minute * 60) - local.Second));
            ByHourS[local.Hour] += (next - from).TotalSeconds;
            from = next;
        }
    }

    public void End(Instant now)
    {
        foreach (var window in _since.Keys.ToList()) Tell(window, on: false, now);
    }
}
