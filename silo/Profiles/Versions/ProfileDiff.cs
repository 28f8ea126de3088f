using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OpsHub.Grains.Profiles;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>What changes from one profile to another, thing by thing and in plain words. Order of lists does not matter where their items have ids.</summary>
public static class ProfileDiff
{
    private static readonly string[] Silent = ["version", "validFrom"];

    /// <summary>Empty when both say the same.</summary>
    public static ImmutableArray<ProfileChange> Of(string older, string newer)
    {
        var (a, b) = (JsonNode.Parse(older)!.AsObject(), JsonNode.Parse(newer)!.AsObject());
        foreach (var name in Silent)
        {
            a.Remove(name);
            b.Remove(name);
        }
        return [.. Members(a, b, new DiffPlace("$", null, null))];
    }

    private static IEnumerable<ProfileChange> Members(JsonObject a, JsonObject b, DiffPlace place) =>
        a.Select(m => m.Key).Union(b.Select(m => m.Key)).SelectMany(name => Compare(a[name], b[name], place.Field(name)));

    private static IEnumerable<ProfileChange> Compare(JsonNode? a, JsonNode? b, DiffPlace place)
    {
        if (JsonNode.DeepEquals(a, b)) return [];
        if (a is JsonArray before && b is JsonArray after && HasIds(before) && HasIds(after)) return Items(before, after, place);
        if (a is null && b is JsonArray added && added.Count > 0 && HasIds(added)) return Items([], added, place);
        if (b is null && a is JsonArray removed && removed.Count > 0 && HasIds(removed)) return Items(removed, [], place);
        if (a is JsonObject one && b is JsonObject other && !DiffWords.IsWhole(one) && !DiffWords.IsWhole(other)) return Members(one, other, place.Into(other));
        return [place.Changed(a, b)];
    }

    private static IEnumerable<ProfileChange> Items(JsonArray before, JsonArray after, DiffPlace place)
    {
        var (old, now) = (ById(before), ById(after));
        foreach (var (id, item) in old)
            if (!now.ContainsKey(id)) yield return place.Item(id, item).Gone();
        foreach (var (id, item) in now)
        {
            var here = place.Item(id, item);
            if (!old.TryGetValue(id, out var was)) yield return here.Came();
            else foreach (var change in Members(was, item, here)) yield return change;
        }
    }

    private static bool HasIds(JsonArray array) => array.All(item => item is JsonObject o && o["id"] is JsonValue);

    private static Dictionary<string, JsonObject> ById(JsonArray array)
    {
        var items = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var item in array) items.TryAdd((string)item!["id"]!, item.AsObject());
        return items;
    }
}
