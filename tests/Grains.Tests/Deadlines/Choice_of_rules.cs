using OpsHub.Grains.Deadlines;
using static OpsHub.Grains.Deadlines.DeadlineUnit;

namespace OpsHub.Grains.Tests.Deadlines;

public sealed class Choice_of_rules
{
    private static readonly DeadlineRule General = Desk.Rule(30, Days) with { Id = "general" };
    private static readonly DeadlineRule Citizens = General with { Id = "citizens", Categories = ["citizen"] };
    private static readonly DeadlineRule Internet = General with { Id = "internet", Channels = ["internet"] };
    private static readonly DeadlineRule Vip = General with { Id = "vip", VipOnly = true };
    private static readonly DeadlineRule Registration = General with { Id = "registration", Clock = "registration" };
    private static readonly DeadlineStandard Standard = new([Registration, General, Citizens, Internet, Vip], Desk.Samara);

    [Theory]
    [InlineData(null, null, false, "general")]
    [InlineData("citizen", null, false, "citizens")]
    [InlineData("other", null, false, "general")]
    [InlineData("citizen", "internet", false, "internet")]
    [InlineData("citizen", "post", false, "citizens")]
    [InlineData("citizen", "internet", true, "vip")]
    public void Takes_the_most_specific(string? category, string? channel, bool vip, string rule) =>
        Standard.RuleFor(new DeadlineSubject("appeal", [], category, channel, vip), "answer")!.Id.ShouldBe(rule);

    [Fact]
    public void Takes_one_rule_for_each_clock_of_a_subject() =>
        Standard.RulesFor(new DeadlineSubject("appeal", [], "citizen")).Select(r => r.Id).ShouldBe(["citizens", "registration"], ignoreOrder: true);

    [Fact]
    public void Knows_no_rule_for_an_unknown_kind() => Standard.RulesFor(new DeadlineSubject("riddle", [])).ShouldBeEmpty();

    [Fact]
    public void Sees_two_rules_that_nothing_tells_apart()
    {
        RuleChoice.Clash(Citizens, Citizens with { Categories = ["other", "citizen"] }).ShouldBeTrue();
        RuleChoice.Clash(Citizens, Citizens with { Categories = ["other"] }).ShouldBeFalse();
        RuleChoice.Clash(Citizens, Internet).ShouldBeFalse();
        RuleChoice.Clash(General, Registration).ShouldBeFalse();
    }
}
