using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Journeys;

namespace OpsHub.ClientHub.Journeys;

/// <summary>Who is looked for, by exactly one of the first two.</summary>
/// <param name="Contract">Account number, as it is written.</param>
/// <param name="Reference">The customer as another system names him.</param>
/// <param name="Kinds">Only entries of these kinds; null for all.</param>
internal sealed record JourneySearch(string? Contract = null, string? Reference = null, string Order = JourneyQuestion.Newest, int Skip = 0, int Take = JourneyQuestion.UsualEntries, ImmutableArray<EntryKind>? Kinds = null);

/// <summary>Reads whose journey is wanted, and which page of it. What a person may be known by comes in a body: addresses are written down by every proxy.</summary>
internal static class JourneyQuestion
{
    public const string Newest = "newest";
    public const int UsualEntries = 50;
    private const string Oldest = "oldest";
    private const int MostSkipped = 1_000_000;

    private static readonly Dictionary<string, JourneyBy> Ways = Enum.GetValues<JourneyBy>().Where(by => !JourneyQuery.IsPersonal(by)).ToDictionary(Word, StringComparer.Ordinal);
    private static readonly Dictionary<string, EntryKind> Kinds = Enum.GetValues<EntryKind>().ToDictionary(Word, StringComparer.Ordinal);

    private static readonly string[] Known = [.. Ways.Keys, "kinds", "order", "skip", "take", AfterPosition.Key];

    /// <summary>The question in a query string, or the first thing wrong.</summary>
    public static (JourneyQuery? Query, Problem? Problem) Of(IQueryCollection asked)
    {
        string? Text(string name) => asked[name].ToString() is { Length: > 0 } text ? text : null;
        if (asked.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } unknown)
            return (null, Wrong($"?{unknown}", unknown is "contract" or "reference" ? $"A POST to the same address with {unknown} in its body: it is a personal detail." : $"One of {string.Join(", ", Known)}."));
        if (Ways.Where(w => Text(w.Key) is not null).ToList() is not [var way]) return (null, Wrong("?customer", $"Exactly one of {string.Join(", ", Ways.Keys)}."));
        var kinds = (Text("kinds") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (kinds.Any(k => !Kinds.ContainsKey(k))) return (null, Wrong("?kinds", $"Some of {string.Join(", ", Kinds.Keys)}, with commas."));
        if (!Number(Text("skip"), 0, out var skip)) return (null, Wrong("?skip", $"0 to {MostSkipped}"));
        if (!Number(Text("take"), UsualEntries, out var take)) return (null, Wrong("?take", $"1 to {JourneyQuery.MostEntries}"));
        return Paged(way.Value, Text(way.Key)!, Text("order") ?? Newest, skip, take, [.. kinds.Select(k => Kinds[k])], "?");
    }

    /// <summary>The question in a body, or the first thing wrong.</summary>
    public static (JourneyQuery? Query, Problem? Problem) Of(JourneySearch asked) => (asked.Contract?.Trim(), asked.Reference?.Trim()) switch
    {
        ({ Length: > 0 } contract, null) => Paged(JourneyBy.Contract, contract, asked.Order, asked.Skip, asked.Take, asked.Kinds ?? [], "$."),
        (null, { Length: > 0 } reference) => Paged(JourneyBy.Reference, reference, asked.Order, asked.Skip, asked.Take, asked.Kinds ?? [], "$."),
        _ => (null, Wrong("$.contract", "Exactly one of contract, reference.")),
    };

    private static (JourneyQuery? Query, Problem? Problem) Paged(JourneyBy by, string name, string order, int skip, int take, ImmutableArray<EntryKind> kinds, string at)
    {
        if (order is not (Newest or Oldest)) return (null, Wrong($"{at}order", $"{Newest} or {Oldest}"));
        if (skip is < 0 or > MostSkipped) return (null, Wrong($"{at}skip", $"0 to {MostSkipped}"));
        if (take is < 1 or > JourneyQuery.MostEntries) return (null, Wrong($"{at}take", $"1 to {JourneyQuery.MostEntries}"));
        return (new JourneyQuery(by, name, order == Newest, skip, take) { Kinds = kinds }, null);
    }

    private static bool Number(string? text, int usual, out int number)
    {
        number = usual;
        return text is null || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static string Word<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    private static Problem Wrong(string at, string expected) => new(400, "query-wrong", "The question is not understood.", at, expected);
}
