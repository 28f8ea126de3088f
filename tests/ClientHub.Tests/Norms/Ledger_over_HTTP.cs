using System.Collections.Immutable;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;
using OpsHub.Grains.Norms;

namespace OpsHub.ClientHub.Tests.Norms;

public sealed class Ledger_over_HTTP
{
    [Fact]
    public async Task Tells_every_norm_with_state_value_and_clause()
    {
        await using var hub = await Start();
        var client = hub.WithKey(await hub.IssueKey("samara", null, Right.ReadFigures));

        var ledger = await TestHub.Json(await client.GetAsync("/api/v1/samara/norms"));

        var row = ledger.GetProperty("rows")[0];
        (row.GetProperty("state").GetString(), row.GetProperty("value").GetDecimal(), row.GetProperty("rule").GetProperty("clause").GetString(), row.GetProperty("why").GetProperty("ru").GetString())
            .ShouldBe(("breach", 15.5m, "6.3", "нарушено: 1 из 2"));
    }

    [Fact]
    public async Task Is_for_those_who_may_read_the_figures_of_the_whole_company()
    {
        await using var hub = await Start();

        (await hub.WithKey(await hub.IssueKey("samara", "one", Right.ReadFigures)).GetAsync("/api/v1/samara/norms")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await hub.WithKey(await hub.IssueKey("samara", null, Right.ReadWalls)).GetAsync("/api/v1/samara/norms.csv")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Opens_one_norm_with_its_cases()
    {
        await using var hub = await Start();

        var detail = await TestHub.Json(await (await hub.Administrator()).GetAsync("/api/v1/samara/norms/wait?subject=office/one&most=1"));

        (detail.GetProperty("cases")[0].GetProperty("id").GetString(), detail.GetProperty("caseCount").GetInt32()).ShouldBe(("2026-11-24.А001", 7));
    }

    [Theory]
    [InlineData("norms?month=November", 400, "query-wrong", "?month")]
    [InlineData("norms.csv?lang=fr", 400, "query-wrong", "?lang")]
    [InlineData("norms/wait?most=0", 400, "query-wrong", "?most")]
    [InlineData("norms/wait?most=many", 400, "query-wrong", "?most")]
    [InlineData("norms/nothing", 404, "norm-unknown", null)]
    public async Task Refuses_what_it_cannot_answer_with_what_to_ask_instead(string address, int status, string code, string? at)
    {
        await using var hub = await Start();

        var (told, was, where, expected) = await (await (await hub.Administrator()).GetAsync($"/api/v1/samara/{address}")).Problem();

        (told, was, where).ShouldBe((status, code, at));
        expected.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Has_no_norms_of_an_unknown_company()
    {
        await using var hub = await Start();

        (await (await (await hub.Administrator()).GetAsync("/api/v1/volga/norms.xlsx")).Problem()).Code.ShouldBe("norms-unknown");
    }

    [Fact]
    [Trait("Requirement", "SARATOV-4.5a"), Trait("Requirement", "KHGES-2.2.3")]
    public async Task Can_be_taken_along_as_CSV()
    {
        await using var hub = await Start();

        var answer = await (await hub.Administrator()).GetAsync("/api/v1/samara/norms.csv?lang=en");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n");

        (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName).ShouldBe(("text/csv", "samara-2026-11.csv"));
        lines[0].ShouldStartWith("\uFEFFClause,Requirement,Norm,State,");
        lines[1].ShouldStartWith("6.3,SAMARA-6.3d,\"Wait, \"\"contracts\"\"\",breached,broken by 1 of 2,15,min,15.5,2,1,");
        lines[2].ShouldStartWith("7.2,SAMARA-7.2c,'=Lookup,not enforced,no source tells it,1,min,,0,0,");
        lines[3].ShouldStartWith("9,SAMARA-9,претензии,not enforced,no figure");
    }

    [Fact]
    public async Task Can_be_taken_along_as_a_spreadsheet_that_keeps_numbers()
    {
        await using var hub = await Start();

        var bytes = await (await hub.Administrator()).GetByteArrayAsync("/api/v1/samara/norms.xlsx");
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToList();

        new OpenXmlValidator().Validate(document).Select(e => e.Description).ShouldBeEmpty();
        rows.Count.ShouldBe(5);
        rows[2].Elements<Cell>().Select(c => (c.DataType?.Value, c.InnerText)).Take(9).ShouldBe([
            (CellValues.InlineString, "6.3"), (CellValues.InlineString, "SAMARA-6.3d"), (CellValues.InlineString, "Ожидание, «договоры»"), (CellValues.InlineString, "нарушено"), (CellValues.InlineString, "нарушено: 1 из 2"),
            (CellValues.Number, "15"), (CellValues.InlineString, "мин"), (CellValues.Number, "15.5"), (CellValues.Number, "2")]);
    }

    private static Task<TestHub> Start() => TestHub.Start(builder => builder.Services.AddSingleton<INorms, NormsDouble>());

    private sealed class NormsDouble : INorms
    {
        private static readonly LocalDate First = new(2026, 11, 1);

        private static readonly NormRule Rule = new("wait", "Ожидание, «договоры»", "Wait, \"contracts\"", "6.3", NormEntity.Queue, NormMetrics.WaitTime, NormAggregation.Mean, NormUnit.Minutes, "SAMARA-6.3d", Threshold: 15);

        private static readonly NormRow Row = new(
            Rule, NormState.Breach, new Said("нарушено: 1 из 2", "broken by 1 of 2"), null, First, new LocalDate(2026, 11, 30), 15, 15.5m, 2, 1, null, 2, 2, 1, null, null, null, [null, 15.5m], [], null);

        private static readonly NormRow Unkept = Row with
        {
            Rule = Rule with { Id = "lookup", NameEn = "=Lookup", Clause = "7.2", RequirementId = "SAMARA-7.2c" }, State = NormState.NoData, NotEnforced = new Said("не сообщается", "no source tells it"),
            Threshold = 1, Value = null, N = 0, Over = 0,
        };

        public NormLedger? Ledger(string company, YearMonth? month) => company != "samara" ? null : new NormLedger(
            company, "Самараэнерго", DateTimeZone.Utc, false, "2026-11", new LocalDate(2026, 11, 24), true, TestClock.Morning, null, [Row, Unkept], [new UnkeptRule("claims", "9", "SAMARA-9", "претензии", new Said("числа нет", "no figure"))]);

        public NormDetail? One(string company, string norm, YearMonth? month, string? subject, int most) => norm != "wait" ? null : new NormDetail(
            Row, new Said("определение", "definition"), [], [new NormCase(subject ?? "", "2026-11-24.А001", TestClock.Morning, 1860, true, false, "contracts", 1, "7")], 7, First, company, "Самараэнерго", DateTimeZone.Utc, false, TestClock.Morning);

        public ImmutableArray<NormStanding> Standings(string company) => [];

        public long LateAppeals(string company, string norm, IReadOnlyCollection<string> appeals) => 0;
    }
}
