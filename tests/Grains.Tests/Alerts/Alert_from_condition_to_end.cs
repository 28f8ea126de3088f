using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Alerts;

public sealed class Alert_from_condition_to_end
{
    private readonly AlertDesk _desk = new(AlertDesk.Rule);

    [Fact]
    public void Fires_once_its_condition_has_held_for_long_enough()
    {
        _desk.Begin();
        _desk.World.Advance(59);
        _desk.State.Phase.ShouldBe(AlertPhase.Pending);
        _desk.World.Advance(1);

        _desk.State.Phase.ShouldBe(AlertPhase.Firing);
        _desk.World.Facts[^1].Event.ShouldBe(new AlertFired(1, new Reading(1450, 900, "s", 6), Scenes.Morning + Duration.FromSeconds(360), Scenes.Morning + Duration.FromSeconds(60)));
    }

    [Fact]
    public void What_is_over_sooner_was_no_alert()
    {
        _desk.Begin();
        _desk.World.Advance(59);
        _desk.End();
        _desk.World.Advance(3600);

        _desk.Story.ShouldBe(["condition-began", "condition-passed"]);
    }

    [Fact]
    public void Is_over_only_when_the_condition_stays_over()
    {
        _desk.Fire();
        _desk.End();
        _desk.World.Advance(119);
        _desk.Begin();
        _desk.World.Advance(500);
        _desk.State.Phase.ShouldBe(AlertPhase.Firing);

        _desk.End();
        _desk.World.Advance(120);
        _desk.State.Phase.ShouldBe(AlertPhase.Quiet);
        _desk.Story.ShouldBe(["condition-began", "alert-fired", "condition-ended", "condition-returned", "alert-escalated", "alert-escalated", "condition-ended", "alert-resolved"]);
    }

    [Fact]
    public void Said_again_and_again_it_is_said_once()
    {
        for (var n = 0; n < 5; n++) _desk.Begin();
        _desk.World.Advance(60);
        for (var n = 0; n < 5; n++) _desk.Begin();
        for (var n = 0; n < 5; n++) _desk.End();
        for (var n = 0; n < 5; n++) _desk.World.Must(_desk.Id, new AcknowledgeAlert());

        _desk.Story.ShouldBe(["condition-began", "alert-fired", "condition-ended", "alert-acknowledged"]);
    }

    [Fact]
    public void Goes_up_step_by_step_until_somebody_accepts_it()
    {
        _desk.Fire();
        _desk.World.Advance(600);
        _desk.State.Step.ShouldBe(3);
        _desk.World.Must(_desk.Id, new AcknowledgeAlert("открываем окна 8 и 10")).Length.ShouldBe(2);
        _desk.World.Advance(86_400);

        _desk.State.Step.ShouldBe(3);
        _desk.State.AcknowledgedBy.ShouldBe("test");
    }

    [Fact]
    public void Sent_up_by_hand_it_is_nobodys_until_accepted_again()
    {
        _desk.Fire();
        _desk.World.Must(_desk.Id, new AcknowledgeAlert());
        _desk.World.Must(_desk.Id, new EscalateAlert());

        _desk.State.AcknowledgedBy.ShouldBeNull();
        _desk.State.Step.ShouldBe(2);
        for (var step = 2; step < Alert.MaxStep; step++) _desk.World.Must(_desk.Id, new EscalateAlert());
        _desk.World.Try(_desk.Id, new EscalateAlert()).Refusal!.Code.ShouldBe("top-reached");
    }

    [Fact]
    public void What_is_only_recorded_never_goes_up()
    {
        var quiet = new AlertDesk(AlertDesk.Rule with { RecordOnly = true });
        quiet.Fire();
        quiet.World.Advance(86_400);

        quiet.Story.ShouldBe(["condition-began", "alert-fired"]);
    }

    [Fact]
    public void What_a_channel_could_not_deliver_goes_up_while_nobody_has_accepted_it()
    {
        _desk.Fire();
        _desk.World.Must(_desk.Id, new RecordDelivery("mail", "fired", 1)).ShouldHaveSingleItem().ShouldBeOfType<AlertDelivered>();
        _desk.World.Must(_desk.Id, new RecordDelivery("webhook", "fired", 5, "no answer")).OfType<AlertEscalated>().Single().Step.ShouldBe(2);
        _desk.World.Must(_desk.Id, new AcknowledgeAlert());
        _desk.World.Must(_desk.Id, new RecordDelivery("webhook", "acknowledged", 5, "no answer")).ShouldHaveSingleItem().ShouldBeOfType<AlertNotDelivered>();
    }

    [Fact]
    public void A_rule_that_is_gone_takes_its_alert_along()
    {
        _desk.Fire();
        _desk.World.Must(_desk.Id, new WithdrawAlert()).ShouldHaveSingleItem().ShouldBeOfType<AlertResolved>().Reason.ShouldBe("withdrawn");
        _desk.World.Advance(86_400);
        _desk.World.Facts.Count(f => f.Event is AlertEscalated).ShouldBe(0);
    }

