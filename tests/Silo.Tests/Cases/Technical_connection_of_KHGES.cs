using OpsHub.Grains.Cases;

namespace OpsHub.Silo.Tests.Cases;

/// <summary>Rows 1–16 of the table in clause 2.4 under the standard that ships. Days whose kind is not named are calendar days; 3 March 2025 is a Monday.</summary>
public sealed class Technical_connection_of_KHGES
{
    private const string Monday = "2025-03-03T11:00";

    private static CaseOf Connection() => new CaseOf("khges", "connection").Open(Monday);

    /// <summary>Up to the contract that was handed over.</summary>
    private static CaseOf Contracted() => Connection()
        .On("2025-03-05T10:00", "set-complete").On("2025-03-05T12:00", "application-reviewed").On("2025-03-14T10:00", "conditions-drafted").On("2025-03-15T10:00", "conditions-agreed")
        .On("2025-03-17T10:00", "contract-prepared").On("2025-03-20T10:00", "contract-sent");

    [Theory, Trait("Requirement", "KHGES-2.4-00")]
    [InlineData("connection", "step-01", "ОТП и ПР")]
    [InlineData("connection", "step-04", "Главный инженер, ОТП и ПР, профильные подразделения")]
    [InlineData("connection", "step-08", "ОКС")]
    [InlineData("connection", "step-09", "СКУ, РЭС-1, РЭС-2, РЭС-3")]
    [InlineData("meter-fault", "step-14", "СКУ")]
    public void Each_step_has_the_unit_that_the_table_names(string process, string step, string owner) => new CaseOf("khges", process).Open(Monday).Step(step, Monday).Owner.ShouldBe(owner);

    [Fact, Trait("Requirement", "KHGES-2.4-00")]
    public void A_step_may_go_to_a_single_unit_and_the_case_to_somebody_else()
    {
        var one = Connection().Do(Monday, new ChangeCaseOwner("РЭС-2", "step-09")).Do(Monday, new ChangeCaseOwner("ivanova"));

        (one.Step("step-09", Monday).Owner, one.State.Owner, one.Step("step-13", Monday).Owner).ShouldBe(("РЭС-2", "ivanova", "СКУ, РЭС-1, РЭС-2, РЭС-3"));
        one.IsNothing(Monday, new ChangeCaseOwner("ivanova")).ShouldBeTrue();
        one.Refusal(Monday, new ChangeCaseOwner("РЭС-2", "step-99")).ShouldBe("step-unknown");
    }

    [Fact, Trait("Requirement", "KHGES-2.4-01"), Trait("Requirement", "KHGES-2.4-02")]
    public void Examination_and_notice_of_missing_papers_run_side_by_side_from_the_arrival()
    {
        var one = Connection();

        (one.Due("step-01"), one.Due("step-02")).ShouldBe(("2025-03-08T23:59:59", "2025-03-09T23:59:59"));
        one.Wait("2025-03-12T00:00").Breaches.ShouldBe(["step-01@2025-03-08T23:59:59", "step-02@2025-03-09T23:59:59"]);
    }

    [Fact, Trait("Requirement", "KHGES-2.4-02")]
    public void Whoever_brought_all_papers_need_not_be_told_of_missing_ones()
    {
        var one = Connection().On("2025-03-05T10:00", "set-complete");

        var step = one.Step("step-02", "2025-03-20T00:00");
        (step.Phase, step.Why?.Ru).ShouldBe((StepPhase.Skipped, "пакет документов полный, уведомлять не о чем"));
        one.Wait("2025-03-20T00:00").Breaches.ShouldBe(["step-01@2025-03-08T23:59:59"]);
    }

    [Fact, Trait("Requirement", "KHGES-2.4-03"), Trait("Requirement", "KHGES-2.4-07")]
    public void An_incomplete_set_starts_neither_the_conditions_nor_the_contract()
    {
        var one = Connection();
        (one.Due("step-03"), one.Due("step-07"), one.Phase("step-07", Monday)).ShouldBe(("not-begun", "not-begun", StepPhase.NotStarted));

        one.On("2025-03-05T10:00", "set-complete");

        (one.Due("step-03"), one.Due("step-07"), one.Phase("step-07", "2025-03-06T00:00")).ShouldBe(("2025-03-25T23:59:59", "2025-04-04T23:59:59", StepPhase.Running));
    }

    [Fact, Trait("Requirement", "KHGES-2.4-03"), Trait("Requirement", "KHGES-2.4-04"), Trait("Requirement", "KHGES-2.4-06")]
    public void Conditions_agreement_and_contract_follow_one_another_and_only_warn()
    {
        var one = Connection().On("2025-03-05T10:00", "set-complete").On("2025-03-05T12:00", "application-reviewed");
        one.Due("step-04").ShouldBe("not-begun");

        one.On("2025-03-14T10:00", "conditions-drafted");
        one.Due("step-04").ShouldBe("2025-03-16T23:59:59");
        one.Wait("2025-03-17T00:00").Breaches.ShouldBe(["step-04@2025-03-16T23:59:59 warn"]);

        one.On("2025-03-18T10:00", "conditions-agreed");
        (one.Phase("step-04", "2025-03-18T11:00"), one.Due("step-06")).ShouldBe((StepPhase.DoneLate, "2025-03-20T23:59:59"));
        one.On("2025-03-20T10:00", "contract-prepared").Phase("step-06", "2025-03-20T11:00").ShouldBe(StepPhase.Done);
    }

