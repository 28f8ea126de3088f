using OpsHub.Grains.Alerts;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Alerts;

public sealed class Rules_of_a_company
{
    private static readonly AlertRule Long = new("long-waits", "Долгое ожидание", "Long waits", WatchKind.Figure, "visitors-longest-wait", Severity.Critical, Per: "office", Threshold: 900, Clear: 720, ForS: 60);

    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void A_shipped_rule_is_overridden_switched_off_and_comes_back_as_it_ships()
    {
        var rules = AlertRules.IdOf("volga");
        var own = ShippedRules.OfTheTrade[0] with { Severity = Severity.Warning };
        _world.Must(rules, new PutAlertRule(own)).Length.ShouldBe(1);
        _world.Must(rules, new PutAlertRule(own)).ShouldBeEmpty();
        InForce().Single(r => r.Id == own.Id).Severity.ShouldBe(Severity.Warning);

        _world.Must(rules, new SwitchAlertRule(own.Id, false));
        InForce().ShouldNotContain(r => r.Id == own.Id);
        _world.Must(rules, new SwitchAlertRule(own.Id, true));
        _world.Must(rules, new RemoveAlertRule(own.Id));
        InForce().ShouldBe(ShippedRules.OfTheTrade);

        IEnumerable<AlertRule> InForce() => _world.State<RulesState>(rules).InForce(ShippedRules.OfTheTrade);
    }

    [Fact]
    public void Every_rule_of_the_trade_can_be_kept() => ShippedRules.OfTheTrade.Select(RuleCheck.Of).ShouldAllBe(f => f == null);

    [Fact]
    public void A_rule_that_cannot_be_kept_is_refused_with_the_member_and_what_may_stand_there()
    {
        Fault(Long with { Of = "happiness" }).At.ShouldBe("of");
        Fault(Long with { Per = "line" }).ShouldBe(new RuleFault("per", "one of company, office"));
        Fault(Long with { Window = "15m" }).ShouldBe(new RuleFault("window", "now"));
        Fault(Long with { Threshold = null, Clear = null }).At.ShouldBe("threshold");
        Fault(Long with { Clear = 1000 }).ShouldBe(new RuleFault("clear", "at most 900"));
        Fault(Long with { Comparator = Comparator.LessThan, Clear = 800 }).ShouldBe(new RuleFault("clear", "at least 900"));
        Fault(Long with { ForS = -1 }).At.ShouldBe("forS");
        Fault(Long with { EscalateS = 5 }).At.ShouldBe("escalateS");
        Fault(Long with { Id = "Большая" }).At.ShouldBe("id");
        Fault(Long with { Subjects = ["nowhere"] }).At.ShouldBe("subjects");
        Fault(Long with { Watch = WatchKind.Norm, Of = "queue-wait" }).At.ShouldBe("threshold");
        _world.Try(AlertRules.IdOf("volga"), new PutAlertRule(Long with { Name = "" })).Refusal!.Code.ShouldBe("rule-wrong");
        RuleCheck.Of(Long).ShouldBeNull();
    }

    [Fact]
    public void Between_the_threshold_and_where_trouble_is_over_everything_stays_as_it_was()
    {
        Standing.Judge(Long, 901).ShouldBe(Verdict.Holds);
        Standing.Judge(Long, 900).ShouldBe(Verdict.Unknown);
        Standing.Judge(Long, 721).ShouldBe(Verdict.Unknown);
        Standing.Judge(Long, 720).ShouldBe(Verdict.Over);
    }

    [Fact]
    public void Only_what_has_changed_is_told()
    {
        var inForce = new HashSet<string> { Long.Id, "panic" };
        var panic = ShippedRules.OfTheTrade.Single(r => r.Id == "panic");
        OpenAlert Known(AlertRule rule, string subject, bool holds) => new(Alert.IdOf("volga", rule.Id, subject).Key, new AlertTerms(rule, subject, subject), holds);
        Standing Seen(string subject, Verdict verdict) => new(Long, subject, subject, verdict, new Reading(901));

        string Told(IReadOnlyCollection<Standing> seen, params OpenAlert[] open) => string.Join(", ", Changes.Of("volga", seen, open, inForce).Select(c => $"{c.Command.GetType().Name} {c.Alert.Key}"));

        Told([Seen("office/a", Verdict.Holds)]).ShouldBe("BeginCondition long-waits:office:a");
        Told([Seen("office/a", Verdict.Holds)], Known(Long, "office/a", false)).ShouldBe("BeginCondition long-waits:office:a");
        Told([Seen("office/a", Verdict.Holds)], Known(Long, "office/a", true)).ShouldBe("ReadCondition long-waits:office:a");
        Told([Seen("office/a", Verdict.Over)], Known(Long, "office/a", true)).ShouldBe("EndCondition long-waits:office:a");
        Told([Seen("office/a", Verdict.Unknown)], Known(Long, "office/a", true)).ShouldBe("");
        Told([Seen("office/a", Verdict.Over)], Known(Long, "office/a", false)).ShouldBe("");
        Told([], Known(Long, "office/a", true)).ShouldBe("WithdrawAlert long-waits:office:a");
        Told([], Known(panic, "window/a:1", true)).ShouldBe("EndCondition panic:window:a:1");
        Told([], Known(panic with { Id = "gone" }, "window/a:1", false)).ShouldBe("WithdrawAlert gone:window:a:1");
    }

    [Theory]
    [InlineData(600, 1200, 900, 75)]   // shape ln(ln 10/ln 2)/ln 2 = 1.7321, 1.5^1.7321 = 2.0183, 2^−2.0183 = 0.2468 wait longer; the complement guards against a swapped sign
    [InlineData(900, 1800, 900, 50)]
    public void The_probability_of_a_long_wait_follows_from_the_band(int p50, int p90, int norm, int kept)
    {
        Foreseeing.Percent(p50, p90, norm).ShouldBe(100 - kept);
        Foreseeing.Percent(p50, p90, null).ShouldBeNull();
        Foreseeing.Percent(0, 0, norm).ShouldBe(0);
    }

    [Fact]
    public void P90_of_the_band_is_passed_by_one_in_ten() => Foreseeing.Percent(400, 900, 900).ShouldBe(10);

    private static RuleFault Fault(AlertRule rule) => RuleCheck.Of(rule).ShouldNotBeNull();
}
