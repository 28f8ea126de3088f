using System.Text.Json.Nodes;

namespace OpsHub.Silo.Profiles;

/// <summary>Of two rules of one name, which holds.</summary>
public enum BaseWins
{
    /// <summary>The profile's own.</summary>
    Replaces,

    /// <summary>The stricter one for the company: the shorter limit, the harder threshold.</summary>
    Stricter,
}

/// <param name="Base">Name of the base standard: <c>{base}.base.json</c> beside the profile.</param>
public sealed record ExtendsProfile(string Base, BaseWins Wins = BaseWins.Stricter);

/// <summary>
/// A profile that extends a base standard – a regulator's, of which many companies are – as one document. Deadlines and norms of both are taken together by their ids; everything else is the profile's own.
/// The result is checked like any profile.
/// </summary>
internal static class BaseStandard
{
    private static readonly string[] DeadlineLists = ["kinds", "categories", "channels", "events", "notEnforced"], NormLists = ["subjects", "notEnforced"];

    /// <exception cref="ProfileRefusedException">There is no such base, it is no JSON, or the two cannot be compared.</exception>
    public static JsonObject Under(string file, JsonObject own, string directory)
    {
        var (name, stricter) = ((string?)own["extends"]!["base"] ?? "", (string?)own["extends"]!["wins"] != "replaces");
        var path = Path.Combine(directory, $"{Path.GetFileName(name)}.base.json");
        if (!File.Exists(path)) throw new ProfileRefusedException(file, "$.extends.base", new($"базовый стандарт рядом с профилем, {name}.base.json: его нет", $"a base standard that lies beside the profile, {name}.base.json; there is none"));
        var whole = own.DeepClone().AsObject();
        var based = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        Join(file, whole, based, "deadlines", DeadlineLists, stricter ? LooserDeadline : null);
        Join(file, whole, based, "norms", NormLists, stricter ? LooserNorm : null);
        return whole;
    }

    private static void Join(string file, JsonObject whole, JsonObject based, string section, IEnumerable<string> lists, Func<JsonObject, JsonObject, bool?>? looser)
    {
        if (based[section] is not JsonObject from) return;
        if (whole[section] is not JsonObject into)
        {
            whole[section] = from.DeepClone();
            return;
        }
        foreach (var list in lists) Add(into, from, list, (_, _) => false, file, section);
        Add(into, from, "rules", looser ?? ((_, _) => false), file, section);
    }

    /// <summary>Adds what the own list lacks; of what both have, the base's takes the place of an own one that is looser.</summary>
    private static void Add(JsonObject into, JsonObject from, string list, Func<JsonObject, JsonObject, bool?> looser, string file, string section)
    {
        if (from[list] is not JsonArray added) return;
        if (into[list] is not JsonArray own) into[list] = own = [];
        foreach (var item in added.Select(i => i!.AsObject()))
        {
            var at = own.ToList().FindIndex(o => (string?)o!["id"] == (string?)item["id"]);
            if (at < 0) own.Add(item.DeepClone());
            else if (looser(own[at]!.AsObject(), item) is not { } isLooser) throw new ProfileRefusedException(file, $"$.{section}.{list}[{at}]", new($"единица и направление правила «{item["id"]}» базового стандарта, чтобы было видно, что строже; или wins: replaces", $"the unit and direction of the base standard's rule '{item["id"]}', so that one can tell which is stricter; or wins: replaces"));
            else if (isLooser) own[at] = item.DeepClone();
        }
    }

    private static bool? LooserDeadline(JsonObject own, JsonObject based)
    {
        var (before, other) = ((string?)own["direction"] == "before", (string?)based["direction"] == "before");
        if (before != other || (string?)own["within"]?["unit"] != (string?)based["within"]?["unit"]) return null;
        var (mine, theirs) = ((int?)own["within"]?["amount"], (int?)based["within"]?["amount"]);
        return before ? mine < theirs : mine > theirs;
    }

    private static bool? LooserNorm(JsonObject own, JsonObject based)
    {
        var (most, other) = (IsMost(own), IsMost(based));
        if (most != other || (string?)own["unit"] != (string?)based["unit"]) return null;
        if (own["threshold"] is null || based["threshold"] is null) return own["threshold"] is null && based["threshold"] is not null;
        var (mine, theirs) = ((decimal)own["threshold"]!, (decimal)based["threshold"]!);
        return most ? mine > theirs : mine < theirs;
    }

    private static bool IsMost(JsonObject norm) => (string?)norm["comparator"] is null or "at-most" or "less-than";
}
