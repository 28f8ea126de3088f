using System.Net;
using System.Text.Json;
using NodaTime;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Cases;

/// <summary>Open, tell, explain, promise, answer – through the addresses that screens and other systems use. It is Tuesday 29 April 2025, 16:00 in Samara.</summary>
public sealed class Cases_over_HTTP : IAsyncLifetime
{
    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_case_is_found_by_its_number_with_the_stage_it_is_at()
    {
        (await _desk.Command("samara/case/c-1/open-case", new { process = "new-contract", number = "Д-17", customer = "630000000001" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var line = (await _desk.Get("samara/cases?number=17")).GetProperty("lines")[0];
        (line.GetProperty("step").GetString(), line.GetProperty("dueAt").GetString(), line.GetProperty("bucket").GetString()).ShouldBe(("step-1.1", "2025-04-30T19:59:59Z", "soon"));

        var card = await _desk.Get("samara/cases/c-1");
        card.GetProperty("steps").EnumerateArray().Select(s => $"{s.GetProperty("id")} {s.GetProperty("phase")}").ShouldBe(["step-1.1 running", "step-1.2a running", "step-1.2b running", "step-1.3 notStarted"]);
        card.GetProperty("steps")[0].GetProperty("clock").GetProperty("steps").EnumerateArray().Last().GetProperty("text").GetProperty("ru").GetString().ShouldNotBeNullOrEmpty();
        card.GetProperty("customer").GetString().ShouldNotBe("630000000001");
        card.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString()).ShouldContain("registered");
    }

    [Fact]
    public async Task A_step_becomes_overdue_by_itself_and_the_breach_is_in_the_history()
    {
        await _desk.Command("samara/case/c-1/open-case", new { process = "new-contract" });
        _desk.Clock.AdvanceTo(Instant.FromUtc(2025, 5, 1, 6, 0));
        await _desk.Hub.PassDeadlines(Instant.FromUtc(2025, 5, 1, 6, 0), CancellationToken.None);
        await _desk.Hub.CatchUp(CancellationToken.None);

        var counts = (await _desk.Get("samara/cases/counts")).GetProperty("counts");
        (counts.GetProperty("open").GetInt32(), counts.GetProperty("overdue").GetInt32(), counts.GetProperty("breached").GetInt32()).ShouldBe((1, 1, 1));
        (await _desk.Get("samara/cases?bucket=overdue")).GetProperty("total").GetInt32().ShouldBe(1);
        (await _desk.Get("samara/cases/c-1")).GetProperty("history").EnumerateArray().Select(h => h.GetProperty("ru").GetString()).ShouldContain("срок нарушен: Регистрация запроса на договор");
    }

    [Fact]
    public async Task Cases_promises_and_marks_come_in_bulk_with_an_answer_for_each_line()
    {
        var answers = await _desk.Facts(
            "samara",
            Line("c-1", "case/c-1", "open-case", """{"process":"reconciliation","number":"С-1"}"""),
            Line("c-2", "case/c-2", "open-case", """{"process":"wedding"}"""),
            Line("c-3", "case/c-1", "record-case-event", """{"event":"reconciled"}"""),
            Line("p-1", "promise/p-1", "make-promise", """{"kind":"call-back","subject":"caller/77","promisedAt":"2025-04-30T08:00:00Z"}"""),
            Line("f-1", "feedback/caller:77", "give-feedback", """{"kind":"mark","value":4,"subject":"caller/77","channel":"phone"}"""),
            Line("f-2", "feedback/caller:77", "give-feedback", """{"kind":"mark","value":9,"subject":"caller/77","channel":"phone"}"""));

        answers.Select(a => (a.GetProperty("id").GetString(), a.GetProperty("outcome").GetString(), a.TryGetProperty("code", out var code) ? code.GetString() : null))
            .ShouldBe([("c-1", "done", null), ("c-2", "refused", "process-unknown"), ("c-3", "done", null), ("p-1", "done", null), ("f-1", "done", null), ("f-2", "refused", "value-wrong")]);
        (await _desk.Get("samara/promises")).GetProperty("counts").GetProperty("waiting").GetInt32().ShouldBe(1);
        var mark = (await _desk.Get("samara/feedback?month=2025-04")).GetProperty("figures").EnumerateArray().First(f => f.GetProperty("kind").GetString() == "mark");
        (mark.GetProperty("n").GetInt32(), mark.GetProperty("value").GetDecimal()).ShouldBe((1, 4m));
    }

    [Theory, Trait("Requirement", "SARATOV-A2-5.2.2b"), Trait("Requirement", "SAMARA-11.3b")]
    [InlineData("saratov")]
    [InlineData("samara")]
    [InlineData("vladimir")]
    public async Task A_call_back_promised_to_a_caller_is_watched_until_it_is_made_or_missed(string company)
    {
        foreach (var call in new[] { "77", "78" })
            await _desk.Facts(company, Line($"j-{call}", $"caller/{call}", "join-queue", Main), Line($"p-{call}", $"caller/{call}", "promise-callback", """{"line":"main","callbackAt":"2025-04-29T13:00:00Z"}"""));
        await _desk.Facts(company, Line("m-78", "caller/78", "make-callback", Main));
        _desk.Clock.AdvanceTo(Instant.FromUtc(2025, 4, 29, 14, 0));
        await _desk.Hub.PassDeadlines(_desk.Clock.GetCurrentInstant(), CancellationToken.None);
        await _desk.Hub.CatchUp(CancellationToken.None);

        var promises = await _desk.Get($"{company}/promises");
        promises.GetProperty("lines").EnumerateArray().Select(l => $"{l.GetProperty("subject").GetString()} {l.GetProperty("dueAt").GetString()} {l.GetProperty("standing").GetString()}")
            .ShouldBe(["caller/77 2025-04-29T13:00:00Z broken", "caller/78 2025-04-29T13:00:00Z kept"]);
        promises.GetProperty("kinds").EnumerateArray().Count(k => k.GetProperty("id").GetString() == "call-back").ShouldBe(1);
        (await _desk.Stream($"caller/{company}/77")).ShouldBe(["call-queued/1", "call-left-line/1", "callback-promised/1", "callback-missed/1"]);
    }

    [Fact, Trait("Requirement", "SAMARA-10.3a"), Trait("Requirement", "VLADIMIR-G6j")]
    public async Task Surveys_of_the_standard_are_listed_with_the_day_they_are_due()
    {
        foreach (var duty in (await _desk.Get("samara/duties")).GetProperty("lines").EnumerateArray()) duty.GetProperty("standing").TryGetProperty("dueAt", out _).ShouldBeFalse("not counted before the hub begins it");
        await Silo.Cases.DutyStart.All(_desk.Hub, ["samara", "vladimir"], CancellationToken.None);
        await _desk.Hub.CatchUp(CancellationToken.None);

        DueOf(await _desk.Get("samara/duties"), "questionnaire").ShouldBe("2025-06-30T19:59:59Z");
        DueOf(await _desk.Get("samara/duties"), "poll").ShouldBe("2025-06-30T19:59:59Z");
        DueOf(await _desk.Get("vladimir/duties"), "satisfaction-survey").ShouldBe("2025-06-30T20:59:59Z");
        (await _desk.Command("samara/duty/poll/record-duty", new { note = "512" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        DueOf(await _desk.Get("samara/duties"), "poll").ShouldBe("2025-09-30T19:59:59Z");
    }

    [Fact]
    public async Task A_calendar_that_changes_moves_the_clocks_of_open_cases_and_lists_them()
    {
        await _desk.Command("samara/case/c-1/open-case", new { process = "termination" });
        var year = File.ReadAllText(Silo.Calendars.CalendarShelf.FileOf(Silo.Calendars.CalendarShelf.Shipped, null, 2025));
        (await _desk.Client.PutAsync("/api/v1/calendars/ru/2025", new StringContent(year + "2025-05-05,non-working,\n", System.Text.Encoding.UTF8, "text/csv"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _desk.Hub.CatchUp(CancellationToken.None);

        (await _desk.Get("samara/cases")).GetProperty("lines")[0].GetProperty("dueAt").GetString().ShouldBe("2025-06-03T19:59:59Z");
        var recount = (await _desk.Get("samara/recounts")).GetProperty("recounts").EnumerateArray().ShouldHaveSingleItem();
        var moved = (await _desk.Get($"samara/recounts/{recount.GetProperty("id").GetString()}")).GetProperty("moved").EnumerateArray().ShouldHaveSingleItem();
        (moved.GetProperty("subject").GetString(), moved.GetProperty("clock").GetString(), moved.GetProperty("old").GetString(), moved.GetProperty("new").GetString())
            .ShouldBe(("case/samara/c-1", "step-2.3", "2025-06-02T19:59:59Z", "2025-06-03T19:59:59Z"));
    }

    [Fact]
    public async Task After_a_restart_everything_is_as_it_was()
    {
        await Silo.Cases.DutyStart.All(_desk.Hub, ["samara"], CancellationToken.None);
        await _desk.Command("samara/case/c-1/open-case", new { process = "new-contract", number = "Д-17" });
        await _desk.Command("samara/promise/p-1/make-promise", new { kind = "call-back", subject = "caller/77", promisedAt = "2025-04-30T08:00:00Z" });
        await _desk.Command("samara/feedback/caller:77/give-feedback", new { kind = "mark", value = 4, subject = "caller/77", channel = "phone" });
        string[] addresses = ["samara/cases", "samara/cases/counts", "samara/cases/c-1", "samara/promises", "samara/duties", "samara/feedback?month=2025-04", "samara/norms/feedback-mark?month=2025-04"];
        var before = new List<string>();
        foreach (var address in addresses) before.Add((await _desk.Get(address)).GetRawText());

        await _desk.Restart();

        foreach (var (address, was) in addresses.Zip(before)) (await _desk.Get(address)).GetRawText().ShouldBe(was, address);
        before[0].ShouldContain("Д-17");
    }

    [Fact]
    public async Task Whoever_may_not_see_appeals_sees_no_cases_either()
    {
        var clerk = await _desk.Person("clerk", "operator");
        foreach (var address in new[] { "cases", "cases/counts", "cases/c-1", "promises", "duties", "feedback" }) (await clerk.GetAsync($"/api/v1/samara/{address}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        (await (await _desk.Person("vera", "executor")).GetAsync("/api/v1/samara/feedback")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await _desk.Person("oleg", "auditor")).GetAsync("/api/v1/samara/feedback")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _desk.Client.GetAsync("/api/v1/mordovia/cases")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _desk.Client.GetAsync("/api/v1/samara/cases?bucket=never")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private const string Main = """{"line":"main"}""";

    private static string? DueOf(JsonElement list, string id) => list.GetProperty("lines").EnumerateArray().Single(d => d.GetProperty("id").GetString() == id).GetProperty("standing").GetProperty("dueAt").GetString();

    private static string Line(string id, string grain, string fact, string data) => $$"""{"id":"{{id}}","grain":"{{grain}}","fact":"{{fact}}","occurredAt":"2025-04-29T11:59:00Z","data":{{data}}}""";
}
