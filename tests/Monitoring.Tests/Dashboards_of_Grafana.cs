using System.Text.RegularExpressions;
using OpsHub.Monitoring.Tests.Support;

namespace OpsHub.Monitoring.Tests;

/// <summary>The dashboards as Grafana imports them. Grafana itself is not asked: what it would refuse or draw one over the other is looked for here.</summary>
public sealed partial class Dashboards_of_Grafana
{
    private const int Columns = 24;

    private static readonly string[] BuiltIn = ["row", "stat", "timeseries", "bargauge", "table"];

    [Fact]
    public void Are_five_with_identities_that_stand()
    {
        GrafanaBoard.All.Select(b => (b.Name, Uid: b.Said.GetProperty("uid").GetString())).ShouldBe(
            [("calls.json", "opshub-calls"), ("company.json", "opshub-company"), ("hub.json", "opshub-hub"), ("outages.json", "opshub-outages"), ("waits.json", "opshub-waits")]);
        GrafanaBoard.All.Where(b => b.Said.TryGetProperty("id", out _)).Select(b => b.Name).ShouldBeEmpty("an id is the installation's that gave it");
    }

    [Fact]
    public void Have_panels_of_their_own_number_that_do_not_lie_on_each_other() => GrafanaBoard.All.SelectMany(b => Misplaced(b.Panels).Select(m => $"{b.Name}: {m}")).ShouldBeEmpty();

    [Fact]
    public void Say_of_every_panel_in_Russian_what_it_shows_and_in_which_unit() =>
        GrafanaBoard.All.SelectMany(b => b.Panels.Where(p => !Cyrillic().IsMatch(p.Title) || (!p.IsRow && (!Cyrillic().IsMatch(p.Description) || p.Unit is null or "" || p.Queries.Count == 0))).Select(p => $"{b.Name}: {p.Title}")).ShouldBeEmpty();

    [Fact]
    public void Need_no_plugin_and_ask_whichever_source_is_chosen()
    {
        var panels = GrafanaBoard.All.SelectMany(b => b.Panels).ToList();

        panels.Select(p => p.Type).Except(BuiltIn).ShouldBeEmpty();
        panels.Where(p => !p.IsRow && p.Said.GetProperty("datasource").GetProperty("uid").GetString() != "${datasource}").Select(p => p.Title).ShouldBeEmpty();
        GrafanaBoard.All.ShouldAllBe(b => b.Said.GetProperty("templating").GetProperty("list")[0].GetProperty("type").GetString() == "datasource");
    }

    [Fact]
    public void Use_no_variable_that_they_do_not_have() => GrafanaBoard.All.SelectMany(b => Used().Matches(string.Concat(b.Panels.SelectMany(p => p.Queries)) + string.Concat(b.Variables.Values)).Select(m => m.Groups[1].Value)
        .Where(v => v != "__rate_interval" && !b.Variables.ContainsKey(v)).Select(v => $"{b.Name}: ${v}")).ShouldBeEmpty();

    [Fact]
    public void Name_no_metric_that_does_not_exist()
    {
        var known = KnownMetrics.Tabled.Union(KnownMetrics.Recorded).Union(KnownMetrics.Own).ToHashSet(StringComparer.Ordinal);

        GrafanaBoard.All.SelectMany(b => b.Panels.SelectMany(p => p.Queries.SelectMany(q => PromQl.Unknown(q, known))
            .Where(name => !name.StartsWith("dotnet_", StringComparison.Ordinal)).Select(name => $"{b.Name}, {p.Title}: {name}"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sum by (company) (opshub_visitors_wating{office=~\"01\"}) or vector(0)", "opshub_visitors_wating")]
    [InlineData("max(opshub_grains_active) / on (instance) group_left (name) visitors", "visitors")]
    [InlineData("histogram_quantile(0.99, sum by (le) (rate(opshub_command_duration_seconds_bucket[5m]))) > 1 and opshub:none == 0", "opshub:none")]
    public void That_name_one_are_caught(string query, string missing) => PromQl.Unknown(query, KnownMetrics.Tabled).ShouldBe([missing]);

    [Fact]
    public void That_lie_on_each_other_are_caught()
    {
        var (one, other) = (At(1, (0, 0, 12, 8)), At(1, (11, 7, 14, 8)));

        Misplaced([one, other]).ShouldBe(["1 stands twice", "1 is wider than the page", "1 and 1 overlap"], ignoreOrder: true);
        Misplaced([one, At(2, (12, 0, 12, 8))]).ShouldBeEmpty();
    }

    private static List<string> Misplaced(IReadOnlyList<Panel> panels) =>
    [
        .. panels.CountBy(p => p.Id).Where(c => c.Value > 1).Select(c => $"{c.Key} stands twice"),
        .. panels.Where(p => p.Place.X < 0 || p.Place.X + p.Place.W > Columns).Select(p => $"{p.Id} is wider than the page"),
        .. from i in Enumerable.Range(0, panels.Count)
           from j in Enumerable.Range(i + 1, panels.Count - i - 1)
           where Overlap(panels[i].Place, panels[j].Place)
           select $"{panels[i].Id} and {panels[j].Id} overlap",
    ];

    private static bool Overlap((int X, int Y, int W, int H) a, (int X, int Y, int W, int H) b) => a.X < b.X + b.W && b.X < a.X + a.W && a.Y < b.Y + b.H && b.Y < a.Y + a.H;

    private static Panel At(int id, (int, int, int, int) place) => new(id, "stat", "", "", "none", place, [], default);

    [GeneratedRegex("[А-Яа-яЁё]")]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Used();
}
