using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls.Surges;

/// <summary>Who comes to each office of a company, calls each line and calls from each office's area, by quarter hours, beside the days before.</summary>
internal sealed class ArrivalsByPlace
{
    /// <summary>Kind of place of calls whose customers an office serves.</summary>
    public const string Area = "area";

    /// <summary>By <c>office/{id}</c>, <c>line/{id}</c>, <c>area/{office}</c>.</summary>
    public SortedDictionary<string, Arrivals> Places { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Zones of lines.</summary>
    public Dictionary<string, DateTimeZone> Lines { get; set; } = [];

    /// <summary>Whose area each call that began on the newest day is from.</summary>
    public Dictionary<string, CallFrom> From { get; set; } = [];

    /// <summary>Source instant of the newest visit or call.</summary>
    public Instant? Newest { get; set; }

    /// <returns>The place at which somebody has come or called, or null.</returns>
    public string? Apply(in Recorded fact, OutagesOfCompany company, Rhythm rhythm) => fact.Event switch
    {
        LineRegistered e => Registered(fact.Grain.Key, e.Details.TimeZone),
        PastDayTold e => Told($"{Scope.Office}/{fact.Grain.Key}", e, company, rhythm),
        TicketIssued e => Counted($"{Scope.Office}/{fact.Grain.Key}", e.At, company, rhythm),
        CallerIdentified e => Identified(fact.Grain.Key, e, company, rhythm),
        CallerEvent e when LineDay.OfferedAt(e) is { } offeredAt => Counted($"{Scope.Line}/{e.Line}", offeredAt, company, rhythm, e.At),
        _ => null,
    };

    /// <summary>The place as of the newest fact, or null: nobody ever came there.</summary>
    public Arrivals? At(string place, OutagesOfCompany company, Rhythm rhythm)
    {
        if (!Places.TryGetValue(place, out var arrivals) || Newest is not { } now) return null;
        arrivals.Advance(now, ZoneOf(place, company), rhythm, HoursOf(place, company));
        return arrivals;
    }

    public DateTimeZone ZoneOf(string place, OutagesOfCompany company) => place.Split('/') is [Scope.Line, var line]
        ? Lines.GetValueOrDefault(line, company.Zone)
        : OfficeOf(place, company)?.TimeZone ?? company.Zone;

    /// <summary>Opening hours of an office; people call at any time.</summary>
    public static ImmutableArray<DayHours> HoursOf(string place, OutagesOfCompany company) =>
        place.StartsWith($"{Scope.Office}/", StringComparison.Ordinal) ? OfficeOf(place, company)?.Hours ?? [] : [];

    private static OfficeDetails? OfficeOf(string place, OutagesOfCompany company) => company.Offices.GetValueOrDefault(place[(place.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    private string? Registered(string line, DateTimeZone zone)
    {
        Lines[line] = zone;
        return null;
    }

    private string? Told(string place, PastDayTold told, OutagesOfCompany company, Rhythm rhythm)
    {
        Of(place).Tell(told.Day, told.Issued, rhythm, HoursOf(place, company));
        return null;
    }

    /// <summary>A call is from one area: what is said of it later takes the place of what was said before.</summary>
    private string? Identified(string call, CallerIdentified said, OutagesOfCompany company, Rhythm rhythm)
    {
        if (From.Remove(call, out var before)) Of($"{Area}/{before.Office}").Count(before.BeganAt, ZoneOf($"{Area}/{before.Office}", company), -1);
        if (said.Office is not { } office) return before is null ? null : $"{Area}/{before.Office}";
        var day = Newest?.InZone(company.Zone).Date;
        var place = Counted($"{Area}/{office}", said.BeganAt, company, rhythm, said.At);
        if (Newest?.InZone(company.Zone).Date != day) From.Clear();
        From[call] = new CallFrom(office, said.BeganAt);
        return place;
    }

    /// <param name="saidAt">When it became known; null for as soon as it happened.</param>
    private string Counted(string place, Instant at, OutagesOfCompany company, Rhythm rhythm, Instant? saidAt = null)
    {
        Newest = Instant.Max(Newest ?? Instant.MinValue, saidAt ?? at);
        Of(place).Advance(Newest.Value, ZoneOf(place, company), rhythm, HoursOf(place, company));
        Of(place).Count(at, ZoneOf(place, company));
        return place;
    }

    private Arrivals Of(string place)
    {
        if (!Places.TryGetValue(place, out var arrivals)) Places[place] = arrivals = new Arrivals();
        return arrivals;
    }
}

/// <param name="Office">That serves the customer.</param>
internal sealed record CallFrom(string Office, Instant BeganAt);
