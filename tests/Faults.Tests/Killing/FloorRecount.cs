using System.Text.Json;
using OpsHub.Faults.Tests.Support;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>What the boards of the busy office must show, counted naively over the stored JSON, beside what they show.</summary>
internal static class FloorRecount
{
    private const string Queue = $"queue/{Scene.Company}/{BusyOffice.Office}";
    private const int MostCalls = 12;

    public static SortedDictionary<string, string> Counted(IReadOnlyList<StoredFact> log)
    {
        var (waiting, at) = (new HashSet<string>(), new SortedDictionary<int, (string Ticket, string Phase)>());
        var mine = log.Where(f => f.Stream == Queue).ToList();
        foreach (var fact in mine)
            if (fact.Name == "ticket-issued/1") waiting.Add(fact.Text("ticket"));
            else if (fact.Name == "ticket-called/1" && waiting.Remove(fact.Text("ticket"))) at[fact.Number("window")] = (Shown(fact.Text("ticket")), "called");
            else if (fact.Name == "service-started/1") at[fact.Number("window")] = (Shown(fact.Text("ticket")), "serving");
            else if (fact.Name is "service-finished/1" or "ticket-no-show/1") at.Remove(fact.Number("window"));
        var counted = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["hall waiting"] = $"{waiting.Count}", ["kiosk waiting"] = $"{waiting.Count}", ["wall waiting"] = $"{waiting.Count}", ["hall rows"] = $"{Math.Min(MostCalls, at.Count)}", ["today"] = Today(mine),
        };
        foreach (var window in Enumerable.Range(1, BusyOffice.Windows))
            counted[$"console {window}"] = counted[$"board {window}"] = at.TryGetValue(window, out var there) ? $"{there.Ticket} {there.Phase}" : "";
        return counted;
    }

    /// <summary>The same read off the boards; a row of the hall screen that no window has is an error of its own.</summary>
    public static async Task<SortedDictionary<string, string>> Shown(HttpClient http)
    {
        var (hall, kiosk, wall) = (await Cells(http, "screen", ""), await Cells(http, "screen", "/floor"), await Cells(http, "wall", ""));
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["hall waiting"] = $"{hall.GetProperty("service/s").GetProperty("waiting")}", ["kiosk waiting"] = $"{kiosk.GetProperty("service/s").GetProperty("waiting")}",
            ["wall waiting"] = $"{wall.GetProperty("queue/s").GetProperty("waiting")}", ["today"] = string.Join(' ', new[] { "arrived", "served", "noShows" }.Select(f => wall.GetProperty("today").GetProperty(f))),
        };
        foreach (var window in Enumerable.Range(1, BusyOffice.Windows))
        {
            shown[$"board {window}"] = string.Join(' ', kiosk.GetProperty($"window/{window}").GetProperty("tickets").EnumerateArray().Select(t => $"{t.GetProperty("number")} {t.GetProperty("phase")}"));
            var desk = (await Cells(http, "console", $"/{window}")).GetProperty("window").GetProperty("tickets").EnumerateArray();
            shown[$"console {window}"] = string.Join(' ', desk.Select(t => $"{t.GetProperty("ticket")} {(t.GetProperty("serving").GetBoolean() ? "serving" : "called")}"));
        }
        shown["hall rows"] = Rows(hall, shown);
        return shown;
    }

    private static string Rows(JsonElement hall, SortedDictionary<string, string> shown)
    {
        var rows = hall.GetProperty("calls").GetProperty("calls").EnumerateArray().Select(c => (c.GetProperty("window").GetInt32(), $"{c.GetProperty("ticket")} {(c.GetProperty("serving").GetBoolean() ? "serving" : "called")}")).ToList();
        return rows.Find(r => shown[$"board {r.Item1}"] != r.Item2) is (> 0, _) and var wrong ? $"window {wrong.Item1} shows {wrong.Item2}" : $"{rows.Count}";
    }

    private static string Today(List<StoredFact> mine)
    {
        var day = mine.Where(f => f.Name != "queue-configured/1").Max(f => f.Instant("at").Date);
        return string.Join(' ', new[] { "ticket-issued/1", "service-finished/1", "ticket-no-show/1" }.Select(name => mine.Count(f => f.Name == name && f.Instant("at").Date == day)));
    }

    private static string Shown(string ticket) => ticket.Split('.')[1].Insert(1, "\u00A0");

    private static async Task<JsonElement> Cells(HttpClient http, string kind, string more) =>
        JsonDocument.Parse(await http.GetStringAsync($"/api/v1/boards/{kind}/{Scene.Company}/{BusyOffice.Office}{more}")).RootElement.GetProperty("cells");
}
