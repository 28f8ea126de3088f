namespace OpsHub.Silo.Tests.Deadlines;

/// <summary>Each requirement with a deadline, by its rows in <c>dated.csv</c>.</summary>
public sealed class Deadlines_of_Samara
{
    [Fact, Trait("Requirement", "SAMARA-7.4a")]
    public void An_appeal_is_registered_and_handed_over_within_a_day() => DatedDeadlines.Hold("SAMARA-7.4a");

    [Fact, Trait("Requirement", "SAMARA-7.4b")]
    public void Claims_of_citizens_are_answered_within_3_working_days() => DatedDeadlines.Hold("SAMARA-7.4b");

    [Fact, Trait("Requirement", "SAMARA-7.4c")]
    public void Claims_of_others_are_answered_within_30_days() => DatedDeadlines.Hold("SAMARA-7.4c");

    [Fact, Trait("Requirement", "SAMARA-7.4d")]
    public void Citizens_hear_of_their_debt_within_5_working_days() => DatedDeadlines.Hold("SAMARA-7.4d");

    [Fact, Trait("Requirement", "SAMARA-7.4e")]
    public void Others_hear_of_their_debt_within_30_days() => DatedDeadlines.Hold("SAMARA-7.4e");

    [Fact, Trait("Requirement", "SAMARA-7.4f")]
    public void Answers_that_need_others_take_10_to_30_working_days() => DatedDeadlines.Hold("SAMARA-7.4f");

    [Fact, Trait("Requirement", "SAMARA-A1-1.4")]
    public void Debt_information_through_the_internet_reception_takes_5_working_days() => DatedDeadlines.Hold("SAMARA-A1-1.4");

    [Fact, Trait("Requirement", "SAMARA-A1-1.5")]
    public void Complaints_through_the_internet_reception_take_3_working_days() => DatedDeadlines.Hold("SAMARA-A1-1.5");

    [Fact, Trait("Requirement", "SAMARA-A1-1.6")]
    public void Outside_organisations_take_10_working_days_through_the_internet_reception() => DatedDeadlines.Hold("SAMARA-A1-1.6");

    [Fact, Trait("Requirement", "SAMARA-A1-1.7")]
    public void A_citizens_deadline_is_extended_by_30_days_once_he_is_told_in_time() => DatedDeadlines.Hold("SAMARA-A1-1.7");

    [Fact, Trait("Requirement", "SAMARA-5.1-1.1")]
    public void A_request_for_a_contract_is_registered_within_a_working_day() => DatedDeadlines.Hold("SAMARA-5.1-1.1");

    [Fact, Trait("Requirement", "SAMARA-5.1-1.2a")]
    public void A_refusal_is_told_within_5_working_days() => DatedDeadlines.Hold("SAMARA-5.1-1.2a");

    [Fact, Trait("Requirement", "SAMARA-5.1-1.2b")]
    public void A_contract_is_sent_within_30_days_and_waits_for_missing_papers() => DatedDeadlines.Hold("SAMARA-5.1-1.2b");

    [Fact, Trait("Requirement", "SAMARA-5.1-1.3")]
    public void A_protocol_of_disagreements_is_settled_within_10_working_days() => DatedDeadlines.Hold("SAMARA-5.1-1.3");

    [Fact, Trait("Requirement", "SAMARA-5.1-2.1")]
    public void Contract_changes_are_told_within_15_days_of_taking_effect() => DatedDeadlines.Hold("SAMARA-5.1-2.1");

    [Fact, Trait("Requirement", "SAMARA-5.1-2.3")]
    public void A_termination_is_answered_within_20_working_days() => DatedDeadlines.Hold("SAMARA-5.1-2.3");

    [Fact, Trait("Requirement", "SAMARA-5.1-2.4a")]
    public void A_quick_answer_takes_3_to_5_working_days() => DatedDeadlines.Hold("SAMARA-5.1-2.4a");

    [Fact, Trait("Requirement", "SAMARA-5.1-2.4b")]
    public void A_detailed_answer_takes_10_to_30_working_days() => DatedDeadlines.Hold("SAMARA-5.1-2.4b");

    [Fact, Trait("Requirement", "SAMARA-5.1-2.5")]
    public void A_planned_outage_is_told_10_days_ahead() => DatedDeadlines.Hold("SAMARA-5.1-2.5");

    [Fact, Trait("Requirement", "SAMARA-5.1-2.8a")]
    public void A_reconciliation_takes_5_days() => DatedDeadlines.Hold("SAMARA-5.1-2.8a");

    [Fact, Trait("Requirement", "SAMARA-5.1-3.1")]
    public void House_meters_are_told_by_the_1st() => DatedDeadlines.Hold("SAMARA-5.1-3.1");

    [Fact, Trait("Requirement", "SAMARA-10.3c")]
    public void The_book_of_reviews_is_acted_on_within_3_to_30_working_days() => DatedDeadlines.Hold("SAMARA-10.3c");

    [Fact, Trait("Requirement", "SAMARA-10.3e")]
    public void Questionnaires_are_acted_on_within_21_working_days() => DatedDeadlines.Hold("SAMARA-10.3e");

    [Fact, Trait("Requirement", "SAMARA-10.3g")]
    public void Polls_are_acted_on_within_21_working_days() => DatedDeadlines.Hold("SAMARA-10.3g");

    [Fact, Trait("Requirement", "SAMARA-11.1")]
    public void The_next_meeting_is_due_when_agreed() => DatedDeadlines.Hold("SAMARA-11.1");

    [Fact, Trait("Requirement", "SAMARA-11.3b")]
    public void A_call_back_is_made_when_promised() => DatedDeadlines.Hold("SAMARA-11.3b");
}
