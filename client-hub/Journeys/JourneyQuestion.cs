using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Journeys;

namespace OpsHub.ClientHub.Journeys;

/// <summary>Reads whose journey is wanted, and which page of it, from a query string.</summary>
internal static class JourneyQuestion
{
    private const int UsualEntries = 50, MostSkipped = 1_000_000;

    private static readonly Dictionary<string, JourneyBy> Ways = Enum.GetValues<JourneyBy>().ToDictionary(by => JsonNamingPolicy.CamelCase.ConvertName(by.ToString()), StringComparer.Ordinal);

    private static readonly string[] Known = [.. Ways.Keys, "order", "skip", "take", AfterPosition.Key];

    /// <summary>The question, or the first thing wrong.</summary>
    public static (JourneyQuery? Query, Problem? Problem) Of(IQueryCollection asked)
    {
        string? Text(string name) => asked[name].ToString() is { Length: > 0 } text ? text : null;
        if (asked.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } unknown) return (null, Wrong(unknown, $"One of {string.Join(", ", Known)}."));
        if (Ways.Where(w => Text(w.Key) is not null).ToList() is not [var way]) return (null, Wrong("customer", $"Exactly one of {string.Join(", ", Ways.Keys)}."));
        if (Text("order") is not (null or "newest" or "oldest")) return (null, Wrong("order", "newest or oldest"));
        if (!Number(Text("skip"), 0, 0, MostSkipped, out var skip)) return (null, Wrong("skip", $"0 to {MostSkipped}"));
        if (!Number(Text("take"), UsualEntries, 1, JourneyQuery.MostEntries, out var take)) return (null, Wrong("take", $"1 to {JourneyQuery.MostEntries}"));
        return (new JourneyQuery(way.Value, Text(way.Key)!, Text("order") != "oldest", skip, take), null);
    }

    private static bool Number(string? text, int usual, int least, int most, out int number)
    {
        number = usual;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }

    private static Problem Wrong(string part, string expected) => new(400, "query-wrong", "The query is not understood.", $"?{part}", expected);
}
