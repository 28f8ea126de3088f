using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Tests.Floor;

namespace OpsHub.Silo.Tests.Journeys;

/// <summary>From a visit without booking, of which the window says whose it is, to the customer's journey, on the whole hub.</summary>
public sealed class Identified_visits_in_a_journey : IAsyncLifetime
{
    private const string Account = "640000000017";

    private ServedFloor _hub = null!;
    private HttpClient _window = null!;

    public async Task InitializeAsync()
    {
        _hub = await ServedFloor.Start();
        _window = await Operator("window", _hub.Office);
        await _hub.Open(1, "contracts");
    }

    public async Task DisposeAsync()
    {
        _window.Dispose();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task A_walk_in_stands_with_wait_service_outcome_and_mark_from_the_moment_he_is_identified()
    {
        var ticket = await Called();
        (await Status(_window, ticket)).ShouldBe(HttpStatusCode.Forbidden, "nobody has said yet whose visit it is");
        await Identified(ticket);
        (await Status(_window, ticket)).ShouldBe(HttpStatusCode.OK);

        await Served(300);
        await _hub.Send(SubjectFeedback.IdOf(_hub.Company, $"ticket/{_hub.Office}/{ticket}"), new GiveFeedback(FeedbackKind.Mark, 5, $"ticket/{_hub.Office}/{ticket}", "sms"));
        (await Status(_window, ticket)).ShouldBe(HttpStatusCode.Forbidden, "the visit is over");
        var entries = (await Found()).GetProperty("entries").EnumerateArray().ToList();
        entries.Select(e => (e.GetProperty("kind").GetString(), e.GetProperty("outcome").GetString())).ShouldBe([("feedback", "5"), ("visit", "served")]);
        var visit = entries[1];
        (visit.GetProperty("office").GetString(), visit.GetProperty("what").GetString()).ShouldBe((_hub.Office, "contracts"));
        (visit.GetProperty("visit").GetProperty("waitedS").GetInt32(), visit.GetProperty("visit").GetProperty("serviceS").GetInt32()).ShouldBe((60, 300));
    }

    [Fact]
    public async Task The_offices_operators_say_it_by_account_sealed_and_no_other_offices()
    {
        var ticket = await Called();
        var elsewhere = await Operator("elsewhere", "no-such-office");
        (await Say("identify-visitor", ticket, elsewhere)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ServedFloor.Code(await Say("identify-visitor", $"{ticket}9", _window))).ShouldBe("ticket-unknown");
        (await ServedFloor.Code(await ServedFloor.Post(_window, $"{_hub.Company}/queue/{_hub.Office}/identify-visitor", new { ticket }))).ShouldBe("nobody-named");
        var answer = await Identified(ticket);

        answer.GetRawText().ShouldNotContain(Account);
        var events = new List<string>();
        await foreach (var record in _hub.Hub.Log.ReadStream(Queue.IdOf(_hub.Company, _hub.Office).ToString(), 0, CancellationToken.None))
            events.Add($"{record.Event.Name} {Encoding.UTF8.GetString(record.Event.Data.Span)}");
        events.Count(e => e.StartsWith("visitor-identified/1 ", StringComparison.Ordinal)).ShouldBe(1);
        events.ShouldAllBe(e => !e.Contains(Account) && !e.Contains("Вымышленный"));
    }

    [Fact]
    public async Task After_the_visit_it_is_said_corrected_and_taken_back_and_the_register_stays_as_it_was()
    {
        var ticket = await Called();
        await Served(300);
        var register = (await _hub.Get($"{_hub.Company}/visits?from=2026-11-24&to=2026-11-25")).GetProperty("visits").GetRawText();
        (await Found(HttpStatusCode.NotFound)).ValueKind.ShouldBe(JsonValueKind.Object);

        await Identified(ticket);
        (await Found()).GetProperty("entries").EnumerateArray().ShouldHaveSingleItem().GetProperty("visit").GetProperty("serviceS").GetInt32().ShouldBe(300);
        (await Say("forget-visitor", ticket, _window)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Found(HttpStatusCode.NotFound);
        (await _hub.Get($"{_hub.Company}/visits?from=2026-11-24&to=2026-11-25")).GetProperty("visits").GetRawText().ShouldBe(register);
    }

    [Fact]
    public async Task A_second_visit_is_a_repeat_and_after_withdrawn_consent_both_stay_counted()
    {
        foreach (var _ in (int[])[1, 2])
        {
            await Identified(await Called());
            await Served(300);
            _hub.Advance(3600);
        }
        var journey = await Found();
        journey.GetProperty("repeats").GetInt32().ShouldBe(1);

        var customer = journey.GetProperty("customer").GetString();
        (await ServedFloor.Post(_hub.Client, $"{_hub.Company}/people/{customer}/withdraw-consent", new { basis = "заявление 14/2026" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _hub.Hub.CatchUp(CancellationToken.None);
        await Found(HttpStatusCode.NotFound);
        var left = await _hub.Get($"{_hub.Company}/journeys?customer={customer}");
        (left.GetProperty("total").GetInt32(), left.GetProperty("repeats").GetInt32()).ShouldBe((2, 1));
    }

    /// <summary>A visitor takes a ticket, waits a minute and is called.</summary>
    private async Task<string> Called()
    {
        var ticket = (await _hub.Send(new IssueTicket("contracts"))).Events.OfType<TicketIssued>().Single().Ticket;
        _hub.Advance(60);
        await _hub.Send(new CallNext(1));
        return ticket;
    }

    private async Task Served(int seconds)
    {
        await _hub.Send(new StartService(1));
        _hub.Advance(seconds);
        await _hub.Send(new FinishService(1));
    }

    private async Task<JsonElement> Identified(string ticket) => await ServedFloor.Json(await Say("identify-visitor", ticket, _window));

    private async Task<HttpResponseMessage> Say(string command, string ticket, HttpClient who)
    {
        object body = command == "forget-visitor" ? new { ticket } : new { ticket, person = new { account = Account, name = "Пётр Вымышленный" } };
        var answer = await ServedFloor.Post(who, $"{_hub.Company}/queue/{_hub.Office}/{command}", body);
        await _hub.Hub.CatchUp(CancellationToken.None);
        return answer;
    }

    private async Task<JsonElement> Found(HttpStatusCode status = HttpStatusCode.OK) => await ServedFloor.Json(await _hub.Client.PostAsJsonAsync($"/api/v1/{_hub.Company}/journeys", new { contract = Account }), status);

    private async Task<HttpStatusCode> Status(HttpClient who, string ticket) => (await who.GetAsync($"/api/v1/{_hub.Company}/journeys?ticket={Uri.EscapeDataString($"{_hub.Office}/{ticket}")}")).StatusCode;

    private async Task<HttpClient> Operator(string login, string office)
    {
        var body = new { login, roles = new[] { new { role = "operator", company = _hub.Company, office } }, password = "correct horse battery" };
        (await _hub.Client.PostAsJsonAsync("/api/v1/accounts", body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var client = _hub.Stranger();
        (await client.PostAsJsonAsync("/api/v1/session", new { login, body.password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        return client;
    }
}
