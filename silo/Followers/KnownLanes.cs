using System.Collections.Concurrent;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Followers;

/// <summary>One follower of the log in this process.</summary>
/// <param name="Behind">Events in the log that it has not applied yet; null while another process does its work.</param>
/// <param name="Stopped">An event could not be read; it stands still until that is mended.</param>
public readonly record struct FollowerState(string Name, long? Behind, bool Stopped);

/// <summary>The lanes of a process, for whoever asks how they are.</summary>
internal sealed class KnownLanes(IEventLog log)
{
    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    public IEnumerable<FollowerState> States => _lanes.Values.Select(l => new FollowerState(l.Name, l.Follows ? Math.Max(0, log.KnownHead - l.Position) : null, l.Fault is not null));

    /// <summary>Shows a lane from here on; one of the same name before it has ended with its lease.</summary>
    public TLane Add<TLane>(TLane lane)
        where TLane : Lane
    {
        _lanes[lane.Name] = lane;
        return lane;
    }
}
