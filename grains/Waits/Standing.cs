using NodaTime;

namespace OpsHub.Grains.Waits;

/// <summary>One place in a line, ordered by how long it has been held; equal instants by id, so that every fold has the same order.</summary>
internal readonly record struct Standing(Instant Since, string Id) : IComparable<Standing>
{
    public int CompareTo(Standing other) => Since == other.Since ? string.CompareOrdinal(Id, other.Id) : Since.CompareTo(other.Since);
}
