using NodaTime;
using OpsHub.Grains.Appeals;

namespace OpsHub.Grains.Journeys;

/// <summary>
/// A contact is a repeat when it came within the days of <see cref="FirstContact"/> after the end of one before – of one that goes on, after its begin –, whatever either was about: calls and visits name no
/// topic. What begins during a talk or a visit came of it and is none. Whether an appeal was solved is asked by its matter, and is <see cref="JourneyEntry.CameAgain"/>.
/// </summary>
internal static class Repeats
{
    /// <param name="inOrder">All of one customer, the oldest first.</param>
    public static IEnumerable<JourneyEntry> Mark(IEnumerable<JourneyEntry> inOrder)
    {
        Instant? last = null, talkedUntil = null;
        foreach (var entry in inOrder)
        {
            if (!entry.IsContact)
            {
                yield return entry;
                continue;
            }
            var during = entry.At <= talkedUntil;
            yield return entry with { Repeat = !during && last is { } before && FirstContact.IsLost(before, null, entry.At) };
            var end = entry.EndedAt ?? entry.At;
            last = last is { } known ? Instant.Max(known, end) : end;
            if (entry.Kind != EntryKind.Appeal) talkedUntil = talkedUntil is { } until ? Instant.Max(until, end) : end;
        }
    }
}
