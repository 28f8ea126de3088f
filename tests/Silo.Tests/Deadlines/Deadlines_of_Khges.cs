namespace OpsHub.Silo.Tests.Deadlines;

/// <summary>Each requirement with a deadline, by its rows in <c>dated.csv</c>.</summary>
public sealed class Deadlines_of_Khges
{
    [Fact, Trait("Requirement", "KHGES-2.6.3.4")]
    public void A_written_appeal_is_examined_within_30_working_days() => DatedDeadlines.Hold("KHGES-2.6.3.4");

    [Fact, Trait("Requirement", "KHGES-2.6.1.3d")]
    public void A_letter_is_registered_and_handed_over_within_5_days() => DatedDeadlines.Hold("KHGES-2.6.1.3d");

    [Fact, Trait("Requirement", "KHGES-2.6.1.3e")]
    public void A_letter_is_answered_within_25_days_of_the_hand_over() => DatedDeadlines.Hold("KHGES-2.6.1.3e");

    [Fact, Trait("Requirement", "KHGES-2.6.1.3f")]
    public void A_letter_is_answered_within_30_days() => DatedDeadlines.Hold("KHGES-2.6.1.3f");

    [Fact, Trait("Requirement", "KHGES-2.6.1.3g")]
    public void An_e_mail_is_answered_within_30_calendar_days() => DatedDeadlines.Hold("KHGES-2.6.1.3g");

    [Fact, Trait("Requirement", "KHGES-2.4-01")]
    public void An_application_is_examined_within_5_days() => DatedDeadlines.Hold("KHGES-2.4-01");

    [Fact, Trait("Requirement", "KHGES-2.4-02")]
    public void The_applicant_hears_of_missing_papers_within_6_days() => DatedDeadlines.Hold("KHGES-2.4-02");

    [Fact, Trait("Requirement", "KHGES-2.4-03")]
    public void Technical_conditions_are_drafted_within_20_days() => DatedDeadlines.Hold("KHGES-2.4-03");

    [Fact, Trait("Requirement", "KHGES-2.4-04")]
    public void Technical_conditions_are_agreed_within_2_days() => DatedDeadlines.Hold("KHGES-2.4-04");

    [Fact, Trait("Requirement", "KHGES-2.4-05")]
    public void Technical_conditions_are_corrected_within_15_days_of_a_repeated_application() => DatedDeadlines.Hold("KHGES-2.4-05");

    [Fact, Trait("Requirement", "KHGES-2.4-06")]
    public void The_contract_is_prepared_within_2_days() => DatedDeadlines.Hold("KHGES-2.4-06");

    [Fact, Trait("Requirement", "KHGES-2.4-07")]
    public void The_draft_contract_is_handed_over_within_30_days_of_the_complete_set() => DatedDeadlines.Hold("KHGES-2.4-07");

    [Fact, Trait("Requirement", "KHGES-2.4-09")]
    public void The_boundary_deed_is_presented_within_5_days() => DatedDeadlines.Hold("KHGES-2.4-09");

    [Fact, Trait("Requirement", "KHGES-2.4-10")]
    public void The_deed_of_fulfilled_conditions_is_presented_within_15_days() => DatedDeadlines.Hold("KHGES-2.4-10");

    [Fact, Trait("Requirement", "KHGES-2.4-11")]
    public void The_deed_of_inspection_is_presented_within_15_days() => DatedDeadlines.Hold("KHGES-2.4-11");

    [Fact, Trait("Requirement", "KHGES-2.4-12")]
    public void The_deed_of_connection_is_presented_within_3_days() => DatedDeadlines.Hold("KHGES-2.4-12");

    [Fact, Trait("Requirement", "KHGES-2.4-13")]
    public void Meters_are_accepted_within_5_days() => DatedDeadlines.Hold("KHGES-2.4-13");

    [Fact, Trait("Requirement", "KHGES-2.4-14")]
    public void A_faulty_meter_is_replaced_within_5_working_days_after_the_day_of_the_fault() => DatedDeadlines.Hold("KHGES-2.4-14");

    [Fact, Trait("Requirement", "KHGES-2.6.2.8e")]
    public void A_phone_complaint_is_answered_when_promised() => DatedDeadlines.Hold("KHGES-2.6.2.8e");

    [Fact, Trait("Requirement", "KHGES-2.5.1.2b")]
    public void A_postponed_matter_is_due_on_its_new_day() => DatedDeadlines.Hold("KHGES-2.5.1.2b");

    [Fact, Trait("Requirement", "KHGES-2.5.1.3a")]
    public void An_answer_is_due_on_the_day_the_customer_was_told() => DatedDeadlines.Hold("KHGES-2.5.1.3a");
}
