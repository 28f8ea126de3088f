using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Support;

namespace OpsHub.Silo.Tests.Profiles;

public sealed class Deadlines_of_a_profile
{
    /// <summary>A section that uses every construct.</summary>
    private const string Whole = """
        {
          "daysMean": "working-days", "roll": "next-working-day", "region": "saratov", "workingTime": { "mon-fri": "08:00-17:00" }, "shortenedByMin": 60,
          "kinds": [{ "id": "appeal", "name": "Обращение", "nameEn": "Appeal" }, { "id": "outage", "name": "Отключение", "nameEn": "Outage", "family": "notice" }],
          "categories": [{ "id": "citizen", "name": "граждане", "nameEn": "citizens" }, { "id": "vip", "name": "VIP", "nameEn": "VIP", "vip": true }],
          "channels": [{ "id": "post", "name": "почта", "nameEn": "post" }],
          "events": [{ "id": "registered", "name": "зарегистрировано", "nameEn": "registered" }, { "id": "begins", "name": "начало", "nameEn": "begins" },
            { "id": "asked", "name": "запрошено", "nameEn": "asked" }, { "id": "answered", "name": "получено", "nameEn": "answered" }, { "id": "extended", "name": "продлено", "nameEn": "extended" }, { "id": "told", "name": "уведомлён", "nameEn": "told" }],
          "rules": [
            { "id": "whole", "name": "Ответ", "kinds": ["appeal"], "clause": "1", "requirementId": "LEAST-1", "clock": "answer", "categories": ["citizen"], "channels": ["post"], "vipOnly": true,
              "from": ["registered", "begins"], "pick": "latest", "direction": "after", "starts": "next-working-period", "hoursOf": "office/one", "within": { "amount": 30, "unit": "days" },
              "amber": { "amount": 10, "unit": "working-days", "clause": "2", "requirementId": "LEAST-2" }, "by": "18:00", "roll": "none", "vip": { "factor": 1.5, "moves": "due" },
              "stops": [{ "on": "asked", "until": ["answered"] }], "extension": { "on": "extended", "told": "told", "atMost": { "amount": 30, "unit": "days" }, "categories": ["citizen"] },
              "cap": { "amount": 45, "unit": "calendar-days" }, "severity": "warn", "note": "все средства" },
            { "id": "notice", "name": "Сообщение", "kinds": ["outage"], "clause": "3", "direction": "before", "from": ["begins"], "within": { "amount": 10, "unit": "calendar-days" } }
          ],
          "notEnforced": [{ "id": "quickly", "clause": "4", "requirementId": "LEAST-4", "text": "как можно скорее", "why": "no figure" }]
        }
        """;

    [Fact]
    public void Can_use_every_construct()
    {
        var told = Parse(Whole).Deadlines.ShouldNotBeNull();

        (told.DaysMean, told.Roll, told.Region, told.ShortenedByMin).ShouldBe((DeadlineUnit.WorkingDays, Roll.NextWorkingDay, "saratov", 60));
        var rule = told.Rules[0];
        (rule.Pick, rule.Starts, rule.HoursOf, rule.By, rule.Roll, rule.Severity, rule.VipOnly).ShouldBe((StartPick.Latest, FirstDay.NextWorkingPeriod, "office/one", new LocalTime(18, 0), Roll.None, Severity.Warn, true));
        (rule.Within, rule.Amber, rule.Cap, rule.Vip).ShouldBe(
            (new Limit(30, DeadlineUnit.Days), new Limit(10, DeadlineUnit.WorkingDays, "2", "LEAST-2"), new Limit(45, DeadlineUnit.CalendarDays), new VipFactor(1.5m)));
        rule.Stops!.Value.ShouldHaveSingleItem().Until.ShouldBe(["answered"]);
        (rule.Extension!.Told, rule.Extension.AtMost).ShouldBe(("told", new Limit(30, DeadlineUnit.Days)));
        (told.Rules[1].Direction, told.Categories[1].Vip, told.NotEnforced[0].Why).ShouldBe((Direction.Before, true, "no figure"));
    }

