using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Tests.Floor;

namespace OpsHub.Silo.Tests.People;

/// <summary>Visits and bookings of one person out of an office's streams, where everybody's stand together.</summary>
public sealed class Export_of_a_visitor : IAsyncLifetime
{
    private const string Phone = "+7 900 000-00-01", Account = "640000000017", Name = "Иван Небывалый";

    private ServedFloor _hub = null!;

    public async Task InitializeAsync()
    {
        _hub = await ServedFloor.Start();
        await _hub.Open(1, "contracts");
    }

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task Tells_the_booking_the_visit_and_the_mark_of_whoever_booked_and_no_code()
    {
        var slots = (await _hub.Get($"{_hub.Company}/booking/{_hub.Office}/slots?service=contracts&day=2026-11-24", _hub.Stranger())).GetProperty("slots").EnumerateArray().Select(s => s.GetProperty("at").GetString()!).ToList();
        var code = await Book(slots[8], Name, Phone);
        await Book(slots[9], "Пантелеймон Посторонний", "+7 900 000-00-02");
        _hub.Clock.AdvanceTo(InstantPattern.ExtendedIso.Parse(slots[8]).Value - Duration.FromMinutes(5));
        (await ServedFloor.Post(_hub.Client, $"{_hub.Company}/kiosk/{_hub.Office}/check-in", new { code })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _hub.Hub.CatchUp(CancellationToken.None);
        await Served();

        var file = await Export(new { phone = Phone });

        Entries(file).Select(e => e.GetProperty("kind").GetString()).ShouldBe(["visit", "booking"], ignoreOrder: true);
        Facts(file).ShouldBe(["slot-booked", "booking-checked-in", "ticket-issued", "ticket-called", "service-started", "service-finished"], ignoreOrder: true);
        (file.GetProperty("details").GetProperty("name").GetString(), file.GetProperty("details").GetProperty("phone").GetString()).ShouldBe((Name, Phone));
        foreach (var told in (string[])[code, "Пантелеймон", "00-02"]) file.GetRawText().ShouldNotContain(told);
    }

    [Fact]
    public async Task Tells_an_identified_walk_in_with_its_mark_and_not_who_was_served_besides()
    {
        var ticket = await Called();
        (await ServedFloor.Post(_hub.Client, $"{_hub.Company}/queue/{_hub.Office}/identify-visitor", new { ticket, person = new { account = Account, name = Name } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Served(call: false);
        var subject = $"ticket/{_hub.Office}/{ticket}";
        await _hub.Send(SubjectFeedback.IdOf(_hub.Company, subject), new GiveFeedback(FeedbackKind.Mark, 5, subject, "sms"));
        var other = await Called();
        await Served(call: false);

        var file = await Export(new { account = Account });

        Entries(file).Select(e => e.GetProperty("kind").GetString()).ShouldBe(["visit", "feedback"], ignoreOrder: true);
        Facts(file).ShouldBe(["ticket-issued", "ticket-called", "visitor-identified", "service-started", "service-finished", "feedback-given"], ignoreOrder: true);
        file.GetRawText().ShouldNotContain(other);
        var visit = Entries(file).Single(e => e.GetProperty("kind").GetString() == "visit").GetProperty("facts").EnumerateArray().Last().GetProperty("visit");
        (visit.GetProperty("waitedS").GetInt32(), visit.GetProperty("serviceS").GetInt32()).ShouldBe((60, 300));
    }

    [Fact]
    public async Task Of_whom_a_later_word_took_the_visit_away_holds_it_no_more()
    {
        var ticket = await Called();
        foreach (var account in (string[])[Account, "640000000018"])
            (await ServedFloor.Post(_hub.Client, $"{_hub.Company}/queue/{_hub.Office}/identify-visitor", new { ticket, person = new { account, name = account == Account ? Name : "Пантелеймон Посторонний" } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _hub.Hub.CatchUp(CancellationToken.None);

        (await Ask(new { account = Account })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var file = await Export(new { account = "640000000018" });
        Facts(file).Count(f => f == "visitor-identified").ShouldBe(1, "that it was taken for another's is not his");
        file.GetRawText().ShouldNotContain(Name);
    }

    private async Task<string> Book(string slotAt, string name, string phone)
    {
        var booked = await ServedFloor.Json(await ServedFloor.Post(_hub.Stranger(), $"{_hub.Company}/booking/{_hub.Office}", new { service = "contracts", slotAt, channel = "site", name, phone }));
        await _hub.Hub.CatchUp(CancellationToken.None);
        return booked.GetProperty("code").GetString()!;
    }

    private async Task<string> Called()
    {
        var ticket = (await _hub.Send(new IssueTicket("contracts"))).Events.OfType<TicketIssued>().Single().Ticket;
        _hub.Advance(60);
        await _hub.Send(new CallNext(1));
        return ticket;
    }

    private async Task Served(bool call = true)
    {
        if (call) await _hub.Send(new CallNext(1));
        await _hub.Send(new StartService(1));
        _hub.Advance(300);
        await _hub.Send(new FinishService(1));
    }

    private async Task<HttpResponseMessage> Ask(object question) => await _hub.Client.PostAsJsonAsync($"/api/v1/{_hub.Company}/people/export", question);

    private async Task<JsonElement> Export(object question) => await ServedFloor.Json(await Ask(question));

    private static List<JsonElement> Entries(JsonElement file) => [.. file.GetProperty("entries").EnumerateArray()];

    private static List<string> Facts(JsonElement file) => [.. Entries(file).SelectMany(e => e.GetProperty("facts").EnumerateArray()).Select(f => f.GetProperty("fact").GetString()!)];
}
