using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Tests.Floor;

namespace OpsHub.Silo.Tests.Journeys;

/// <summary>What hall and telephone add to a journey, on the whole hub.</summary>
public sealed class Calls_and_visits_in_a_journey : IAsyncLifetime
{
    private ServedFloor _hub = null!;

    public async Task InitializeAsync() => _hub = await ServedFloor.Start();

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task A_call_of_nobody_known_stands_with_its_call_back_and_its_mark()
    {
        foreach (var (call, command) in new (string, CallerCommand)[] { ("77", new JoinQueue("main")), ("77", new AbandonCall("main")), ("out-1", new DialOut("main", "call-back", "7", For: "77")) })
        {
            _hub.Advance(20);
            await _hub.Send(Caller.IdOf(_hub.Company, call), command);
        }
        await Mark("caller/77", 2);

        var journey = await Journey("call=77");
        Entries(journey).ShouldBe(["call 77 abandoned", "call out-1", $"feedback {SubjectFeedback.KeyOf("caller/77")}/mark 2"]);
        (journey.TryGetProperty("customer", out _), journey.GetProperty("recent").GetInt32()).ShouldBe((false, 1), "a call that the company owed is no contact of the customer");
        Entries(await Journey("call=out-1")).ShouldBe(["call out-1"]);
    }

    [Fact]
    public async Task A_booked_visit_is_the_customers_with_its_end_and_its_mark()
    {
        await _hub.Open(1, "contracts");
        var now = _hub.Clock.GetCurrentInstant();
        await _hub.Send(new IssueTicket("contracts", TicketClass.Booked, Booking: new BookedVisit("CODE", now, now, "c-1")));
        await _hub.Send(new IssueTicket("contracts"));
        var visit = (await Journey("customer=c-1")).GetProperty("entries").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString()!;
        Entries(await Journey("customer=c-1")).ShouldBe([$"visit {visit}"]);

        foreach (var command in new QueueCommand[] { new CallNext(1), new StartService(1), new FinishService(1) }) await _hub.Send(command);
        _hub.Advance(60);
        await Mark($"ticket/{visit}", 5);

        Entries(await Journey($"ticket={Uri.EscapeDataString(visit)}")).ShouldBe([$"visit {visit} served", $"feedback {SubjectFeedback.KeyOf($"ticket/{visit}")}/mark 5"]);
    }

    [Fact]
    public async Task A_window_sees_the_journey_of_the_visitor_it_has_called_until_the_visit_is_over()
    {
        var window = await Operator();
        await _hub.Open(1, "contracts");
        var now = _hub.Clock.GetCurrentInstant();
        await _hub.Send(new IssueTicket("contracts", TicketClass.Booked, Booking: new BookedVisit("CODE", now, now, "c-1")));
        var ticket = $"ticket={Uri.EscapeDataString((await Journey("customer=c-1")).GetProperty("entries")[0].GetProperty("id").GetString()!)}";

        (await Status(window, ticket)).ShouldBe(HttpStatusCode.Forbidden, "he waits");
        await _hub.Send(new CallNext(1));
        (await Status(window, ticket)).ShouldBe(HttpStatusCode.OK);
        (await Status(window, "customer=c-1")).ShouldBe(HttpStatusCode.Forbidden);
        foreach (var command in new QueueCommand[] { new StartService(1), new FinishService(1) }) await _hub.Send(command);
        (await Status(window, ticket)).ShouldBe(HttpStatusCode.Forbidden, "the visit is over");
    }

    /// <summary>An operator of the office, signed in.</summary>
    private async Task<HttpClient> Operator()
    {
        var body = new { login = "window", roles = new[] { new { role = "operator", company = _hub.Company, office = _hub.Office } }, password = "correct horse battery" };
        (await _hub.Client.PostAsJsonAsync("/api/v1/accounts", body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var client = _hub.Stranger();
        (await client.PostAsJsonAsync("/api/v1/session", new { body.login, body.password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        return client;
    }

    private async Task<HttpStatusCode> Status(HttpClient who, string query) => (await who.GetAsync($"/api/v1/{_hub.Company}/journeys?{query}")).StatusCode;

    private Task<Outcome.Done> Mark(string subject, int mark) => _hub.Send(SubjectFeedback.IdOf(_hub.Company, subject), new GiveFeedback(FeedbackKind.Mark, mark, subject, "sms"));

    private Task<JsonElement> Journey(string query) => _hub.Get($"{_hub.Company}/journeys?order=oldest&{query}");

    private static List<string> Entries(JsonElement journey) =>
        [.. journey.GetProperty("entries").EnumerateArray().Select(e => $"{e.GetProperty("kind").GetString()} {e.GetProperty("id").GetString()} {(e.TryGetProperty("outcome", out var end) ? end.GetString() : "")}".TrimEnd())];
}
