using System.Text;
using NodaTime;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;
using OpsHub.Silo.Tests.Support;

namespace OpsHub.Silo.Tests.Profiles;

public sealed class Norms_of_a_profile
{
    /// <summary>A regulator with shares, pooled ratios and yearly windows.</summary>
    private const string Regulator = """
        {
          "subjects": [{ "id": "office/one", "attributes": { "kind": "town", "windows": "2", "waiting-seats": "3", "household-supply-points": "52000" } }, { "id": "line/main", "attributes": { "purpose": "emergencies" } }],
          "rules": [
            { "id": "answered", "name": "Ответ за 30 с", "nameEn": "Answered within 30 s", "clause": "12.1", "requirementId": "REG-12.1", "entity": "line", "metric": "answer-wait", "aggregation": "share", "unit": "percent",
              "comparator": "at-least", "threshold": 75, "caseLimit": { "amount": 30, "unit": "seconds" }, "denominators": ["offered", "answered"], "window": "quarter", "where": { "attributes": { "purpose": "emergencies" } } },
            { "id": "lost", "name": "Потерянные за год", "nameEn": "Lost in the year", "clause": "12.2", "entity": "line", "metric": "calls", "aggregation": "ratio", "unit": "percent",
              "threshold": 10, "byYear": { "2027": 8, "2028": 5 }, "numerator": "abandoned", "denominators": ["offered-to-people"], "window": "year-from-april", "per": "company", "owner": "contact-centre-head" },
            { "id": "longest", "name": "Самое долгое ожидание", "nameEn": "Longest wait", "clause": "13", "entity": "queue", "metric": "wait-time", "aggregation": "longest", "unit": "minutes",
              "threshold": 45, "thresholds": [{ "when": { "kind": "town" }, "threshold": 30 }], "window": "rolling", "rollingDays": 30, "comparator": "less-than", "appliesIf": { "kind": "town" }, "validFrom": "2026-01-01" },
            { "id": "left", "name": "Ушедшие", "nameEn": "Left", "clause": "14", "entity": "queue", "metric": "visits", "aggregation": "count", "unit": "count", "threshold": 5, "numerator": "left", "window": "day", "where": { "offices": ["one"], "services": ["all"] } }
          ],
          "notEnforced": [{ "id": "politeness", "clause": "15", "requirementId": "REG-15", "text": "вежливость", "why": "no figure" }]
        }
        """;

    /// <summary>A grid company whose norms are about outages, with weights and regimes.</summary>
    private const string Grid = """
        {
          "subjects": [],
          "rules": [
            { "id": "saifi", "name": "Перерывы на потребителя", "nameEn": "Interruptions per customer", "clause": "3", "entity": "supply-point", "metric": "outage-count", "aggregation": "mean", "unit": "count", "threshold": 1.2, "amber": 1.0,
              "window": "year", "weight": "customers", "regime": "normal", "notEnforced": "outages are not kept here yet" },
            { "id": "longest-outage", "name": "Самое долгое отключение", "nameEn": "Longest outage", "clause": "4", "entity": "outage", "metric": "outage-duration", "aggregation": "longest", "unit": "hours", "threshold": 24,
              "thresholds": [{ "when": { "supply-category": "2" }, "threshold": 2 }], "window": "year", "notEnforced": "outages are not kept here yet" },
            { "id": "restored", "name": "Восстановление за 3 ч", "nameEn": "Restored within 3 h", "clause": "5", "entity": "outage", "metric": "restoration-time", "aggregation": "share", "unit": "percent", "comparator": "at-least", "threshold": 90,
              "caseLimit": { "amount": 3, "unit": "hours" }, "denominators": ["handled"], "window": "year", "notEnforced": "outages are not kept here yet" },
            { "id": "refresh", "name": "График обновлён", "nameEn": "Schedule refreshed", "clause": "6", "entity": "notice", "metric": "schedule-age", "aggregation": "longest", "unit": "minutes", "threshold": 30, "window": "day", "notEnforced": "outage schedules are not kept here yet" },
            { "id": "mean-cost", "name": "Стоимость обращения", "nameEn": "Cost of an appeal", "clause": "7", "entity": "appeal", "metric": "cost", "aggregation": "mean", "unit": "count", "thresholdFrom": "тариф", "window": "year", "force": "may", "notEnforced": "money is out of scope" },
            { "id": "peak", "name": "Ожидание вне пика", "nameEn": "Wait outside the peak", "clause": "8", "entity": "queue", "metric": "wait-time", "aggregation": "mean", "unit": "minutes", "threshold": 15, "exclusions": [{ "kind": "peak-hours" }], "regime": "normal" },
            { "id": "saturday", "name": "Суббота", "nameEn": "Saturday", "clause": "9", "entity": "office", "metric": "daily-service-hours", "aggregation": "schedule-minimum", "unit": "hours-per-day", "comparator": "at-least", "threshold": 5, "days": ["saturday"], "force": "funded" },
            { "id": "all-weighed", "name": "Ожидание по потребителям", "nameEn": "Wait by customers", "clause": "10", "entity": "queue", "metric": "wait-time", "aggregation": "mean", "unit": "minutes", "threshold": 15, "weight": "customers", "where": { "lines": ["main"] } }
          ],
          "notEnforced": []
        }
        """;

