using OpsHub.Grains.Callers;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Tests.Norms;

public sealed class Norms_of_calls
{
    private int _calls;

    [Fact]
    [Trait("Requirement", "SARATOV-A3-4.1a")]
    public void An_answer_after_the_fourth_ring_breaks_the_norm_told_as_rings_or_as_seconds()
    {
        var desk = new NormDesk(rules: Of("rings", NormMetrics.RingsToAnswer, NormAggregation.Case, NormUnit.Rings, 4));
        Of(desk, new JoinQueue("main"), new AnswerCall("main", "5", 0, Rings: 4));
        Of(desk, new JoinQueue("main"), new AnswerCall("main", "5", 0, RangS: 12));
        (desk.Row("rings").State, desk.Row("rings").N, desk.Row("rings").Over).ShouldBe((NormState.Met, 2L, 0L));

        Of(desk, new JoinQueue("main"), new AnswerCall("main", "5", 0, RangS: 13));
        Of(desk, new JoinQueue("main"), new AnswerCall("main", "5", 0));
        (desk.Row("rings").State, desk.Row("rings").N, desk.Row("rings").Over).ShouldBe((NormState.Breach, 3L, 1L));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A3-4.1b")]
    public void An_outbound_call_given_up_before_the_fifth_ring_breaks_the_norm()
    {
        var desk = new NormDesk(rules: Of("outbound", NormMetrics.RingsBeforeGivingUp, NormAggregation.Case, NormUnit.Rings, 5) with { Comparator = Comparator.AtLeast });
        Of(desk, new DialOut("main", "debt"), new GiveUpDial("main", Rings: 5));
        Of(desk, new DialOut("main", "debt"), new GiveUpDial("main", RangS: 20));
        Of(desk, new DialOut("main", "debt"), new GiveUpDial("main", "busy", RangS: 1));
        Of(desk, new DialOut("main", "debt"), new AnswerDial("main", Rings: 1));
        (desk.Row("outbound").State, desk.Row("outbound").N).ShouldBe((NormState.Met, 2L));

        Of(desk, new DialOut("main", "debt"), new GiveUpDial("main", Rings: 4));
        (desk.Row("outbound").State, desk.Row("outbound").Over).ShouldBe((NormState.Breach, 1L));
    }

    [Fact]
    [Trait("Requirement", "SAMARA-7.2d")]
    public void Wrap_up_is_judged_by_its_mean()
    {
        var desk = new NormDesk(rules: Of("wrap-up", NormMetrics.WrapUpTime, NormAggregation.Mean, NormUnit.Minutes, 5));
        Of(desk, new JoinQueue("main"), new AnswerCall("main", "5"), new EndCall("main", 60), new EndWrapUp("main", 240));
        Of(desk, new JoinQueue("main"), new AnswerCall("main", "5"), new EndCall("main", 60));
        (desk.Row("wrap-up").State, desk.Row("wrap-up").Value, desk.Row("wrap-up").N).ShouldBe((NormState.Met, 4m, 1L));

        Of(desk, new JoinQueue("main"), new AnswerCall("main", "5"), new EndCall("main", 60), new EndWrapUp("main", 480));
        (desk.Row("wrap-up").State, desk.Row("wrap-up").Value).ShouldBe((NormState.Breach, 6m));
    }

    [Fact]
    [Trait("Requirement", "SAMARA-7.2c")]
    public void Looking_data_up_is_judged_by_its_mean()
    {
        var desk = new NormDesk(rules: Of("look-up", NormMetrics.LookupTime, NormAggregation.Mean, NormUnit.Minutes, 1));
        Of(desk, new JoinQueue("main"), new AnswerCall("main", "5"), new TellLookup("main", 90));

        (desk.Row("look-up").State, desk.Row("look-up").Value).ShouldBe((NormState.Breach, 1.5m));
    }

    [Fact]
    [Trait("Requirement", "KHGES-2.6.1.3c")]
    public void The_length_of_a_call_includes_its_holds()
    {
        var desk = new NormDesk(rules: Of("length", NormMetrics.CallDuration, NormAggregation.Mean, NormUnit.Minutes, 2.5m));
        Of(desk, new JoinQueue("main"), new AnswerCall("main", "5"), new HoldCall("main"), new ResumeCall("main", 60), new EndCall("main", 180));

        (desk.Row("length").State, desk.Row("length").Value).ShouldBe((NormState.Breach, 3m));
    }

    private void Of(NormDesk desk, params CallerCommand[] facts)
    {
        _calls++;
        foreach (var fact in facts) desk.World.Must(Caller.IdOf("volga", $"norm-{_calls}"), fact);
    }

    private static NormRule Of(string id, string metric, NormAggregation aggregation, NormUnit unit, decimal threshold) => new(id, "Норма", "Norm", "1", NormEntity.Line, metric, aggregation, unit, Threshold: threshold);
}