    [Fact]
    public void A_figure_is_written_down_at_most_once_a_minute()
    {
        _desk.Fire();
        for (var second = 0; second < 180; second++)
        {
            _desk.World.Advance(1);
            _desk.World.Must(_desk.Id, new ReadCondition(new Reading(1450 + second, 900, "s", 6)));
        }

        _desk.World.Facts.Count(f => f.Event is ConditionRead).ShouldBe(3);
    }

    [Theory]
    [InlineData("", "text-wrong")]
    [InlineData("   ", "text-wrong")]
    public void An_empty_comment_is_refused(string text, string code)
    {
        _desk.Fire();
        _desk.World.Try(_desk.Id, new CommentAlert(text)).Refusal!.Code.ShouldBe(code);
        _desk.World.Try(_desk.Id, new AcknowledgeAlert(new string('я', Alert.MaxTextLength + 1))).Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public void What_never_fired_or_does_no_more_cannot_be_accepted()
    {
        _desk.World.Try(_desk.Id, new AcknowledgeAlert()).Refusal!.Code.ShouldBe("alert-unknown");
        _desk.Begin();
        _desk.World.Try(_desk.Id, new EscalateAlert()).Refusal!.Code.ShouldBe("alert-not-firing");
    }

    [Fact]
    public void What_is_told_once_a_day_fires_again_in_silence_until_the_day_is_over_or_the_rule_is_another()
    {
        var daily = AlertDesk.Rule with { RepeatS = 86_400 };
        var desk = new AlertDesk(daily);
        AlertFired Again(AlertRule rule)
        {
            desk.World.Must(desk.Id, new BeginCondition(new AlertTerms(rule, "office/north", "Северное"), new Reading(1450, 900, "s", 6)));
            desk.World.Advance(rule.ForS);
            var fired = desk.World.Facts.Select(f => f.Event).OfType<AlertFired>().Last();
            desk.End();
            desk.World.Advance(rule.SettleS + 3600);
            return fired;
        }

        var first = Again(daily);
        (first.ToldAt, first.EscalatesAt).ShouldBe((null, first.At + Duration.FromSeconds(300)));
        var second = Again(daily);
        (second.ToldAt, second.EscalatesAt).ShouldBe((first.At, null));
        Again(daily with { ForS = 90 }).ToldAt.ShouldBeNull();
        desk.World.Advance(86_400);
        Again(daily with { ForS = 90 }).ToldAt.ShouldBeNull();
    }

    [Fact]
    public void A_rota_says_how_long_each_step_waits_and_how_many_there_are()
    {
        var desk = new AlertDesk(AlertDesk.Rule);
        desk.World.Must(desk.Id, new BeginCondition(new AlertTerms(AlertDesk.Rule, "office/north", "Северное", [40, 90, 600]), new Reading()));
        desk.World.Advance(AlertDesk.Rule.ForS + 40);
        desk.State.Step.ShouldBe(2);
        desk.World.Advance(90);
        desk.World.Advance(86_400);

        desk.State.Step.ShouldBe(3);
        desk.World.Try(desk.Id, new EscalateAlert()).Refusal!.Code.ShouldBe("top-reached");
    }

    [Fact]
    public void What_no_channel_took_at_the_last_step_is_told_again_more_and_more_seldom_until_one_takes_it()
    {
        _desk.Fire();
        for (var step = 1; step < Alert.MaxStep; step++) Fails("escalated");
        Fails("escalated").OfType<AlertUnreached>().Single().NextAt.ShouldBe(_desk.World.Now + Duration.FromMinutes(5));
        Fails("escalated").ShouldHaveSingleItem().ShouldBeOfType<AlertNotDelivered>();   // another channel: it is told again already

        foreach (var minutes in new[] { 10, 20, 40, 60, 60 })
        {
            _desk.World.AdvanceTo(_desk.State.RetellAt!.Value);
            Fails("fired").OfType<AlertUnreached>().Single().NextAt.ShouldBe(_desk.World.Now + Duration.FromMinutes(minutes));
        }
        _desk.World.Must(_desk.Id, new RecordDelivery("mail", "fired", 1));
        _desk.World.Advance(7200);
        _desk.Story.Count(e => e == "alert-retold").ShouldBe(5);
        Fails("fired").ShouldHaveSingleItem().ShouldBeOfType<AlertNotDelivered>();   // one has taken it at this step

        IReadOnlyList<IEvent> Fails(string what) => _desk.World.Must(_desk.Id, new RecordDelivery("webhook", what, 5, "no answer"));
    }

    [Fact]
    public void What_is_accepted_or_over_is_not_told_again()
    {
        _desk.Fire();
        for (var step = 1; step <= Alert.MaxStep; step++) _desk.World.Must(_desk.Id, new RecordDelivery("webhook", "escalated", 5, "no answer"));
        _desk.State.RetellAt.ShouldNotBeNull();
        _desk.World.Must(_desk.Id, new AcknowledgeAlert());
        _desk.World.Advance(7200);

        _desk.Story.ShouldNotContain("alert-retold");
    }
}
