using System.Collections.Immutable;

namespace OpsHub.Grains.Outages;

/// <summary>Which houses of a span are meant. Stored: never renamed.</summary>
public enum StreetSide { Both, Odd, Even }

/// <summary>Houses from one number to another, both included; a house by itself has no end.</summary>
/// <param name="From">As written, such as <c>2</c>, <c>16а</c>, <c>64/1</c>.</param>
/// <param name="To">As written, or null.</param>
public sealed record HouseSpan(string From, string? To = null, StreetSide Side = StreetSide.Both);

/// <summary>One part of an outage's area: a settlement, a street of it, houses of the street.</summary>
/// <param name="Place">Town, village, garden community, district or feeder group; null where the source names none.</param>
/// <param name="Street">With its kind, such as <c>ул. Парковая</c>; null for the whole place.</param>
/// <param name="Houses">Null for the whole street.</param>
/// <param name="Side">One side of the whole street.</param>
/// <param name="Words">What the source wrote besides, such as between which streets or which object; null for nothing.</param>
public sealed record OutagePlace(string? Place, string? Street = null, ImmutableArray<HouseSpan>? Houses = null, StreetSide Side = StreetSide.Both, string? Words = null);
