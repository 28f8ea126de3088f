using OpsHub.Grains.Cases;

namespace OpsHub.Silo.Tests.Cases;

/// <summary>Table 5.1 under the standard that ships. 29 April 2025 is a Tuesday; 1, 2, 8 and 9 May are days off.</summary>
public sealed class Contract_work_of_Samaraenergo
{
    private const string Tuesday = "2025-04-29T16:00";

    private static CaseOf NewContract() => new CaseOf("samara", "new-contract").Open(Tuesday);

    [Fact, Trait("Requirement", "SAMARA-5.1-1.1")]
    public void A_request_is_registered_within_one_working_day()
    {
        var one = NewContract();
        one.Due("step-1.1").ShouldBe("2025-04-30T23:59:59");

        one.On("2025-05-05T09:00", "registered").Phase("step-1.1", "2025-05-05T10:00").ShouldBe(StepPhase.DoneLate);
        one.Breaches.ShouldBe(["step-1.1@2025-04-30T23:59:59"]);
    }

    [Fact, Trait("Requirement", "SAMARA-5.1-1.2a")]
    public void A_reasoned_refusal_goes_within_five_working_days_and_ends_the_case()
    {
        var one = NewContract().On("2025-04-30T09:00", "registered");
        one.Due("step-1.2a").ShouldBe("2025-05-12T23:59:59");

        one.On("2025-05-12T18:00", "refused");

        (one.State.Phase, one.State.Outcome, one.Phase("step-1.2a", "2025-05-13T00:00"), one.Phase("step-1.2b", "2025-05-13T00:00")).ShouldBe((CasePhase.Completed, "refused", StepPhase.Done, StepPhase.Skipped));
        one.Wait("2025-12-01T00:00").Breaches.ShouldBeEmpty();
    }

    [Fact, Trait("Requirement", "SAMARA-5.1-1.2a")]
    public void Complete_papers_leave_nothing_to_refuse() =>
        NewContract().On("2025-04-30T09:00", "registered").On("2025-05-05T10:00", "set-complete").Step("step-1.2a", "2025-05-06T00:00").Why?.Ru.ShouldBe("документы полные, оснований для отказа нет");

    [Fact, Trait("Requirement", "SAMARA-5.1-1.2b")]
    public void The_contract_goes_within_thirty_days_that_stand_while_papers_are_missing()
    {
        var one = NewContract().On("2025-04-30T09:00", "registered");
        one.Due("step-1.2b").ShouldBe("2025-05-29T23:59:59");

        one.On("2025-05-05T10:00", "data-requested");
        (one.Due("step-1.2b"), one.Phase("step-1.2b", "2025-05-06T00:00"), one.Phase("step-1.2a", "2025-05-06T00:00")).ShouldBe(("clock-stands", StepPhase.Standing, StepPhase.Done));

        // the day of the request counts, the day of the answer does not: 6 to 15 May stood
        one.On("2025-05-15T10:00", "data-received").Due("step-1.2b").ShouldBe("2025-06-08T23:59:59");
    }

    [Fact, Trait("Requirement", "SAMARA-5.1-1.3")]
    public void A_protocol_of_disagreements_is_settled_within_ten_working_days()
    {
        var one = NewContract().On("2025-04-30T09:00", "registered").On("2025-05-05T10:00", "set-complete").On("2025-05-20T10:00", "contract-sent");
        one.Due("step-1.3").ShouldBeNull();

        one.On("2025-06-02T10:00", "protocol-received");

        one.Due("step-1.3").ShouldBe("2025-06-18T23:59:59");
        one.On("2025-06-18T17:00", "protocol-settled").Do("2025-06-18T18:00", new CompleteCase("contract-17")).Breaches.ShouldBeEmpty();
    }

    [Fact, Trait("Requirement", "SAMARA-5.1-2.1")]
    public void The_customer_is_told_within_fifteen_days_after_changes_took_effect() => new CaseOf("samara", "contract-change").Open("2025-06-01T00:00").Due("step-2.1").ShouldBe("2025-06-16T23:59:59");

    [Fact, Trait("Requirement", "SAMARA-5.1-2.2")]
    public void Publication_of_the_right_to_leave_is_recorded_without_a_clock()
    {
        var one = new CaseOf("samara", "contract-rights").Open(Tuesday);
        one.Phase("step-2.2", Tuesday).ShouldBe(StepPhase.Running);
        one.On("2025-05-05T10:00", "rights-published").Phase("step-2.2", "2025-05-06T00:00").ShouldBe(StepPhase.Done);
    }

    [Fact, Trait("Requirement", "SAMARA-5.1-2.3")]
    public void An_agreement_to_end_the_contract_goes_within_twenty_working_days() => new CaseOf("samara", "termination").Open(Tuesday).Due("step-2.3").ShouldBe("2025-06-02T23:59:59");

    [Fact, Trait("Requirement", "SAMARA-5.1-2.8a")]
    public void Settlements_are_reconciled_within_five_days() => new CaseOf("samara", "reconciliation").Open(Tuesday).Due("step-2.8").ShouldBe("2025-05-04T23:59:59");

    [Fact, Trait("Requirement", "SAMARA-5.1-2.9")]
    public void Restriction_and_restoration_are_recorded_without_a_clock() =>
        new CaseOf("samara", "restriction").Open(Tuesday).On("2025-05-05T10:00", "supply-restored").Phase("step-2.9", "2025-05-06T00:00").ShouldBe(StepPhase.Done);
}
