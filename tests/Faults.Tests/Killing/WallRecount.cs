using System.Text.Json;
using OpsHub.Faults.Tests.Support;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>The wall's figures, counted naively over the stored JSON, beside what the wall shows.</summary>
internal static class WallRecount
{
    public static SortedDictionary<string, string> Counted(IReadOnlyList<StoredFact> log)
    {
        var counted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var office in Scene.OfficeIds) counted[$"office/{office}"] = Office([.. log.Where(f => f.Stream == $"queue/{Scene.Company}/{office}")]);
        if (log.Any(IsOfCall)) counted[$"line/{Scene.Line}"] = Phones([.. log.Where(IsOfCall)]);
        return counted;
    }

    /// <param name="cells">Cells of the wall by key.</param>
    public static SortedDictionary<string, string> Shown(IEnumerable<KeyValuePair<string, JsonElement>> cells)
    {
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, cell) in cells)
            if (name.StartsWith("office/", StringComparison.Ordinal)) shown[name] = Said(cell, "waiting", "issued", "served");
            else if (name.StartsWith("line/", StringComparison.Ordinal)) shown[name] = Said(cell, "inQueue", "offered", "answered", "abandoned");
        return shown;
    }

    private static bool IsOfCall(StoredFact fact) => fact.Stream.StartsWith($"caller/{Scene.Company}/", StringComparison.Ordinal);

    private static string Said(JsonElement cell, params string[] members) => string.Join(' ', members.Select(m => $"{m}={cell.GetProperty(m)}"));

    private static string Office(List<StoredFact> facts)
    {
        var day = facts.Where(f => f.Name != "queue-configured/1").Select(f => f.Instant("at").Date).Max();
        var issued = Of(facts, "ticket-issued/1");
        var gone = Of(facts, "ticket-called/1").Select(f => f.Text("ticket")).ToHashSet();
        return $"waiting={issued.Count(f => !gone.Contains(f.Text("ticket")))} issued={issued.Count(f => f.Instant("at").Date == day)} served={Of(facts, "service-finished/1").Count(f => f.Instant("at").Date == day)}";
    }

    private static string Phones(List<StoredFact> facts)
    {
        var day = facts.Select(f => f.Instant("at").Date).Max();
        var answered = Of(facts, "call-answered/1").Count(f => f.Instant("offeredAt").Date == day);
        var abandoned = Of(facts, "call-abandoned/1").Count(f => f.Instant("offeredAt").Date == day);
        var waiting = facts.GroupBy(f => f.Stream).Count(call => call.Last().Name == "call-queued/1");
        return $"inQueue={waiting} offered={answered + abandoned} answered={answered} abandoned={abandoned}";
    }

    private static List<StoredFact> Of(List<StoredFact> facts, string name) => [.. facts.Where(f => f.Name == name)];
}
