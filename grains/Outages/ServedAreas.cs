using System.Collections.Immutable;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Outages;

/// <summary>Which offices an outage touches: those whose served area holds a part of it. Areas overlap, and every office that fits is kept. An office that tells no area serves the town of its address.</summary>
internal sealed class ServedAreas
{
    private readonly Dictionary<string, List<(PlaceName Name, string Office)>> _places = new(StringComparer.Ordinal), _groups = new(StringComparer.Ordinal);

    /// <param name="offices">What is known of each.</param>
    public ServedAreas(IEnumerable<KeyValuePair<string, OfficeDetails>> offices)
    {
        foreach (var (office, details) in offices)
        {
            if (details.Serves is { IsEmpty: false } served)
                foreach (var place in served) Add(office, place);
            else if (TownOf(details.Address) is { } town) Add(_places, town, office);
        }
    }

    /// <summary>Offices in the order of their ids; none where nobody serves the area, or its parts name no place.</summary>
    public ImmutableArray<string> Touched(IEnumerable<OutagePlace> area) => [.. area.SelectMany(Touched).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A town with its district is the district; a town by itself is all of its districts.</summary>
    private IEnumerable<string> Touched(OutagePlace part)
    {
        var names = (part.Place ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Append(part.Street ?? "").Where(n => n.Length > 0).Select(PlaceName.Of).ToList();
        var byPlace = names.SelectMany(n => Known(_places, n)).ToList();
        return byPlace.Count > 0 ? byPlace : names.SelectMany(n => Known(_groups, n));
    }

    private void Add(string office, ServedPlace served)
    {
        Add(_places, PlaceName.Of(served.Place.Split(", дом")[0]), office);   // a street may be served house by house: the street is touched
        if (served.Group is { } group) Add(_groups, PlaceName.Of(group), office);
    }

    private static void Add(Dictionary<string, List<(PlaceName Name, string Office)>> to, PlaceName name, string office)
    {
        if (!to.TryGetValue(name.Name, out var known)) to[name.Name] = known = [];
        known.Add((name, office));
    }

    private static IEnumerable<string> Known(Dictionary<string, List<(PlaceName Name, string Office)>> places, PlaceName asked) =>
        places.TryGetValue(asked.Name, out var known) ? known.Where(k => k.Name.Fits(asked)).Select(k => k.Office) : [];

    private static PlaceName? TownOf(string? address) =>
        address?.Split(',').Select(part => PlaceName.Of(part.Trim())).Where(name => name.Kind is "г" or "с" or "п").Select(name => (PlaceName?)name).FirstOrDefault();
}
