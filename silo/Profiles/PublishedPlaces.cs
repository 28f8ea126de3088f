using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;
using OpsHub.Grains.Offices;

namespace OpsHub.Silo.Profiles;

/// <summary>Offices, lines and addresses of the profile in force, from the same data as the hub's own timetables. What is invented, and what must be checked first, is left out.</summary>
internal sealed class PublishedPlaces(Func<string, CompanyProfile?> inForce) : IPlaces
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public CompanyPlaces? Of(string company) => inForce(company) is not { } p ? null : new CompanyPlaces(
        p.Id, p.FullName, p.TimeZone.Id, p.Version, [.. p.Offices.Where(o => !o.Invented).Select(Office)], [.. p.Lines.Where(l => !l.Invented).Select(Line)],
        [.. (p.Contacts ?? []).Where(c => c.Show).Select(c => new PlaceContact(c.Kind.ToString().ToLowerInvariant(), c.Name, c.NameEn, c.Value))]);

    private static PlaceOffice Office(OfficeProfile o) => new(
        o.Id, o.Name, o.Kind, [.. o.Address is { } own ? [new PlaceAddress(own, o.Phones ?? [])] : Array.Empty<PlaceAddress>(), .. (o.Addresses ?? []).Select(a => new PlaceAddress(a.Address, a.Phones ?? []))],
        [.. Timetable(null, o.Hours), .. (o.HoursFor ?? []).SelectMany(h => Timetable(h.Categories, h.Hours))], o.Categories, [.. (o.ServedArea ?? []).Select(Place)]);

    private static PlaceLine Line(LineProfile l) => new(
        l.Id, l.Name, l.Numbers ?? (l.Number is { } number ? [number] : []), l.Hours.Invented ? [] : Week(l.Hours.Value), l.Categories, l.FreeOfCharge);

    private static PlaceTimetable[] Timetable(ImmutableArray<string>? categories, Stated<WeekHours> hours) => hours.Invented ? [] : [new PlaceTimetable(categories, Week(hours.Value))];

    private static ImmutableArray<PlaceHours> Week(WeekHours week) => [.. week.Days.Select(d => new PlaceHours((int)d.Day, HoursAndMinutes.Format(d.From), DayHours.EndText(d.To)))];

    private static string Place(ServedProfile served) => served.Group is { } group ? $"{group}: {served.Place}" : served.Place;
}