    [Fact]
    public void Of_a_regulator_can_be_shares_pooled_ratios_and_years()
    {
        var told = Parse(Regulator).Norms.ShouldNotBeNull();

        told.Rules.ShouldAllBe(r => NotKept.Why(r) == null);
        told.Rules[0].ShouldSatisfyAllConditions(
            r => r.CaseLimit.ShouldBe(new CaseLimit(30, NormUnit.Seconds)), r => r.Denominators!.Value.ShouldBe([Population.Offered, Population.Answered]), r => r.Window.ShouldBe(NormWindow.Quarter));
        (told.Rules[1].Window, told.Rules[1].Per, told.Rules[1].ByYear![2028], told.Rules[1].Numerator).ShouldBe((NormWindow.YearFromApril, NormPer.Company, 5m, Population.Abandoned));
        (told.Rules[2].RollingDays, told.Rules[2].Comparator, told.Rules[2].Thresholds!.Value[0].Threshold, told.Rules[2].ValidFrom).ShouldBe((30, Comparator.LessThan, 30m, new LocalDate(2026, 1, 1)));
    }

    [Fact]
    public void Of_a_grid_company_are_loaded_and_listed_with_what_is_missing()
    {
        var standard = ProfileNorms.Standard(Parse(Grid));

        standard.Rules.ToDictionary(r => r.Id, r => NotKept.Why(r)?.En).ShouldBe(new Dictionary<string, string?>
        {
            ["saifi"] = "outages are not kept here yet", ["longest-outage"] = "outages are not kept here yet", ["restored"] = "outages are not kept here yet", ["refresh"] = "outage schedules are not kept here yet",
            ["mean-cost"] = "money is out of scope", ["peak"] = "regimes (normal, major event) are not told apart yet", ["saturday"] = null, ["all-weighed"] = null,
        }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("\"metric\": \"answer-wait\"", "\"metric\": \"politeness\"", "$.norms.rules[0].metric: expected one of wait-time, ")]
    [InlineData("\"metric\": \"answer-wait\"", "\"metric\": \"call-phase-duration\"", "$.norms.rules[0].notEnforced: expected why 'call-phase-duration' cannot be kept: no source tells the phases of a talk.")]
    [InlineData("\"metric\": \"answer-wait\"", "\"metric\": \"weekly-service-hours\"", "$.norms.rules[0].aggregation: expected one that 'weekly-service-hours' has; it comes from hours.")]
    [InlineData("\"caseLimit\": { \"amount\": 30, \"unit\": \"seconds\" }, ", "", "$.norms.rules[0].caseLimit: expected the limit of a case, such as { \"amount\": 30, \"unit\": \"seconds\" }.")]
    [InlineData("\"denominators\": [\"offered\", \"answered\"], ", "", "$.norms.rules[0].denominators: expected at least one named population: a share without its denominator says nothing.")]
    [InlineData("\"denominators\": [\"offered\", \"answered\"]", "\"denominators\": [\"everybody\"]", "$.norms.rules[0].denominators[0]: expected one of offered, answered, abandoned, short-abandoned, offered-to-people, handled, issued, served, left, no-show, registered, late.")]
    [InlineData("\"threshold\": 75", "\"threshold\": 175", "$.norms.rules[0].threshold: expected 0 to 100, not 175.")]
    [InlineData("\"threshold\": 75", "\"threshold\": \"most\"", "$.norms.rules[0].threshold: expected a ")]
    [InlineData("\"threshold\": 75, ", "", "$.norms.rules[0].threshold: expected a threshold, or thresholdFrom with who sets it.")]
    [InlineData("\"threshold\": 75", "\"threshold\": 75, \"amber\": 70", "$.norms.rules[0].amber: expected more than 75, so that risk comes before the breach.")]
    [InlineData("\"numerator\": \"abandoned\", ", "", "$.norms.rules[1].numerator: expected the population that is counted.")]
    [InlineData("\"unit\": \"percent\",\n      \"threshold\": 10", "\"unit\": \"count\",\n      \"threshold\": 10", "$.norms.rules[1].unit: expected percent.")]
    [InlineData("\"rollingDays\": 30, ", "", "$.norms.rules[2].rollingDays: expected 1 to 366 days of the rolling window.")]
    [InlineData("\"window\": \"day\"", "\"window\": \"day\", \"rollingDays\": 3", "$.norms.rules[3].rollingDays: expected no days; the window is not rolling.")]
    [InlineData("\"window\": \"quarter\"", "\"window\": \"case\"", "$.norms.rules[0].window: expected day, month, quarter, year, year-from-april or rolling; a mean or share has no single case.")]
    [InlineData("\"window\": \"quarter\"", "\"window\": \"fortnight\"", "$.norms.rules[0].window: expected one of case, day, month, quarter, year, year-from-april, rolling.")]
    [InlineData("\"unit\": \"minutes\"", "\"unit\": \"rings\"", "$.norms.rules[2].unit: expected seconds, minutes or hours.")]
    [InlineData("\"offices\": [\"one\"]", "\"offices\": [\"two\"]", "$.norms.rules[3].where.offices[0]: expected one of one, not 'two'.")]
    [InlineData("\"services\": [\"all\"]", "\"services\": []", "$.norms.rules[3].where.services: expected at least one.")]
    [InlineData("\"id\": \"line/main\"", "\"id\": \"line/other\"", "$.norms.subjects[1].id: expected office/{id}, line/{id} or company/{id} of this profile, once; not 'line/other'.")]
    [InlineData("\"id\": \"lost\"", "\"id\": \"answered\"", "$.norms.rules[1].id: expected an id that no other has, not 'answered' again.")]
    [InlineData("\"clause\": \"13\"", "\"clause\": \" \"", "$.norms.rules[2].clause: expected the clause it comes from.")]
    [InlineData("\"per\": \"company\"", "\"colour\": \"red\"", "$.norms.rules[1].colour: expected no field 'colour'; it is not known.")]
    public void That_are_wrong_are_refused_with_the_path_and_what_is_expected(string right, string wrong, string message)
    {
        Regulator.ShouldContain(right);

        Should.Throw<ProfileRefusedException>(() => Parse(Regulator.Replace(right, wrong))).Message.ShouldStartWith($"least.json: {message}");
    }

    [Fact]
    public void May_be_missing() => Parse(null).Norms.ShouldBeNull();

    [Theory]
    [InlineData("khges", 27)]
    [InlineData("saratov", 56)]
    [InlineData("samara", 34)]
    [InlineData("mordovia", 8)]
    [InlineData("vladimir", 10)]
    [Trait("Requirement", "KHGES-1.4.1"), Trait("Requirement", "SARATOV-4.7")]
    public void Of_every_company_are_there_with_clause_requirement_and_owner(string company, int count)
    {
        var norms = Shipped(company).Norms!;

        norms.Rules.Length.ShouldBe(count);
        norms.Rules.ShouldAllBe(r => r.Clause != "" && r.RequirementId != null && r.Owner != "" && r.NameEn != r.Name);
        norms.NotEnforced.ShouldAllBe(n => n.RequirementId != "" && n.Why != "");
    }

    [Theory]
    [InlineData("saratov", "SARATOV-A1-7.7", NormAggregation.Mean, 15, NormUnit.Minutes, NormForce.Must)]
    [InlineData("saratov", "SARATOV-A1-7.9", NormAggregation.Mean, 15, NormUnit.Minutes, NormForce.Must)]
    [InlineData("saratov", "SARATOV-7.3.6.1b", NormAggregation.ScheduleMinimum, 6, NormUnit.HoursPerWeek, NormForce.Must)]
    [InlineData("saratov", "SARATOV-A1-8.4.10", NormAggregation.CapacityMinimum, 4, NormUnit.SquareMetresPerWindow, NormForce.Must)]
    [InlineData("samara", "SAMARA-6.3f", NormAggregation.Mean, 15, NormUnit.Minutes, NormForce.Must)]
    [InlineData("samara", "SAMARA-6.3g", NormAggregation.Mean, 5, NormUnit.Minutes, NormForce.Must)]
    [InlineData("samara", "SAMARA-6.3h", NormAggregation.Case, 30, NormUnit.Minutes, NormForce.Must)]
    [InlineData("samara", "SAMARA-7.2b", NormAggregation.Mean, 120, NormUnit.Seconds, NormForce.Must)]
    [InlineData("mordovia", "MORDOVIA-T1d", NormAggregation.Mean, 15, NormUnit.Minutes, NormForce.Recommended)]
    [InlineData("khges", "KHGES-2.6.1.3c", NormAggregation.Mean, 2.5, NormUnit.Minutes, NormForce.Must)]
    public void Of_the_companies_say_what_the_documents_say(string company, string requirement, NormAggregation aggregation, double threshold, NormUnit unit, NormForce force)
    {
        var rule = Shipped(company).Norms!.Rules.Single(r => r.RequirementId == requirement);

        (rule.Aggregation, rule.Threshold, rule.Unit, rule.Force, NotKept.Why(rule)).ShouldBe((aggregation, (decimal)threshold, unit, force, null));
    }

    [Theory]
    [InlineData("khges")]
    [InlineData("saratov")]
    [InlineData("samara")]
    [InlineData("mordovia")]
    [InlineData("vladimir")]
    public void Say_in_both_languages_why_one_is_not_kept(string company)
    {
        var unkept = Unkept.Of(Shipped(company)).ToList();

        unkept.ShouldNotBeEmpty();
        unkept.ShouldAllBe(u => u.Why.Ru.Any(c => c >= 'а' && c <= 'я') && !u.Why.En.Any(c => c >= 'а' && c <= 'я'));
    }

    [Fact]
    public async Task Are_told_by_the_check_with_what_is_not_enforced()
    {
        var said = await CommandLine.Run("profile", "check", Path.Combine(ProfileReader.Shipped, "saratov.json"));

        said.Output.ShouldContain("56 norms, ");
        said.Output.ShouldContain("SARATOV-7.3.7 (clause 7.3.7) – whether the menu answers is not in the feed");
    }

    private static CompanyProfile Shipped(string company) => ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json"));

    private static CompanyProfile Parse(string? norms)
    {
        var least = """
            {
              "id": "least", "name": "Наименьшая", "fullName": "Наименьшая", "timeZone": "Europe/Samara", "vocabulary": { "customer": "клиент" },
              "queue": { "waitNormMin": 15, "warnPercent": 80, "noShowS": 180, "outOfTurnHeadStartMin": 60, "bookedHeadStartMin": 30 },
              "outOfTurn": [],
              "services": [{ "id": "all", "name": "Все вопросы", "letter": "А", "sharePercent": 100, "serviceMin": 7 }],
              "offices": [{ "id": "one", "name": "Первый", "shortName": "Первый", "hours": { "mon-fri": "08:00-17:00" }, "windows": 2, "visitorsPerDay": 40 }],
              "lines": [{ "id": "main", "name": "Единый номер", "hours": { "mon-fri": "08:00-17:00" }, "targetS": 20, "targetPercent": 80, "operators": 2, "callsPerDay": 20 }]
            """;
        return ProfileReader.Parse("least.json", Encoding.UTF8.GetBytes(least + (norms is null ? "" : $",\n\"norms\": {norms}") + "\n}"));
    }
}
