using NodaTime;

namespace OpsHub.Silo.Replay.Outages;

/// <summary>
/// Notices a zone that is another than the source's: no outage is read before it was last touched, and among many one was touched shortly before. A clock that is always hours behind, or ahead, is of another zone.
/// </summary>
internal sealed class ZoneWatch
{
    private const int Enough = 100;

    private static readonly Duration Late = Duration.FromMinutes(55);

    private Duration _least = Duration.MaxValue;
    private int _seen;

    /// <summary>What to say of the zone, or null.</summary>
    public string? Doubt => _seen < Enough ? null
        : _least > Late ? $"every update is {_least.TotalHours:0.0} h or more older than its reading: --zone may be wrong by that much"
        : _least < -Late ? $"an update is {-_least.TotalHours:0.0} h younger than its reading: --zone may be wrong by that much"
        : null;

    public void Note(OutageRow row)
    {
        if (row.UpdatedAt is not { } updated) return;
        _seen++;
        _least = Duration.Min(_least, row.ReadAt - updated);
    }
}