    [Fact]
    public void May_be_missing() => Parse(null).Deadlines.ShouldBeNull();

    [Theory]
    [InlineData("\"within\": { \"amount\": 30, \"unit\": \"days\" }", "\"within\": { \"amount\": 30 }", "$.deadlines.rules[0].within: expected the fields 'unit'.")]
    [InlineData("\"within\": { \"amount\": 30, \"unit\": \"days\" }", "\"within\": { \"amount\": 30, \"unit\": \"fortnights\" }", "$.deadlines.rules[0].within.unit: expected one of working-days, calendar-days, days, minutes, hours, working-hours, months, years.")]
    [InlineData("\"within\": { \"amount\": 30,", "\"within\": { \"amount\": -1,", "$.deadlines.rules[0].within.amount: expected 0 to 3660, not -1.")]
    [InlineData("\"within\": { \"amount\": 30,", "\"within\": { \"amount\": \"thirty\",", "$.deadlines.rules[0].within.amount: expected a whole number.")]
    [InlineData("\"by\": \"18:00\"", "\"by\": \"6 pm\"", "$.deadlines.rules[0].by: expected a time of day such as \"18:00\".")]
    [InlineData("\"categories\": [\"citizen\"], \"channels\"", "\"categories\": [\"martian\"], \"channels\"", "$.deadlines.rules[0].categories[0]: expected one of citizen, vip, not 'martian'.")]
    [InlineData("\"channels\": [\"post\"]", "\"channels\": []", "$.deadlines.rules[0].channels: expected at least one.")]
    [InlineData("\"kinds\": [\"appeal\"]", "\"kinds\": [\"riddle\"]", "$.deadlines.rules[0].kinds[0]: expected one of appeal, outage, not 'riddle'.")]
    [InlineData("[\"registered\", \"begins\"]", "[\"arrived\"]", "$.deadlines.rules[0].from[0]: expected one of registered, begins, asked, answered, extended, told, not 'arrived'.")]
    [InlineData("\"until\": [\"answered\"]", "\"until\": [\"shouted\"]", "$.deadlines.rules[0].stops[0].until[0]: expected one of registered, begins, asked, answered, extended, told, not 'shouted'.")]
    [InlineData("\"hoursOf\": \"office/one\"", "\"hoursOf\": \"office/two\"", "$.deadlines.rules[0].hoursOf: expected company, office, office/{id} or line/{id} of this profile.")]
    [InlineData("\"factor\": 1.5", "\"factor\": 0.5", "$.deadlines.rules[0].vip.factor: expected more than 1, at most 100.")]
    [InlineData("\"moves\": \"due\"", "\"moves\": \"amber\"", "$.deadlines.rules[0].vip.moves: expected due; a rule with an amber limit of its own has only one amber instant.")]
    [InlineData("\"amber\": { \"amount\": 10, \"unit\": \"working-days\"", "\"amber\": { \"amount\": 40, \"unit\": \"days\"", "$.deadlines.rules[0].amber.amount: expected less than 30, so that amber comes before the deadline.")]
    [InlineData("\"direction\": \"before\", \"from\": [\"begins\"]", "\"direction\": \"before\", \"cap\": { \"amount\": 1, \"unit\": \"days\" }, \"from\": [\"begins\"]", "$.deadlines.rules[1]: expected no stops, extension or cap before an event.")]
    [InlineData("\"within\": { \"amount\": 10, \"unit\": \"calendar-days\" }", "\"within\": { \"amount\": 10, \"unit\": \"working-hours\" }", "$.deadlines.rules[1].within.unit: expected days, months, hours or minutes; working hours are not counted backwards.")]
    [InlineData("\"daysMean\": \"working-days\"", "\"daysMean\": \"hours\"", "$.deadlines.daysMean: expected working-days or calendar-days.")]
    [InlineData("\"id\": \"notice\"", "\"id\": \"whole\"", "$.deadlines.rules[1].id: expected an id that no other has, not 'whole' again.")]
    [InlineData("08:00-17:00", "08:00-17:00, 16:00-18:00", "$.deadlines.workingTime: expected parts of a day that do not overlap.")]
    [InlineData("\"clause\": \"1\"", "\"clause\": \"\"", "$.deadlines.rules[0].clause: expected the clause it comes from.")]
    [InlineData("\"note\": ", "\"colour\": ", "$.deadlines.rules[0].colour: expected no field 'colour'; it is not known.")]
    public void That_are_wrong_are_refused_with_the_path_and_what_is_expected(string right, string wrong, string message)
    {
        Whole.ShouldContain(right);

        Should.Throw<ProfileRefusedException>(() => Parse(Whole.Replace(right, wrong))).Message.ShouldBe($"least.json: {message}");
    }

