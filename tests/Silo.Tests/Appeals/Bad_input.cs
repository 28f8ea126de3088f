using System.Text;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Reactions;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>What comes wrong, at the wrong time, or at the edge of a year, a month, a zone.</summary>
public sealed class Bad_input
{
    private static readonly RegisterAppeal Debt = new("debt-info", "post", "citizen", Given: ["contact"], Customer: "c-1");

    [Theory]
    [InlineData("samara", "2025-12-31T23:30", 2025)]
    [InlineData("samara", "2026-01-01T00:30", 2026)]   // 20:30 UTC of the old year
    [InlineData("khges", "2026-01-01T00:30", 2026)]    // 14:30 UTC of the old year
    public void A_number_is_of_the_year_that_the_company_lives_in(string company, string at, int year)
    {
        var appeal = company == "khges" ? new RegisterAppeal("complaint", "post", Given: ["contact"]) : Debt;
        var registered = new DeskOf(company).Do(at, appeal).Events.OfType<AppealRegistered>().Single();
        new AppealNumbering().To(new Recorded(1, Appeal.IdOf(company, "one"), 1, registered, registered.At)).Single().Grain.ShouldBe(AppealNumbers.IdOf(company, year));
    }

    [Fact]
    public void An_appeal_without_a_category_is_taken_where_no_deadline_asks_for_it()
    {
        new DeskOf("samara").Refusal("2025-04-29T16:00", Debt with { Category = null }).ShouldBe("category-missing");
        new DeskOf("samara").Do("2025-04-29T16:00", new RegisterAppeal("third-party", "post", Given: ["contact"])).Due.ShouldBe("2025-06-18T23:59:59");   // 1, 19 and 10 working days of April, May and June; 12 and 13 June are off
    }

    [Fact]
    public void A_day_of_a_year_without_a_calendar_is_told_and_comes_by_itself_in_calendar_days()
    {
        new DeskOf("samara").Do("2026-12-28T10:00", Debt).Due.ShouldBe("no-calendar");
        new DeskOf("saratov").Do("2026-12-28T10:00", new RegisterAppeal("question", "email", "b2b", Topic: "T-1")).Due.ShouldBe("2027-01-17T23:59:59");   // calendar days need no calendar
    }

    [Theory]
    [InlineData("2025-06-30T23:59", "2025-07-07")]   // five working days from the first on
    [InlineData("2025-07-01T00:00", "2025-07-08")]   // a minute later, from the second on
    public void Local_midnight_at_the_end_of_a_month_decides_the_day(string registered, string due) =>
        new DeskOf("samara").Do(registered, Debt).Due.ShouldBe($"{due}T23:59:59");

    [Theory]
    [InlineData("saratov", "2016-11-30T12:00", "2016-12-20T23:59:59")]   // 20 days; Saratov went from UTC+3 to UTC+4 on 4 December 2016
    [InlineData("samara", "2011-03-10T12:00", "2011-04-09T23:59:59")]    // 30 days; Samara went from UTC+3 to UTC+4 on 27 March 2011
    [InlineData("samara", "2010-03-10T12:00", "2010-04-09T23:59:59")]    // and stayed on UTC+4 on 28 March 2010, when others put their clocks forward
    public void A_change_of_clocks_or_zone_moves_no_deadline_off_the_end_of_its_local_day(string company, string registered, string due)
    {
        var appeal = company == "saratov" ? new RegisterAppeal("question", "email", "b2b", Topic: "T-1") : Debt with { Kind = "claim-quality", Category = "other" };
        var desk = new DeskOf(company).Do(registered, appeal);
        desk.Due.ShouldBe(due);
        if (desk.State.Missing.Length > 0) desk.Do(registered, new AskCustomer(["grounds"])).Do(registered, new HearCustomer([.. desk.State.Missing]));
        desk.Do(due[..16], new CloseAppeal("r", "i"));
        desk.State.Clocks.Single(c => c.Name == DeadlineRule.Answer).EndedLate.ShouldBeFalse();
    }

    [Fact]
    public async Task A_misspelt_member_keeps_no_person_in_the_log()
    {
        const string secret = "Вымышленный-47";
        await using var desk = await ServedDesk.Start();
        var answers = await desk.Facts("samara",
            Line("1", "appeal/b-1", "register-appeal", $$$"""{"kind":"debt-info","channel":"email","category":"citizen","persn":{"name":"{{{secret}}}"}}"""),
            Line("2", "appeal/b-2", "register-appeal", $$$"""{"kind":"debt-info","channel":"email","category":"citizen","person":{"nmae":"{{{secret}}}"}}"""),
            Line("3", "apeal/b-3", "register-appeal", $$$"""{"kind":"debt-info","persn":{"name":"{{{secret}}}"}}"""),
            Line("4", "appeal/b-4", "registr-appeal", $$$"""{"kind":"debt-info","persn":{"name":"{{{secret}}}"}}"""),
            Line("5", "caller/c-1", "enter-menu", $$$"""{"line":"cc","clientName":"{{{secret}}}"}"""),
            Line("6", "appeal/b-6", "register-appeal", $$$"""{"kind":{"name":"{{{secret}}}"},"channel":"email"}"""),
            $$$"""{"id":"7","grain":"appeal/b-7","fact":"take-appeal","occurredAt":"2025-04-29T11:00:00Z","persn":{"name":"{{{secret}}}"},"data":{"executor":"i"}}""");

        answers.Select(a => a.GetProperty("outcome").GetString()).ShouldAllBe(o => o == "quarantined");
        var kept = (await desk.Get("samara/quarantine")).GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("raw").GetString()!).ToList();
        kept.Count.ShouldBe(7);
        kept.ShouldAllBe(raw => !raw.Contains(secret, StringComparison.Ordinal) && !raw.Contains("\\u0412\\u044B", StringComparison.OrdinalIgnoreCase));
        kept.ShouldContain(raw => raw.Contains("\"persn\"", StringComparison.Ordinal) && raw.Contains("debt-info", StringComparison.Ordinal), "what was wrong can still be seen");
        foreach (var (name, bytes) in desk.Files()) Encoding.UTF8.GetString(bytes).ShouldNotContain(secret, customMessage: name);

        static string Line(string id, string grain, string fact, string data) => $$"""{"id":"{{id}}","grain":"{{grain}}","fact":"{{fact}}","occurredAt":"2025-04-29T11:00:00Z","data":{{data}}}""";
    }
}
