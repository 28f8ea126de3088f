using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Channels;

namespace OpsHub.Grains.Tests.Alerts;

/// <summary>A site that is down is told to somebody, whether or not the standard has a budget for it.</summary>
public sealed class Channel_that_is_down
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 4, 29, 12, 0);

    private readonly ConditionBook _conditions = new(null, channelName: (_, channel) => channel == "website" ? "сайт" : null);

    [Fact]
    public void Is_a_condition_until_it_works_again()
    {
        Happens("website", new InterruptionBegan("r1", Noon, null, false, "probe:site", Noon));
        Down().ShouldHaveSingleItem().ShouldBe(new Condition("channel-down", "channel/website", "сайт", CountsFrom: Noon));

        Happens("website", new InterruptionEnded("r1", Noon, Noon + Duration.FromMinutes(5), null, false, Noon + Duration.FromMinutes(5)));
        Down().ShouldBeEmpty();
    }

    [Fact]
    public void Counts_from_the_earliest_report_of_the_same_interruption()
    {
        Happens("website", new InterruptionBegan("r1", Noon, null, false, "probe:site", Noon));
        Happens("website", new InterruptionJoined("r1", "r0", Noon - Duration.FromMinutes(3), null, null, null, false, [], "account:anna", Noon));

        Down().ShouldHaveSingleItem().CountsFrom.ShouldBe(Noon - Duration.FromMinutes(3));
    }

    [Fact]
    public void Is_none_where_the_report_was_wrong_or_joined_what_was_over()
    {
        Happens("website", new InterruptionBegan("r1", Noon, null, false, "account:anna", Noon));
        Happens("website", new InterruptionWithdrawn("r1", "учения", "account:anna", Noon));
        Happens("post", new InterruptionBegan("p1", Noon, null, false, "account:anna", Noon));
        Happens("post", new InterruptionJoined("p0", "p2", Noon - Duration.FromHours(1), Noon, Noon, null, false, ["p1"], "account:anna", Noon));

        Down().ShouldBeEmpty();
    }

    [Fact]
    public void Is_named_by_its_id_where_the_standard_does_not_know_it()
    {
        Happens("post", new InterruptionBegan("p1", Noon, null, false, "account:anna", Noon));

        Down().ShouldHaveSingleItem().SubjectName.ShouldBe("post");
    }

    [Fact]
    public void Is_remembered_over_a_restart()
    {
        Happens("website", new InterruptionBegan("r1", Noon, null, false, "probe:site", Noon));
        var after = new ConditionBook(null);
        after.Load(_conditions.Save());

        after.Of("samara", ConditionKinds.ChannelDown).ShouldHaveSingleItem().SubjectName.ShouldBe("сайт");
    }

    [Fact]
    public void Has_a_shipped_rule_that_fires_after_a_minute() =>
        ShippedRules.OfTheTrade.Single(r => r.Of == ConditionKinds.ChannelDown).ShouldSatisfyAllConditions(r => r.ForS.ShouldBe(60), r => r.Severity.ShouldBe(Severity.Critical));

    private IEnumerable<Condition> Down() => _conditions.Of("samara", ConditionKinds.ChannelDown);

    private void Happens(string channel, InterruptionEvent happened) => _conditions.Apply(new Recorded(1, Channel.IdOf("samara", channel), 1, happened, Noon));
}
