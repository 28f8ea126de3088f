using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Rotas;

namespace OpsHub.Grains.Tests.Rotas;

public sealed class Pager_of_a_contact
{
    private static readonly QuietHours Night = new(new LocalTime(22, 0), new LocalTime(7, 0));

    [Fact]
    public void A_storm_of_three_hundred_alerts_is_one_message()
    {
        var desk = new PagerDesk(PagerDesk.Terms);
        for (var i = 0; i < 300; i++) desk.Page($"a:{i}", group: $"wait:{i % 40}");
        desk.World.Advance(600);

        desk.Went.ShouldBe([("24 10:00:20", 300, false)]);
    }

    [Fact]
    public void Alerts_of_a_group_that_was_just_told_wait_for_its_interval_and_others_do_not()
    {
        var desk = new PagerDesk(PagerDesk.Terms);
        desk.Page("a");
        desk.World.Advance(60);
        desk.Page("b");
        desk.Page("panic", group: "safety:01");
        desk.World.Advance(600);

        desk.Went.ShouldBe([("24 10:00:20", 1, false), ("24 10:01:20", 1, false), ("24 10:05:20", 1, false)]);
        desk.Spoken.Select(s => s.Pages[0].Alert).ShouldBe(["a", "panic", "b"]);
    }

    /// <summary>Just told, beyond the limit, warnings held for the night: none of it is heard.</summary>
    [Fact]
    public void What_is_urgent_goes_at_once_whatever_holds_the_others_back()
    {
        var desk = new PagerDesk(PagerDesk.Terms with { Quiet = Night with { Breaks = Severity.Critical }, PerHour = 1 }, PagerDesk.Local(24, 23, 30));
        foreach (var alert in new[] { "panic:1", "panic:2", "panic:3" })
        {
            desk.Page(alert, Severity.Warning, group: "safety:01", urgent: true);
            desk.World.Advance(1);
        }

        desk.Went.ShouldBe([("24 23:30:00", 1, false), ("24 23:30:01", 1, true), ("24 23:30:02", 1, true)]);
    }

    [Fact]
    public void In_quiet_hours_only_what_is_bad_enough_is_told_and_the_rest_in_the_morning()
    {
        var desk = new PagerDesk(PagerDesk.Terms with { Quiet = Night }, PagerDesk.Local(24, 23, 30));
        desk.Page("warning", Severity.Warning, group: "norm:01");
        desk.Page("critical");
        desk.World.AdvanceTo(PagerDesk.Local(25, 0, 30));
        desk.Page("critical", what: "resolved", group: "over");
        desk.World.AdvanceTo(PagerDesk.Local(25, 9, 0));

        desk.Went.ShouldBe([("24 23:30:20", 1, false), ("25 07:00:00", 2, false)]);
        desk.Spoken.Last().Pages.Select(p => (p.Alert, p.What)).ShouldBe([("warning", "fired"), ("critical", "resolved")]);
    }

    [Fact]
    public void Beyond_the_limit_of_an_hour_a_digest_goes_each_quarter_of_it()
    {
        var desk = new PagerDesk(PagerDesk.Terms with { PerHour = 2, GroupIntervalS = 0 });
        for (var minute = 0; minute < 40; minute++)
        {
            desk.Page($"a:{minute}");
            desk.World.Advance(60);
        }
        desk.World.Advance(3600);

        desk.Went.ShouldBe([("24 10:00:20", 1, false), ("24 10:01:20", 1, false), ("24 10:16:20", 15, true), ("24 10:31:20", 15, true), ("24 10:46:20", 8, true)]);
    }

    [Fact]
    public void What_somebody_took_care_of_or_what_was_over_before_it_could_be_told_is_not_told()
    {
        var desk = new PagerDesk(PagerDesk.Terms);
        desk.Page("accepted");
        desk.Page("over", group: "safety:01");
        desk.Drop("accepted");
        desk.Page("over", what: "resolved");
        desk.Page("never-told", what: "resolved").ShouldBeEmpty();
        desk.World.Advance(600);

        desk.Went.ShouldBeEmpty();
    }

    [Fact]
    public void Asked_twice_it_tells_once()
    {
        var desk = new PagerDesk(PagerDesk.Terms);
        desk.Page("a");
        desk.Page("a").ShouldBeEmpty();
        desk.Drop("unknown").ShouldBeEmpty();
        desk.World.Advance(20);

        desk.Spoken.Single().Pages.Length.ShouldBe(1);
        desk.Spoken.Single().Message.ShouldBe(1);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Whatever_comes_everything_held_is_told_once_and_never_more_often_than_the_limit(int seed)
    {
        var random = new Random(seed);
        var desk = new PagerDesk(PagerDesk.Terms with { PerHour = 4, Quiet = Night });
        for (var i = 0; i < 400; i++)
        {
            desk.Page($"a:{i}", random.Next(2) == 0 ? Severity.Warning : Severity.Critical, group: $"g:{random.Next(6)}");
            desk.World.Advance(random.Next(0, 240));
        }
        desk.World.Advance(86_400);

        desk.Spoken.SelectMany(s => s.Pages).Select(p => p.Alert).Distinct().Count().ShouldBe(400, $"seed {seed}");
        desk.Spoken.Sum(s => s.Pages.Length).ShouldBe(400, $"seed {seed}");
        var times = desk.Spoken.Select(s => s.At).ToList();
        times.Max(t => times.Count(o => o > t - Duration.FromHours(1) && o <= t)).ShouldBeLessThanOrEqualTo(4 + 4, $"seed {seed}");   // the limit, and a digest each quarter of an hour
        desk.Spoken.Where(s => s.At.InZone(PagerDesk.Zone).Hour is >= 22 or < 7).SelectMany(s => s.Pages).ShouldAllBe(p => p.Severity == Severity.Critical);
    }
}
