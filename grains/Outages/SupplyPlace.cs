using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using OpsHub.Grains.Outages.Notices;

namespace OpsHub.Grains.Outages;

/// <summary>Whether an outage is where somebody lives.</summary>
internal enum Touch { No, Perhaps, Yes }

/// <param name="Tail">Letter and fraction behind the number, such as <c>а</c> or <c>/1</c>; empty for none.</param>
internal readonly partial record struct House(int Number, string Tail)
{
    /// <summary>The house that these words begin with, or null. A flat is none.</summary>
    public static House? Of(string words) => Written().Match(words) is { Success: true } match
        ? new House(int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["tail"].Value.ToLowerInvariant())
        : null;

    /// <summary>Numbers decide; where they are equal and what stands behind them is not, it may be the same house.</summary>
    public Touch In(HouseSpan span)
    {
        if (!Lies(span.Side) || Of(span.From) is not { } from) return Touch.No;
        if ((span.To is { } last ? Of(last) : from) is not { } to || Number < from.Number || Number > to.Number) return Touch.No;
        return (Number > from.Number && Number < to.Number) || this == from || this == to ? Touch.Yes : Touch.Perhaps;
    }

    public bool Lies(StreetSide side) => side == StreetSide.Both || (Number % 2 == 1) == (side == StreetSide.Odd);

    [GeneratedRegex(@"^(?:дом|д\.?|уч\w*\.?|домовладение)?\s*№?\s*(?<number>\d{1,5})\s?(?<tail>(?:[а-яa-z](?![а-яa-z]))?(?:/\d+[а-яa-z]?)?)(?=$|[\s,.])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}

/// <summary>An address of supply in its parts, as far as its words tell them: «443000, г. Самара, ул. Небывалая, д. 1, кв. 5».</summary>
/// <param name="Places">Settlement and whatever else stands before the street: region, district.</param>
internal sealed partial record SupplyPlace(ImmutableArray<PlaceName> Places, PlaceName? Street, House? House)
{
    public static SupplyPlace Of(string address)
    {
        var (places, street, house) = (ImmutableArray.CreateBuilder<PlaceName>(), (PlaceName?)null, (House?)null);
        foreach (var part in NoticeSegments.Cut(address))
        {
            if (street is not null) house ??= Outages.House.Of(part);
            else if (PlaceName.Of(part) is { IsStreet: false } place)
            {
                if (place.Name.Any(char.IsLetter)) places.Add(place);   // a postal code is no place
            }
            else if (WithHouse().Match(part) is { Success: true } both) (street, house) = (PlaceName.Of(both.Groups["street"].Value), Outages.House.Of(both.Groups["house"].Value));
            else street = PlaceName.Of(part);
        }
        return new SupplyPlace(places.ToImmutable(), street, house);
    }

    /// <summary>Whether an outage touches this place. What its source leaves open – no settlement, words besides, a house whose letter is not told – makes it perhaps.</summary>
    public Touch TouchedBy(IEnumerable<OutagePlace> area) => area.Select(TouchedBy).DefaultIfEmpty(Touch.No).Max();

    private Touch TouchedBy(OutagePlace part)
    {
        var named = (part.Place ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(PlaceName.Of).ToList();
        var inPlace = named.Any(n => Places.Any(p => p.Fits(n)));
        if (part.Street is null) return !inPlace ? Touch.No : part.Words is null ? Touch.Yes : Touch.Perhaps;
        var elsewhere = !inPlace && Places.Length > 0 && named.Any(n => n.Kind is not ("район" or "мкр" or "кв"));
        if (elsewhere || (Street is null && !inPlace) || (Street is { } street && !street.Fits(PlaceName.Of(part.Street)))) return Touch.No;
        var touched = Street is null ? Touch.Perhaps : OnStreet(part);
        return touched == Touch.Yes && !inPlace ? Touch.Perhaps : touched;
    }

    private Touch OnStreet(OutagePlace part)
    {
        if (part.Houses is { IsEmpty: false } spans) return House is { } house ? spans.Max(house.In) : Touch.Perhaps;
        if (part.Side != StreetSide.Both) return House is not { } known ? Touch.Perhaps : known.Lies(part.Side) ? Touch.Yes : Touch.No;
        return part.Words is null ? Touch.Yes : Touch.Perhaps;
    }

    [GeneratedRegex(@"^(?<street>.+?\p{L}.*?)\s+(?<house>(?:дом\s*|д\.?\s*)?№?\s*\d{1,5}\s?[а-яa-z]?(?:/\d+[а-яa-z]?)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithHouse();
}
