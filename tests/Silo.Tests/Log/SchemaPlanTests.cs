using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Postgres;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.Tests.Log;

/// <summary>Which schema steps a store is given.</summary>
public sealed class SchemaPlanTests
{
    private static readonly SchemaStep[] Known = [SchemaStep.Of(1, "create table a (x int)"), SchemaStep.Of(2, "create table b (x int)")];

    [Fact]
    public void Takes_the_missing_steps_in_order()
    {
        SchemaPlan.Missing(Known, []).ShouldBe(Known);
        SchemaPlan.Missing(Known, Taken(1)).ShouldBe([Known[1]]);
        SchemaPlan.Missing(Known, Taken(2)).ShouldBeEmpty();
    }

    [Fact]
    public void Refuses_a_store_that_a_newer_program_made()
    {
        var refused = Should.Throw<LogRefusedException>(() => SchemaPlan.Missing(Known[..1], Taken(2)));

        refused.Message.ShouldBe("The event log was written by a newer OpsHub (schema 2; this program knows 1): start that version or a later one.");
    }

    [Fact]
    public void Refuses_a_store_whose_step_was_another_text()
    {
        var edited = new[] { Known[0], SchemaStep.Of(2, "create table b (y int)") };

        Should.Throw<LogRefusedException>(() => SchemaPlan.Missing(edited, Taken(2))).Message.ShouldStartWith("Step 2 of the event log's schema is not the one");
    }

    [Fact]
    public void Reads_a_step_alike_with_any_line_ends()
    {
        SchemaStep.Of(1, "a\r\nb\r\n").ShouldBe(SchemaStep.Of(1, "a\nb\n"));
    }

    [Fact]
    public void Finds_the_steps_of_both_stores()
    {
        foreach (var store in new[] { typeof(PostgresSchema), typeof(SqliteSchema) })
        {
            var steps = SchemaStep.Beside(store);
            steps.Select(s => s.Version).ShouldBe(Enumerable.Range(1, steps.Count));
            steps[0].Sql.ShouldContain("create table");
        }
    }

    private static TakenStep[] Taken(int steps) => [.. Known.Take(steps).Select(s => new TakenStep(s.Version, s.Checksum))];
}