    [Fact]
    public void With_two_rules_that_nothing_tells_apart_are_refused()
    {
        var section = JsonNode.Parse(Whole)!;
        var twin = section["rules"]![1]!.DeepClone();
        twin["id"] = "twin";
        section["rules"]!.AsArray().Add(twin);

        Should.Throw<ProfileRefusedException>(() => Parse(section.ToJsonString())).Message
            .ShouldBe("least.json: $.deadlines.rules[2]: expected categories, channels or a clock that tell it apart from 'notice'; both hold for the same subjects.");
    }

    [Fact]
    public void That_count_working_hours_need_the_companys_working_time()
    {
        var section = JsonNode.Parse(Whole)!.AsObject();
        section.Remove("workingTime");
        section["rules"]![1]!["within"] = JsonNode.Parse("""{ "amount": 4, "unit": "working-hours" }""");
        section["rules"]![1]!.AsObject().Remove("direction");

        Should.Throw<ProfileRefusedException>(() => Parse(section.ToJsonString())).Message.ShouldBe("least.json: $.deadlines.workingTime: expected hours; a rule counts within the company's working time.");
    }

    [Fact]
    public async Task Are_checked_on_the_command_line()
    {
        var good = await CommandLine.Run("profile", "check", Path.Combine(ProfileReader.Shipped, "samara.json"));
        var missing = await CommandLine.Run("profile", "check", "nowhere.json");

        good.Output.ShouldStartWith("samara: 39 offices, 1 lines, 6 services, 28 deadlines of 18 kinds, 4 not enforced");
        (missing.Code, missing.Error).ShouldBe((1, "nowhere.json: $: expected a profile; there is no such file."));
    }

    [Theory]
    [InlineData("khges", "KHGES-2.4-08")]
    [InlineData("saratov", "SARATOV-7.2.4.2b")]
    [InlineData("samara", "SAMARA-5.1-2.9")]
    [InlineData("mordovia", "MORDOVIA-7.2.1")]
    [InlineData("vladimir", "VLADIMIR-G2.R2k")]
    public void That_name_no_figure_are_listed_as_not_enforced(string company, string requirement) =>
        ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json")).Deadlines!.NotEnforced.ShouldContain(n => n.RequirementId == requirement && n.Clause != "" && n.Why != "");

    private static CompanyProfile Parse(string? deadlines)
    {
        var least = """
            {
              "id": "least", "name": "Наименьшая", "fullName": "Наименьшая", "timeZone": "Europe/Samara", "vocabulary": { "customer": "клиент" },
              "queue": { "waitNormMin": 15, "warnPercent": 80, "noShowS": 180, "outOfTurnHeadStartMin": 60, "bookedHeadStartMin": 30 },
              "outOfTurn": [], "services": [{ "id": "all", "name": "Все вопросы", "letter": "А", "sharePercent": 100, "serviceMin": 7 }],
              "offices": [{ "id": "one", "name": "Первый", "shortName": "Первый", "hours": { "mon-fri": "08:00-17:00" }, "windows": 2, "visitorsPerDay": 40 }],
              "lines": []
            """;
        return ProfileReader.Parse("least.json", Encoding.UTF8.GetBytes(deadlines is null ? $"{least} }}" : $"{least}, \"deadlines\": {deadlines} }}"));
    }
}
