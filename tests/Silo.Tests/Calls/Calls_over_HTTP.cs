using System.Net;
using System.Text.Json;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Lines;
using OpsHub.Silo.Tests.Floor;

namespace OpsHub.Silo.Tests.Calls;

/// <summary>The register of calls and the story of one of them, on the whole hub.</summary>
public sealed class Calls_over_HTTP : IAsyncLifetime
{
    private ServedFloor _hub = null!;

    public async Task InitializeAsync()
    {
        _hub = await ServedFloor.Start();
        await _hub.Send(Line.IdOf(_hub.Company, "main"), new RegisterLine(new LineDetails("Контакт-центр", NodaTime.DateTimeZoneProviders.Tzdb["Europe/Saratov"])));
    }

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task A_call_is_told_step_by_step_with_what_each_step_measures()
    {
        await Tell("c1", 0, new JoinQueue("main", Tier: 1));
        await Tell("c1", 10, new RingOperator("main", "7"));
        await Tell("c1", 5, new AnswerCall("main", "7"));
        await Tell("c1", 60, new HoldCall("main"));
        await Tell("c1", 20, new ResumeCall("main"));
        await Tell("c1", 30, new EndCall("main"));

        var story = await _hub.Get($"{_hub.Company}/calls/c1");

        story.GetProperty("lineName").GetString().ShouldBe("Контакт-центр");
        story.GetProperty("waitedS").GetInt32().ShouldBe(15);
        story.GetProperty("steps").EnumerateArray().Select(s => (s.GetProperty("kind").GetString(), Seconds(s))).ShouldBe(
            [("call-queued", null), ("call-rang", null), ("call-answered", 15), ("call-held", null), ("call-resumed", 20), ("call-ended", 90)]);
    }

    [Fact]
    public async Task A_promised_call_back_is_a_part_of_its_story()
    {
        await Tell("c2", 0, new JoinQueue("main"));
        await Tell("c2", 40, new AbandonCall("main"));
        var at = _hub.Clock.GetCurrentInstant() + NodaTime.Duration.FromHours(1);
        await Tell("c2", 0, new PromiseCallback("main", at));
        await Tell("c2", 600, new MakeCallback("main", "7"));

        var steps = (await _hub.Get($"{_hub.Company}/calls/c2")).GetProperty("steps").EnumerateArray().ToList();

        steps.Select(s => s.GetProperty("kind").GetString()).Where(k => k!.StartsWith("call", StringComparison.Ordinal)).ShouldBe(["call-queued", "call-abandoned", "callback-promised", "callback-made"]);
        steps.Single(s => s.GetProperty("kind").GetString() == "callback-promised").GetProperty("until").GetString().ShouldBe(at.ToString());
    }

    [Fact]
    public async Task Calls_are_found_by_day_outcome_and_operator_newest_first_and_in_pages()
    {
        for (var number = 0; number < 5; number++)
        {
            await Tell($"a{number}", 10, new JoinQueue("main"));
            await Tell($"a{number}", 10, number == 3 ? new AbandonCall("main") : new AnswerCall("main", number == 4 ? "8" : "7"));
        }

        (await Found("from=2026-11-24")).ShouldBe((5, "a4 a3 a2 a1 a0"));
        (await Found("from=2026-11-24&skip=1&most=2")).ShouldBe((5, "a3 a2"));
        (await Found("from=2026-11-24&outcome=abandoned")).ShouldBe((1, "a3"));
        (await Found("from=2026-11-24&operator=8")).ShouldBe((1, "a4"));
        (await Found("from=2026-11-24&outcome=offered&outside=false")).ShouldBe((5, "a4 a3 a2 a1 a0"));
        (await Found("from=2026-11-24&outcome=menu")).ShouldBe((0, ""));
        (await Found("from=2026-11-24&outside=true")).ShouldBe((0, ""));
        (await Found("from=2026-11-24&line=other")).ShouldBe((0, ""));
        (await Found("from=2026-11-23")).ShouldBe((0, ""));
    }

    [Fact]
    public async Task What_an_operator_does_after_a_call_is_no_second_row_and_a_recording_says_until_when_it_is_kept()
    {
        await Tell("w1", 0, new JoinQueue("main"));
        await Tell("w1", 5, new AnswerCall("main", "7"));
        await Tell("w1", 0, new KeepRecording("main", "rec-1", Told: true));
        await Tell("w1", 60, new EndCall("main"));
        await Tell("w1", 20, new EndWrapUp("main", 20));

        (await Found("from=2026-11-24")).ShouldBe((1, "w1"));
        (await _hub.Get($"{_hub.Company}/calls/w1")).GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("kind").GetString()).ShouldBe(["call-queued", "call-answered", "call-recorded", "call-ended", "call-wrapped-up"]);
    }

    [Theory]
    [InlineData("", "?from")]
    [InlineData("from=yesterday", "?from")]
    [InlineData("from=2026-11-24&to=2026-11-23", "?to")]
    [InlineData("from=2026-01-01&to=2026-11-24", "?to")]
    [InlineData("from=2026-11-24&outcome=lost", "?outcome")]
    [InlineData("from=2026-11-24&outcome=wrapUp", "?outcome")]
    [InlineData("from=2026-11-24&outside=perhaps", "?outside")]
    [InlineData("from=2026-11-24&skip=-1", "?skip")]
    [InlineData("from=2026-11-24&most=0", "?most")]
    public async Task A_question_that_cannot_be_read_is_told_where(string query, string where)
    {
        var problem = await ServedFloor.Json(await _hub.Client.GetAsync($"/api/v1/{_hub.Company}/calls?{query}"), HttpStatusCode.BadRequest);

        problem.GetProperty("type").GetString()!.ShouldEndWith("query-wrong");
        problem.ToString().ShouldContain($"\"{where}\"");
    }

    [Fact]
    public async Task An_unknown_call_is_not_there_and_a_stranger_learns_nothing()
    {
        await ServedFloor.Json(await _hub.Client.GetAsync($"/api/v1/{_hub.Company}/calls/nobody"), HttpStatusCode.NotFound);

        foreach (var address in new[] { "calls?from=2026-11-24", "calls/nobody" })
            (await _hub.Stranger().GetAsync($"/api/v1/{_hub.Company}/{address}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task Tell(string call, int afterS, CallerCommand command)
    {
        _hub.Advance(afterS);
        await _hub.Send(Caller.IdOf(_hub.Company, call), command);
    }

    private async Task<(int Total, string Calls)> Found(string query)
    {
        var page = await _hub.Get($"{_hub.Company}/calls?{query}");
        return (page.GetProperty("total").GetInt32(), string.Join(' ', page.GetProperty("calls").EnumerateArray().Select(c => c.GetProperty("call").GetString())));
    }

    private static int? Seconds(JsonElement step) => step.TryGetProperty("seconds", out var seconds) && seconds.ValueKind == JsonValueKind.Number ? seconds.GetInt32() : null;
}
