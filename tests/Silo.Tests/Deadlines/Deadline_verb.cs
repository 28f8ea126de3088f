using System.Text.Json;
using OpsHub.Silo.Tests.Support;

namespace OpsHub.Silo.Tests.Deadlines;

public sealed class Deadline_verb
{
    private static readonly string[] Claim = ["--profile", "samara", "--kind", "claim-quality", "--category", "citizen"];

    [Fact]
    [Trait("Requirement", "SAMARA-7.4b")]
    public async Task Prints_what_is_due_and_every_step_as_JSON()
    {
        var said = await Deadline([.. Claim, "--event", "registered=2025-04-29T16:00", "--clock", "answer", "--explain", "--json"]);

        said.Code.ShouldBe(0);
        var json = JsonDocument.Parse(said.Output).RootElement;
        Texts(json, "due", "red", "state").ShouldBe(["2025-05-06T23:59:59+04:00", "2025-05-06T23:59:59+04:00", "due"]);
        json.GetProperty("amber").ValueKind.ShouldBe(JsonValueKind.Null);
        Texts(json.GetProperty("rule"), "id", "clause", "requirementId", "unit").ShouldBe(["claim-quality-citizen", "7.4", "SAMARA-7.4b", "working-days"]);
        json.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()).ShouldBe(
            ["rule", "start", "count-from", "counted", "skipped", "skipped", "skipped", "skipped", "counted", "day-end"]);
    }

    [Fact]
    public async Task Takes_what_else_limits_depend_on_and_tells_what_there_is()
    {
        string[] outage = ["--profile", "grid", "--profiles", Path.Combine(AppContext.BaseDirectory, "Profiles", "Invented"), "--kind", "outage", "--clock", "supply", "--event", "reported=2025-06-10T08:00", "--json"];

        Due(await Deadline(outage)).ShouldStartWith("2025-06-11T08:00:00");
        Due(await Deadline([.. outage, "--subject", "settlement=rural"])).ShouldStartWith("2025-06-11T14:00:00");
        Due(await Deadline([.. outage, "--subject", "settlement=town"])).ShouldStartWith("2025-06-11T08:00:00");
        (await Deadline([.. outage, "--subject", "mood=bad"])).Error.Trim().ShouldBe("--subject mood: there is settlement.");
        (await Deadline([.. outage, "--subject", "rural"])).Error.Trim().ShouldBe("--subject rural: expected name=value, such as settlement=rural.");

        static string Due(CommandLine.Said said) => JsonDocument.Parse(said.Output).RootElement.GetProperty("due").GetString()!;
    }

    [Fact]
    public async Task Prints_a_range_as_amber_and_red()
    {
        var json = JsonDocument.Parse((await Deadline("--profile", "samara", "--kind", "quick", "--event", "registered=2025-04-29T10:00", "--json")).Output).RootElement;

        Texts(json, "due", "amber", "red").ShouldBe(["2025-05-12T23:59:59+04:00", "2025-05-06T23:59:59+04:00", "2025-05-12T23:59:59+04:00"]);
    }

    [Fact]
    public async Task Prints_the_other_clocks_of_a_subject_beside_its_answer()
    {
        var json = JsonDocument.Parse((await Deadline([.. Claim, "--event", "received=2025-04-29T16:00", "--json"])).Output).RootElement;

        Texts(json.GetProperty("others")[0], "due").ShouldBe(["2025-04-30T23:59:59+04:00"]);
    }

    [Fact]
    public async Task Prints_clocks_that_run_before_those_that_have_not_begun()
    {
        var json = JsonDocument.Parse((await Deadline("--profile", "khges", "--kind", "connection", "--event", "set-complete=2025-04-28T09:30", "--json")).Output).RootElement;

        Texts(json, "due", "state").ShouldBe(["2025-05-18T23:59:59+10:00", "due"]);
        Texts(json.GetProperty("rule"), "clock").ShouldBe(["step-03"]);
        json.GetProperty("others").EnumerateArray().Last().GetProperty("state").GetString().ShouldBe("not-begun");
    }

    [Theory]
    [InlineData("ru", "срок            2025-05-06T23:59:59+04:00", "событие «зарегистрировано»: 29.04.2025 16:00 (UTC+04)", "чт 01.05.2025 не считается: нерабочий праздничный день, Праздник Весны и Труда", "пт 02.05.2025 не считается: выходной, перенесён с сб 04.01.2025")]
    [InlineData("en", "Thu 1 May 2025 does not count: public holiday, Spring and Labour Day", "Fri 2 May 2025 does not count: day off moved from Sat 4 Jan 2025")]
    public async Task Explains_itself_and_each_skipped_day(string language, params string[] lines)
    {
        var said = await Deadline([.. Claim, "--event", "registered=2025-04-29T16:00", "--explain", "--lang", language]);

        foreach (var line in lines) said.Output.ShouldContain(line);
    }

    [Fact]
    public async Task Shows_a_year_without_a_calendar_as_such()
    {
        var json = JsonDocument.Parse((await Deadline("--profile", "samara", "--kind", "quick", "--event", "registered=2026-12-29T10:00", "--json")).Output).RootElement;

        json.GetProperty("amber").ValueKind.ShouldBe(JsonValueKind.Null);
        (json.GetProperty("due").ValueKind, json.GetProperty("state").GetString(), json.GetProperty("why").GetProperty("en").GetString()).ShouldBe((JsonValueKind.Null, "no-calendar", "no calendar for 2027 yet (ru)"));
    }

    [Theory]
    [InlineData("--profile nowhere --kind x --event registered=2025-04-29T16:00", "--profile nowhere: there is khges, mordovia, samara, saratov, vladimir.")]
    [InlineData("--profile vladimir --kind riddle --event registered=2025-04-29T16:00", "--kind riddle: there is written, claim, repair-promise, email.")]
    [InlineData("--profile samara --kind claim-quality --category martian --event registered=2025-04-29T16:00", "--category martian: there is citizen, other.")]
    [InlineData("--profile vladimir --kind written --channel dove --event registered=2025-04-29T16:00", "--channel dove: there is in-person, phone, website, email, post, site-feedback, personal-account, gis-zhkh, sms.")]
    [InlineData("--profile vladimir --kind written --event arrived=2025-04-29T16:00", "--event arrived: there is outage-reported, registered, extended, promised.")]
    [InlineData("--profile vladimir --kind written --event registered=29.04.2025", "--event registered=29.04.2025: expected a time such as 2025-04-29T16:00 or 2025-04-29T16:00:00+04:00.")]
    [InlineData("--profile vladimir --kind written --event registered", "--event registered: expected name=time, such as registered=2025-04-29T16:00.")]
    [InlineData("--profile vladimir --kind written", "--event: expected at least one, such as registered=2025-04-29T16:00.")]
    [InlineData("--profile samara --kind debt-info --event registered=2025-04-29T16:00", "--kind debt-info: no rule holds for this category and channel; there is --category citizen; --category other; --channel internet-reception|email.")]
    [InlineData("--profile mordovia --kind power-quality-or-loss --event promised=2025-04-29T16:00", "--kind power-quality-or-loss: the standard gives it no deadline.")]
    [InlineData("--profile saratov --kind written --category b2b --event received=2016-12-04T02:30", "2016-12-04T02:30 never was in Europe/Saratov: clocks went forward over it. Give it with an offset.")]
    [InlineData("--profile samara --kind quick --event received=2010-10-31T02:30", "2010-10-31T02:30 came twice in Europe/Samara: say which with an offset, +04 or +03.")]
    public async Task Says_what_there_is_to_who_asks_for_what_there_is_not(string arguments, string message)
    {
        var said = await Deadline(arguments.Split(' '));

        (said.Code, said.Error, said.Output).ShouldBe((2, message, ""));
    }

    [Fact]
    public async Task Takes_a_time_with_an_offset() =>
        (await Deadline("--profile", "samara", "--kind", "call-back", "--event", "promised=2010-10-31T02:30+04:00")).Output.ShouldContain("due    2010-10-31T02:30:00+04:00");

    [Fact]
    public async Task Lists_every_kind_with_its_rules_and_what_is_not_enforced()
    {
        var said = await Deadline("--profile", "samara", "--list");

        said.Output.ShouldContain("answer: 3 working days from received|registered; --category citizen; rule claim-quality-citizen, clause 7.4, SAMARA-7.4b");
        said.Output.ShouldContain("not enforced  SAMARA-5.1-2.9 (clause 5.1 table 2.9)");
    }

    [Fact]
    public async Task Reckons_one_rule_by_its_id() =>
        (await Deadline("--profile", "samara", "--kind", "claim-quality-citizen", "--event", "registered=2025-04-29T16:00")).Output.ShouldContain("due    2025-05-06T23:59:59+04:00");

    [Fact]
    public async Task Counts_a_regions_own_days_off_when_asked_to() =>
        (await Deadline("--profile", "saratov", "--kind", "flags", "--clock", "down", "--event", "state-holiday=2025-05-09T00:00", "--calendar-region", "saratov")).Output.ShouldContain("no calendar for 2025 yet (ru-saratov)");

    private static Task<CommandLine.Said> Deadline(params string[] args) => CommandLine.Run(["deadline", .. args]);

    private static IEnumerable<string?> Texts(JsonElement json, params string[] names) => names.Select(n => json.GetProperty(n).GetString());
}
