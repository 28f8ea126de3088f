namespace OpsHub.Silo.Tests.Deadlines;

/// <summary>Each requirement with a deadline, by its rows in <c>dated.csv</c>.</summary>
public sealed class Deadlines_of_Mordovia
{
    [Fact, Trait("Requirement", "MORDOVIA-8.3.4")]
    public void The_next_visit_is_due_on_the_day_given_in_writing() => DatedDeadlines.Hold("MORDOVIA-8.3.4");

    [Fact, Trait("Requirement", "MORDOVIA-8.3.3")]
    public void An_agreed_step_is_due_when_agreed() => DatedDeadlines.Hold("MORDOVIA-8.3.3");
}
