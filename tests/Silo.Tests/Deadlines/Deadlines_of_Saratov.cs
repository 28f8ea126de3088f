namespace OpsHub.Silo.Tests.Deadlines;

/// <summary>Each requirement with a deadline, by its rows in <c>dated.csv</c>.</summary>
public sealed class Deadlines_of_Saratov
{
    [Fact, Trait("Requirement", "SARATOV-7.3.10.2")]
    public void A_written_appeal_is_answered_within_20_calendar_days_of_its_receipt() => DatedDeadlines.Hold("SARATOV-7.3.10.2");

    [Fact, Trait("Requirement", "SARATOV-A4-2h")]
    public void Individuals_are_answered_within_20_days_and_VIP_within_10() => DatedDeadlines.Hold("SARATOV-A4-2h");

    [Fact, Trait("Requirement", "SARATOV-A4-1.2c")]
    public void VIP_appeals_are_at_risk_after_two_thirds_of_the_time() => DatedDeadlines.Hold("SARATOV-A4-1.2c");

    [Fact, Trait("Requirement", "SARATOV-A2-3.11a")]
    public void The_site_explains_an_interruption_within_2_hours_of_its_return() => DatedDeadlines.Hold("SARATOV-A2-3.11a");

    [Fact, Trait("Requirement", "SARATOV-A2-4.14a")]
    public void An_interruption_of_the_account_page_is_told_within_an_hour() => DatedDeadlines.Hold("SARATOV-A2-4.14a");

    [Fact, Trait("Requirement", "SARATOV-A2-4.14b")]
    public void The_account_page_explains_an_interruption_within_2_hours_of_its_return() => DatedDeadlines.Hold("SARATOV-A2-4.14b");

    [Fact, Trait("Requirement", "SARATOV-A2-5.9a")]
    public void An_interruption_of_the_contact_centre_is_told_within_an_hour() => DatedDeadlines.Hold("SARATOV-A2-5.9a");

    [Fact, Trait("Requirement", "SARATOV-A2-5.9b")]
    public void The_contact_centre_explains_an_interruption_within_2_hours_of_its_return() => DatedDeadlines.Hold("SARATOV-A2-5.9b");

    [Fact, Trait("Requirement", "SARATOV-7.3.6.4b")]
    public void A_mobile_office_is_at_risk_of_being_told_late_a_month_before() => DatedDeadlines.Hold("SARATOV-7.3.6.4b");

    [Fact, Trait("Requirement", "SARATOV-7.3.6.4c")]
    public void A_mobile_office_is_told_5_working_days_before() => DatedDeadlines.Hold("SARATOV-7.3.6.4c");

    [Fact, Trait("Requirement", "SARATOV-A1-8.3.1")]
    public void Flags_go_up_on_the_last_working_day_before_a_holiday_and_down_on_the_first_after() => DatedDeadlines.Hold("SARATOV-A1-8.3.1");

    [Fact, Trait("Requirement", "SARATOV-A1-8.3.3")]
    public void Decoration_is_cleared_within_5_working_days() => DatedDeadlines.Hold("SARATOV-A1-8.3.3");

    [Fact, Trait("Requirement", "SARATOV-A2-5.2.2b")]
    public void A_call_back_is_made_when_promised() => DatedDeadlines.Hold("SARATOV-A2-5.2.2b");

    [Fact, Trait("Requirement", "SARATOV-6.3b")]
    public void An_answer_is_due_on_the_day_the_customer_was_told() => DatedDeadlines.Hold("SARATOV-6.3b");
}
