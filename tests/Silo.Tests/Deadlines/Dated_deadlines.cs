using OpsHub.Grains.Deadlines;

namespace OpsHub.Silo.Tests.Deadlines;

public sealed class Dated_deadlines
{
    [Fact]
    public void Are_at_least_120_of_all_five_companies()
    {
        DatedDeadlines.Rows.Length.ShouldBeGreaterThanOrEqualTo(120);
        DatedDeadlines.Rows.Select(r => r.Company).Distinct().ShouldBe(Companies.Ids, ignoreOrder: true);
    }

    [Fact]
    public void Have_a_row_for_every_rule_of_every_company()
    {
        var proven = DatedDeadlines.Rows.Select(r => $"{r.Company} {r.Explained().Rule.Id}").ToHashSet();

        var unproven = Companies.Ids.SelectMany(id => Companies.Of(id).Standard.Rules.Select(rule => $"{id} {rule.Id}")).Except(proven);
        unproven.ShouldBeEmpty();
    }

    [Fact]
    public void Explain_themselves_by_steps_that_lead_to_the_same_instant()
    {
        foreach (var row in DatedDeadlines.Rows)
        {
            var answer = row.Explained();
            if (answer.Result is DeadlineDue due) Explanation.Replay(answer.Steps, row.Standard().Setting.Zone).ShouldBe(due.DueAt, $"{row.Company} {row.Kind} {row.Events}");
            else answer.Steps[^1].ShouldBe(new EndedStep(answer.Result));
        }
    }

    [Fact]
    public void Have_words_in_both_languages_for_every_step()
    {
        foreach (var row in DatedDeadlines.Rows)
        {
            var setting = row.Standard().Setting;
            var words = new StepWords(setting.Zone, setting.Calendar);
            foreach (var said in row.Explained().Steps.Select(words.Say))
            {
                said.En.ShouldNotBeNullOrWhiteSpace();
                said.Ru.ShouldContain(c => c >= 'А' && c <= 'я', said.En);
            }
        }
    }
}
