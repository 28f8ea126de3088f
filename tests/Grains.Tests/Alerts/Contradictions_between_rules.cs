using OpsHub.Grains.Alerts;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Tests.Alerts;

public sealed class Contradictions_between_rules
{
    private static readonly AlertRule High = new("high", "Много", "Many", WatchKind.Figure, "visitors-longest-wait", Severity.Critical, Per: "office", Threshold: 900);
    private static readonly AlertRule Low = High with { Id = "low", Comparator = Comparator.LessThan, Threshold = 1000 };

    [Fact]
    public void Thresholds_that_leave_no_quiet_value_are_told_with_both_rules()
    {
        Of(High, Low).ShouldBe(["high low threshold"]);
        Of(High, Low with { Threshold = 900 }).ShouldBeEmpty();
        Of(High with { Subjects = ["office/01"] }, Low with { Subjects = ["office/02"] }).ShouldBeEmpty();
        Of(High, Low with { Window = "15m" }).ShouldBeEmpty();
    }

    [Fact]
    public void A_warning_that_comes_no_sooner_than_the_critical_one_is_told()
    {
        var warning = High with { Id = "warning", Severity = Severity.Warning };
        Of(High, warning).ShouldBe(["warning high threshold"]);
        Of(High, warning with { Threshold = 600 }).ShouldBeEmpty();
        Of(Low, warning with { Comparator = Comparator.LessThan, Threshold = 700 }).ShouldBe(["warning low threshold"]);
    }

    [Fact]
    public void The_same_said_twice_and_steps_that_are_never_reached_are_told()
    {
        Of(High, High with { Id = "twin" }).ShouldBe(["high twin threshold"]);
        Of(High with { RecordOnly = true, EscalateS = 60 }).ShouldBe(["high  escalateS"]);
    }

    [Fact]
    public void The_shipped_rules_contradict_nothing() => Contradictions.Of(ShippedRules.OfTheTrade).ShouldBeEmpty();

    private static IEnumerable<string> Of(params AlertRule[] rules) => Contradictions.Of(rules).Select(c => $"{c.Rule} {c.With} {c.At}");
}