    [Fact, Trait("Requirement", "KHGES-2.4-05")]
    public void The_correction_is_there_only_after_a_repeated_application()
    {
        var one = Contracted();
        (one.Phase("step-05", "2025-03-21T00:00"), one.Due("step-05")).ShouldBe((StepPhase.NotStarted, null));

        one.On("2025-03-22T10:00", "reapplied");

        one.Due("step-05").ShouldBe("2025-04-06T23:59:59");
        one.On("2025-04-07T09:00", "conditions-revised").Phase("step-05", "2025-04-07T10:00").ShouldBe(StepPhase.DoneLate);
        one.Breaches.ShouldBe(["step-05@2025-04-06T23:59:59"]);
    }

    [Fact, Trait("Requirement", "KHGES-2.4-07")]
    public void The_signed_draft_is_handed_over_within_thirty_days_of_the_full_set()
    {
        var one = Contracted();

        one.Phase("step-07", "2025-03-21T00:00").ShouldBe(StepPhase.Done);
        one.Breaches.ShouldBeEmpty();
    }

    [Fact, Trait("Requirement", "KHGES-2.4-08")]
    public void The_works_have_no_figure_and_are_kept_all_the_same()
    {
        var one = Contracted();
        (one.Phase("step-08", "2025-08-01T00:00"), one.Due("step-08")).ShouldBe((StepPhase.Running, null));

        one.On("2025-08-02T10:00", "works-done");

        (one.Phase("step-08", "2025-08-03T00:00"), one.Step("step-08", "2025-08-03T00:00").EndedAt).ShouldBe((StepPhase.Done, one.At("2025-08-02T10:00")));
    }

    [Fact, Trait("Requirement", "KHGES-2.4-09"), Trait("Requirement", "KHGES-2.4-13")]
    public void Deed_and_meters_are_two_pieces_of_work_on_one_clock()
    {
        var one = Contracted().On("2025-06-02T10:00", "grid-fulfilled");
        (one.Due("step-09"), one.Due("step-13")).ShouldBe(("2025-06-07T23:59:59", "2025-06-07T23:59:59"));

        one.On("2025-06-05T10:00", "boundary-deed-presented").Wait("2025-06-09T00:00");

        (one.Phase("step-09", "2025-06-09T00:00"), one.Phase("step-13", "2025-06-09T00:00")).ShouldBe((StepPhase.Done, StepPhase.Overdue));
        one.Breaches.ShouldBe(["step-13@2025-06-07T23:59:59"]);
    }

    [Fact, Trait("Requirement", "KHGES-2.4-10"), Trait("Requirement", "KHGES-2.4-11")]
    public void Both_deeds_are_presented_within_fifteen_days_of_the_request_for_inspection()
    {
        var one = Contracted().On("2025-06-02T10:00", "inspection-requested");

        (one.Due("step-10"), one.Due("step-11")).ShouldBe(("2025-06-17T23:59:59", "2025-06-17T23:59:59"));
        one.On("2025-06-17T23:00", "fulfilment-deed-presented").On("2025-06-18T00:00", "inspection-deed-presented");
        (one.Phase("step-10", "2025-06-19T00:00"), one.Phase("step-11", "2025-06-19T00:00")).ShouldBe((StepPhase.Done, StepPhase.DoneLate));
    }

    [Fact, Trait("Requirement", "KHGES-2.5d")]
    public void A_request_for_inspection_is_with_the_capital_construction_department() =>
        Contracted().On("2025-06-02T10:00", "inspection-requested").Step("step-11", "2025-06-03T00:00").ShouldSatisfyAllConditions(s => s.Owner.ShouldBe("ОКС"), s => s.Phase.ShouldBe(StepPhase.Running));

    [Fact, Trait("Requirement", "KHGES-2.4-12")]
    public void The_deed_of_connection_is_presented_within_three_days() => Contracted().On("2025-06-20T10:00", "connected").Due("step-12").ShouldBe("2025-06-23T23:59:59");

    [Fact, Trait("Requirement", "KHGES-2.4-14")]
    public void A_faulty_meter_is_repaired_within_five_working_days_after_the_day_of_registration()
    {
        // 12 June is a holiday, 13 June is off by transfer
        new CaseOf("khges", "meter-fault").Open("2025-06-09T10:00").Due("step-14").ShouldBe("2025-06-18T23:59:59");
    }

    [Fact, Trait("Requirement", "KHGES-2.4-16")]
    public void Restriction_and_restoration_are_recorded_without_a_clock()
    {
        var one = new CaseOf("khges", "restriction").Open(Monday).On("2025-03-10T10:00", "supply-restored");

        (one.Phase("step-16", "2025-03-11T00:00"), one.State.Clocks).ShouldBe((StepPhase.Done, []));
    }

    [Fact]
    public void A_case_with_every_step_settled_is_completed()
    {
        var one = Contracted().On("2025-06-02T10:00", "works-done").On("2025-06-02T11:00", "grid-fulfilled").On("2025-06-03T10:00", "boundary-deed-presented").On("2025-06-03T11:00", "meters-accepted")
            .On("2025-06-04T10:00", "inspection-requested").On("2025-06-10T10:00", "fulfilment-deed-presented").On("2025-06-10T11:00", "inspection-deed-presented").On("2025-06-20T10:00", "connected");
        one.Refusal("2025-06-21T10:00", new CompleteCase("act-1")).ShouldBe("steps-open");

        one.On("2025-06-21T11:00", "connection-deed-presented").Do("2025-06-21T12:00", new CompleteCase("act-1")).State.Phase.ShouldBe(CasePhase.Completed);

        one.Breaches.ShouldBeEmpty();
        one.Phase("step-05", "2025-06-22T00:00").ShouldBe(StepPhase.Skipped);
    }
}
