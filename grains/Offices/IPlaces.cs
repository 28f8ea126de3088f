using System.Collections.Immutable;

namespace OpsHub.Grains.Offices;

/// <summary>Hours of one weekday as people read them.</summary>
/// <param name="Day">1 Monday … 7 Sunday.</param>
/// <param name="From">Local, <c>08:00</c>.</param>
/// <param name="To">Local, to <c>24:00</c>.</param>
public sealed record PlaceHours(int Day, string From, string To);

/// <param name="Categories">Customer categories they hold for; null for all that have none of their own.</param>
/// <param name="Week">A day with a break stands twice.</param>
public sealed record PlaceTimetable(ImmutableArray<string>? Categories, ImmutableArray<PlaceHours> Week);

public sealed record PlaceAddress(string Address, ImmutableArray<string> Phones);

/// <param name="Kind">As the standard calls it, or null.</param>
/// <param name="Hours">Empty where the company has told none: invented hours are nobody's promise.</param>
/// <param name="Categories">The only customer categories it serves; null for all.</param>
/// <param name="Serves">Places whose customers it serves.</param>
public sealed record PlaceOffice(
    string Id, string Name, string? Kind, ImmutableArray<PlaceAddress> Addresses, ImmutableArray<PlaceTimetable> Hours, ImmutableArray<string>? Categories, ImmutableArray<string> Serves);

/// <param name="Hours">Empty where the company has told none.</param>
public sealed record PlaceLine(string Id, string Name, ImmutableArray<string> Numbers, ImmutableArray<PlaceHours> Hours, ImmutableArray<string>? Categories, bool FreeOfCharge);

/// <param name="Kind"><c>post | email | site | account | feedback | readings | payment | offices</c>.</param>
public sealed record PlaceContact(string Kind, string Name, string NameEn, string Value);

/// <summary>Where and when a company can be reached, as its standard says: what its site publishes.</summary>
/// <param name="Version">Version of the profile that says so.</param>
public sealed record CompanyPlaces(
    string Company, string Name, string TimeZone, string Version, ImmutableArray<PlaceOffice> Offices, ImmutableArray<PlaceLine> Lines, ImmutableArray<PlaceContact> Contacts);

/// <summary>What anybody may know of where companies are.</summary>
public interface IPlaces
{
    /// <summary>Null for a company without a profile.</summary>
    CompanyPlaces? Of(string company);
}
