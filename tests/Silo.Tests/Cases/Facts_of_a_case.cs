using OpsHub.Grains.Cases;

namespace OpsHub.Silo.Tests.Cases;

/// <summary>Twice, late, out of order, from the future: what comes is taken at its source's instant or refused with the reason.</summary>
public sealed class Facts_of_a_case
{
    private const string Monday = "2025-03-03T11:00", Wednesday = "2025-03-05T10:00";

    private static CaseOf Connection() => new CaseOf("khges", "connection").Open(Monday);

    [Fact]
    public void Nothing_but_opening_begins_it() => new CaseOf("khges", "connection").Refusal(Monday, new RecordCaseEvent("set-complete")).ShouldBe("case-not-open");

    [Fact]
    public void Said_twice_they_are_done_once()
    {
        var one = Connection().On(Wednesday, "set-complete");

        one.IsNothing(Wednesday, new RecordCaseEvent("set-complete")).ShouldBeTrue();
        one.IsNothing(Monday, new OpenCase("connection", null, "З-1", Customer: "c-1")).ShouldBeTrue();
        one.Refusal(Monday, new OpenCase("connection", null, "З-2", Customer: "c-1")).ShouldBe("id-taken");
    }

    [Fact]
    public void Another_instant_of_the_same_event_is_a_correction_and_must_be_said_to_be_one()
    {
        var one = Connection().On(Wednesday, "set-complete");
        one.Refusal("2025-03-06T10:00", new RecordCaseEvent("set-complete")).ShouldBe("event-known");

        one.Do("2025-03-04T10:00", new CorrectCaseEvent("set-complete", "journal"), said: "2025-03-06T10:00");

        one.Due("step-07").ShouldBe("2025-04-03T23:59:59");
        one.Refusal("2025-03-04T10:00", new CorrectCaseEvent("contract-sent", "journal"), said: "2025-03-06T10:00").ShouldBe("event-not-told");
        one.Refusal("2025-03-01T10:00", new CorrectCaseEvent("set-complete", "journal"), said: "2025-03-06T10:00").ShouldBe("before-opening");
    }

    [Fact]
    public void A_late_fact_counts_at_its_own_instant_though_the_breach_was_told()
    {
        var one = Connection().Wait("2025-03-10T00:00");
        one.Breaches.ShouldContain("step-01@2025-03-08T23:59:59");
        one.Phase("step-01", "2025-03-10T00:00").ShouldBe(StepPhase.Overdue);

        one.On("2025-03-07T16:00", "application-reviewed", said: "2025-03-10T09:00");

        one.Phase("step-01", "2025-03-10T10:00").ShouldBe(StepPhase.Done);
        one.State.Clocks.Single(c => c.Name == "step-01").EndedLate.ShouldBeFalse();
    }

    [Fact]
    public void A_step_told_late_that_was_done_late_breaks_though_nobody_was_told_before()
    {
        var one = Connection();
        one.On("2025-03-09T16:00", "application-reviewed");
        one.Breaches.ShouldBe(["step-01@2025-03-08T23:59:59"]);
    }

    [Fact]
    public void Steps_that_need_each_other_are_told_in_their_order_others_in_any()
    {
        var one = Connection().On("2025-03-05T10:00", "set-complete");
        one.Refusal("2025-03-16T10:00", new RecordCaseEvent("conditions-agreed")).ShouldBe("step-blocked");

        one.On("2025-03-14T10:00", "conditions-drafted", said: "2025-03-16T11:00");
        one.Refusal("2025-03-13T10:00", new RecordCaseEvent("conditions-agreed"), said: "2025-03-16T11:00").ShouldBe("step-blocked");
        one.On("2025-03-15T10:00", "conditions-agreed", said: "2025-03-16T11:00").On("2025-03-06T10:00", "application-reviewed", said: "2025-03-16T12:00");

        (one.Phase("step-04", "2025-03-17T00:00"), one.Phase("step-01", "2025-03-17T00:00")).ShouldBe((StepPhase.Done, StepPhase.Done));
    }

    [Fact]
    public void The_future_is_refused()
    {
        Connection().Refusal("2025-03-06T10:00", new RecordCaseEvent("set-complete"), said: Wednesday).ShouldBe("from-the-future");
        new CaseOf("khges", "connection").Refusal("2025-03-06T10:00", new OpenCase("connection"), said: Wednesday).ShouldBe("from-the-future");
    }

    [Fact]
    public void Words_that_the_process_does_not_know_are_refused_with_those_it_knows()
    {
        var one = Connection();
        one.Refusal(Wednesday, new RecordCaseEvent("teleported")).ShouldBe("event-unknown");
        one.Refusal(Wednesday, new CancelCase("bored")).ShouldBe("ground-unknown");
        one.Refusal("2025-03-01T10:00", new RecordCaseEvent("set-complete"), said: Wednesday).ShouldBe("before-opening");
        new CaseOf("khges", "connection").Refusal(Monday, new OpenCase("wedding")).ShouldBe("process-unknown");
        new CaseOf("khges", "connection").Refusal(Monday, new OpenCase("connection", "connected")).ShouldBe("opening-event-unknown");
    }

    [Fact]
    public void A_cancelled_case_breaks_nothing_more_but_what_it_broke_stays()
    {
        var one = Connection().Wait("2025-03-09T12:00").Do("2025-03-09T13:00", new CancelCase("withdrawn"));

        one.Wait("2025-12-01T00:00").Breaches.ShouldBe(["step-01@2025-03-08T23:59:59"]);
        one.IsNothing("2025-12-01T00:00", new CancelCase("withdrawn")).ShouldBeTrue();
        one.Refusal("2025-12-01T00:00", new RecordCaseEvent("set-complete")).ShouldBe("case-over");
        one.On("2025-03-05T10:00", "set-complete", said: "2025-12-02T00:00").State.Phase.ShouldBe(CasePhase.Cancelled);
    }
}
