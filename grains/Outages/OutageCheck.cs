using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Outages;

/// <summary>What a report must hold.</summary>
internal static class OutageCheck
{
    /// <summary>What is wrong with it, or null.</summary>
    public static Refusal? Refusal(ReportOutage report)
    {
        if (report.Area.IsDefault || report.Area.Any(p => p is null)) return new Refusal("area-missing", "Give the area, or an empty list where it is not known.");
        if (report.Area.Length > Outage.MaxPlaces) return new Refusal("area-long", $"An area has {Outage.MaxPlaces} parts at most; report the rest as another outage.");
        if (report.Area.Any(IsWrong)) return new Refusal("place-wrong", $"A part of an area names a place, a street or its words, each of {Outage.MaxText} characters at most, and {Outage.MaxPlaces} spans of houses at most.");
        if (report.Customers is < 0 or > Outage.MaxCustomers) return new Refusal("customers-wrong", $"Customers are 0 to {Outage.MaxCustomers}.");
        if (report.Cause?.Length > Outage.MaxText || report.Crew?.Length > Outage.MaxText) return new Refusal("text-long", $"Cause and crew are {Outage.MaxText} characters at most.");
        return report.Source is { Length: 0 or > Outage.MaxWord } ? new Refusal("source-wrong", $"A source is 1 to {Outage.MaxWord} characters.") : null;
    }

    private static bool IsWrong(OutagePlace place)
    {
        string?[] texts = [place.Place, place.Street, place.Words];
        if (texts.All(string.IsNullOrWhiteSpace) || texts.Any(t => t?.Length > Outage.MaxText)) return true;
        return place.Houses is { } houses && (houses.IsDefault || houses.Length > Outage.MaxPlaces || houses.Any(h => h is null || h.From.Length is 0 or > Outage.MaxWord || h.To?.Length > Outage.MaxWord));
    }
}
