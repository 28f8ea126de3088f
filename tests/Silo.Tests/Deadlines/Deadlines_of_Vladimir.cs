namespace OpsHub.Silo.Tests.Deadlines;

/// <summary>Each requirement with a deadline, by its rows in <c>dated.csv</c>.</summary>
public sealed class Deadlines_of_Vladimir
{
    [Fact, Trait("Requirement", "VLADIMIR-G5c")]
    public void A_written_appeal_is_examined_within_30_days_of_its_registration() => DatedDeadlines.Hold("VLADIMIR-G5c");

    [Fact, Trait("Requirement", "VLADIMIR-G1.R2a")]
    public void A_repair_is_due_when_customers_were_told() => DatedDeadlines.Hold("VLADIMIR-G1.R2a");
}
