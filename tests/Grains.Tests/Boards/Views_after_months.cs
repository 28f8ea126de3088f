using System.Text;
using System.Text.Json.Nodes;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Boards;

/// <summary>
/// ADR 0127: a view that has lived through twenty weeks is as large as after ten, but for what it learns: totals of days (400 days), outcomes of expected waits (600) and outages that are over (200). Each of these has an end of its own.
/// </summary>
public sealed class Views_after_months
{
    private const int Early = 70, Late = 140;

    /// <summary>A day that is remembered by its total.</summary>
    private const int BytesOfDay = 90;

    /// <summary>Sums of a month of days have some digits more or less; a record of each day would be thousands.</summary>
    private const int Digits = 400;

    private static readonly List<(string View, JsonNode Early, JsonNode Late)> Views = Lived();

    [Fact]
    public void Are_as_large_as_before()
    {
        foreach (var (view, early, late) in Views) (BytesWithoutLearning(late) - BytesWithoutLearning(early)).ShouldBeLessThan(Digits, view);
    }

    [Fact]
    public void Remember_days_of_long_ago_by_their_totals()
    {
        foreach (var (view, early, late) in Views)
            foreach (var (before, after) in Learnt(early, "days").Zip(Learnt(late, "days")))
                (Bytes(after) - Bytes(before)).ShouldBeLessThanOrEqualTo((Late - Early) * BytesOfDay, view);
    }

    [Fact]
    public void Keep_the_newest_outcomes_and_outages()
    {
        foreach (var (view, _, late) in Views)
        {
            foreach (var outcomes in Learnt(late, "outcomes")) outcomes.Count.ShouldBeLessThanOrEqualTo(600, view);
            foreach (var over in Learnt(late, "over")) over.Count.ShouldBeLessThanOrEqualTo(200, view);
        }
    }

    private static List<(string View, JsonNode Early, JsonNode Late)> Lived()
    {
        var (months, book, lived) = (new QuietMonths(), new BoardBook(), 0);
        var early = Live(Early);
        return [.. book.Views.Zip(early, Live(Late)).Select(v => (v.First.GetType().Name, v.Second, v.Third))];

        List<JsonNode> Live(int day)
        {
            months.LiveUntil(day);
            book.Apply(months.World.Facts.Skip(lived));
            lived = months.World.Facts.Count;
            return [.. book.Views.Select(v => JsonNode.Parse(v.Save())!)];
        }
    }

    private static int BytesWithoutLearning(JsonNode view) => Bytes(view) - new[] { "days", "outcomes", "over" }.SelectMany(name => Learnt(view, name)).Sum(Bytes);

    /// <summary>The lists of that name, wherever they stand.</summary>
    private static IEnumerable<JsonArray> Learnt(JsonNode? node, string name) => node switch
    {
        JsonObject known => known.SelectMany(p => p.Key == name && p.Value is JsonArray list ? [list] : Learnt(p.Value, name)),
        JsonArray list => list.SelectMany(item => Learnt(item, name)),
        _ => [],
    };

    private static int Bytes(JsonNode node) => Encoding.UTF8.GetByteCount(node.ToJsonString());
}
