using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace OpsHub.Silo.Tests.Floor;

/// <summary>Booking by page and API: everybody may, nobody sells a slot twice.</summary>
public sealed class Booking_over_HTTP : IAsyncLifetime
{
    private ServedFloor _floor = null!;

    public async Task InitializeAsync() => _floor = await ServedFloor.Start();

    public async Task DisposeAsync() => await _floor.DisposeAsync();

    [Fact, Trait("Requirement", "SARATOV-3f"), Trait("Requirement", "SARATOV-3g"), Trait("Requirement", "SARATOV-A1-7.5")]
    public async Task A_hundred_clients_at_once_get_as_many_places_as_there_are_and_no_more()
    {
        var slot = await FreeSlot("contracts");
        var (at, free) = (slot.GetProperty("at").GetString()!, slot.GetProperty("free").GetInt32());
        string[] channels = ["site", "account-page", "chat-bot", "phone"];
        var clients = Enumerable.Range(0, 100).Select(_ => _floor.Stranger()).ToList();

        var answers = await Task.WhenAll(clients.Select((client, i) => ServedFloor.Post(client, Bookings, new { service = "contracts", slotAt = at, channel = channels[i % 4] })));

        free.ShouldBeInRange(1, 50);
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(free);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK)) (await ServedFloor.Code(refused)).ShouldBe("slot-taken");
        var codes = new List<string?>();
        foreach (var sold in answers.Where(a => a.StatusCode == HttpStatusCode.OK)) codes.Add((await ServedFloor.Json(sold)).GetProperty("code").GetString());
        codes.ShouldBeUnique();
        await _floor.Hub.CatchUp(CancellationToken.None);
        (await Slots("contracts")).ShouldNotContain(s => s.GetProperty("at").GetString() == at);
    }

    [Fact, Trait("Requirement", "SARATOV-A1-7.3l")]
    public async Task A_booked_visitor_is_known_by_a_sealed_phone_which_the_customer_file_is_told()
    {
        var slot = (await FreeSlot("contracts")).GetProperty("at").GetString()!;
        var booked = await ServedFloor.Json(await ServedFloor.Post(_floor.Stranger(), Bookings, new { service = "contracts", slotAt = slot, channel = "site", name = "Иван Небывалый", phone = "+7 900 000-00-01" }));
        await _floor.Hub.CatchUp(CancellationToken.None);
        _floor.Clock.AdvanceTo(NodaTime.Text.InstantPattern.ExtendedIso.Parse(slot).Value - Duration.FromMinutes(5));

        var code = booked.GetProperty("code").GetString()!;
        var ticket = await ServedFloor.Json(await ServedFloor.Post(_floor.Client, $"{_floor.Company}/kiosk/{_floor.Office}/check-in", new { code = $"{code[..6]}-{code[6..]}".ToLowerInvariant() }));
        ticket.GetProperty("class").GetString().ShouldBe("booked");
        await _floor.Hub.CatchUp(CancellationToken.None);
        await _floor.Open(1, "contracts");
        await _floor.Send(new Grains.Queues.CallNext(1));
        await _floor.Send(new Grains.Queues.StartService(1));
        await _floor.Send(new Grains.Queues.FinishService(1));

        var visit = (await _floor.Get($"{_floor.Company}/visits/crm?after=0")).GetProperty("visits").EnumerateArray().ShouldHaveSingleItem();
        (visit.GetProperty("booked").GetBoolean(), visit.GetProperty("phone").GetString()).ShouldBe((true, "+7 900 000-00-01"));
        foreach (var record in await _floor.Hub.Log.ReadAll(0, 1000, CancellationToken.None)) Encoding.UTF8.GetString(record.Event.Data.Span).ShouldNotContain("900 000-00-01");
    }

    [Fact]
    public async Task A_booking_is_moved_shown_and_cancelled_by_its_code_and_the_old_slot_is_free_again()
    {
        var slots = (await Slots("bills")).Select(s => s.GetProperty("at").GetString()!).ToList();
        var code = (await ServedFloor.Json(await ServedFloor.Post(_floor.Stranger(), Bookings, new { service = "bills", slotAt = slots[0], channel = "phone" }))).GetProperty("code").GetString();

        (await ServedFloor.Post(_floor.Stranger(), $"{Bookings}/{code}/move", new { slotAt = slots[5] })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await _floor.Hub.CatchUp(CancellationToken.None);
        (await _floor.Get($"{Bookings}/{code}", _floor.Stranger())).GetProperty("slotAt").GetString().ShouldBe(slots[5]);
        (await ServedFloor.Post(_floor.Stranger(), $"{Bookings}/{code}/cancel")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await _floor.Hub.CatchUp(CancellationToken.None);
        (await _floor.Stranger().GetAsync($"/api/v1/{Bookings}/{code}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Slots("bills")).Select(s => s.GetProperty("at").GetString()).ShouldBe(slots);
    }

    [Fact]
    public async Task A_day_is_one_of_the_offices_own_open_days_and_its_hours_are_told_as_they_are_forecast()
    {
        foreach (var weeks in (int[])[1, 2])
            await _floor.Send(
                Grains.PastDays.OfficePastDays.IdOf(_floor.Company, _floor.Office),
                new Grains.PastDays.TellPastDay(new LocalDate(2026, 11, 25).PlusWeeks(-weeks), [.. Enumerable.Range(0, 24).Select(h => h * weeks)], []));

        var office = (await _floor.Get($"{_floor.Company}/booking", _floor.Stranger())).GetProperty("offices").EnumerateArray().Single();
        office.GetProperty("days").EnumerateArray().First().GetString().ShouldBe("2026-11-24");
        office.GetProperty("days").EnumerateArray().ShouldAllBe(d => LocalDatePattern.Iso.Parse(d.GetString()!).Value.DayOfWeek != IsoDayOfWeek.Sunday);

        async Task<JsonElement> Hour(int hour) => (await _floor.Get($"{Bookings}/slots?service=bills&day=2026-11-25", _floor.Stranger())).GetProperty("usual").EnumerateArray().Single(h => h.GetProperty("hour").GetInt32() == hour);
        (await Hour(10)).GetProperty("daysLearnt").GetInt32().ShouldBe(2);
        var (ten, fifteen) = ((await Hour(10)).GetProperty("visitors").GetDecimal(), (await Hour(15)).GetProperty("visitors").GetDecimal());
        (fifteen / ten).ShouldBe(1.5m, 0.15m);   // as many as the hour's number, and twice as many
    }

    [Fact]
    public async Task A_booking_that_cannot_be_moved_keeps_its_old_slot()
    {
        var slots = (await Slots("bills")).Select(s => s.GetProperty("at").GetString()!).ToList();
        var code = (await ServedFloor.Json(await ServedFloor.Post(_floor.Stranger(), Bookings, new { service = "bills", slotAt = slots[0], channel = "phone" }))).GetProperty("code").GetString();
        while ((await ServedFloor.Post(_floor.Stranger(), Bookings, new { service = "bills", slotAt = slots[6], channel = "phone" })).StatusCode == HttpStatusCode.OK);
        await _floor.Hub.CatchUp(CancellationToken.None);

        (await ServedFloor.Code(await ServedFloor.Post(_floor.Stranger(), $"{Bookings}/{code}/move", new { slotAt = slots[6] }))).ShouldBe("slot-taken");
        (await _floor.Get($"{Bookings}/{code}", _floor.Stranger())).GetProperty("slotAt").GetString().ShouldBe(slots[0]);
    }

    [Fact]
    public async Task What_cannot_be_booked_is_refused_with_the_reason()
    {
        (await ServedFloor.Code(await Book("2026-11-24T06:07:00Z"))).ShouldBe("slot-unknown");
        (await ServedFloor.Code(await Book("2026-11-24T05:00:00Z"))).ShouldBe("slot-past");
        (await ServedFloor.Code(await Book("2027-01-24T07:00:00Z"))).ShouldBe("slot-far");
        (await ServedFloor.Code(await ServedFloor.Post(_floor.Stranger(), Bookings, new { service = "bills", slotAt = "2026-11-24T08:00:00Z", channel = "fax" }))).ShouldBe("channel-unknown");
        (await ServedFloor.Code(await ServedFloor.Post(_floor.Client, $"{_floor.Company}/kiosk/{_floor.Office}/check-in", new { code = "NOBODYKNOWS2" }))).ShouldBe("booking-unknown");
    }

    [Fact]
    public async Task Is_no_place_for_strangers_to_leave_things_at_offices_that_there_are_not()
    {
        var head = await _floor.Hub.Log.Head(CancellationToken.None);

        var answer = await ServedFloor.Post(_floor.Stranger(), "nobody/booking/nowhere", new { service = "bills", slotAt = "2026-11-24T08:00:00Z", channel = "site", name = "Иван Небывалый" });

        (await ServedFloor.Code(answer)).ShouldBe("office-unknown");
        (await _floor.Hub.Log.Head(CancellationToken.None)).ShouldBe(head);
    }

    [Fact]
    public async Task Tells_its_code_again_to_whoever_says_the_same_and_not_to_whoever_guesses_the_key()
    {
        var slots = (await Slots("bills")).Select(s => s.GetProperty("at").GetString()!).ToList();
        async Task<JsonElement> Book(object what)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{Bookings}") { Content = JsonContent.Create(what), Headers = { { "Idempotency-Key", "1" } } };
            return await ServedFloor.Json(await _floor.Stranger().SendAsync(request));
        }

        var first = (await Book(new { service = "bills", slotAt = slots[0], channel = "site", name = "Иван Небывалый" })).GetProperty("code").GetString();

        (await Book(new { service = "bills", slotAt = slots[0], channel = "site", name = "Иван Небывалый" })).GetProperty("code").GetString().ShouldBe(first);
        (await Book(new { service = "bills", slotAt = slots[1], channel = "site" })).GetProperty("code").GetString().ShouldNotBe(first);
    }

    private string Bookings => $"{_floor.Company}/booking/{_floor.Office}";

    private Task<HttpResponseMessage> Book(string at) => ServedFloor.Post(_floor.Stranger(), Bookings, new { service = "bills", slotAt = at, channel = "site" });

    private async Task<List<JsonElement>> Slots(string service) =>
        [.. (await _floor.Get($"{Bookings}/slots?service={service}&day=2026-11-24", _floor.Stranger())).GetProperty("slots").EnumerateArray()];

    /// <summary>One at least two hours away, so that the booking counts.</summary>
    private async Task<JsonElement> FreeSlot(string service) => (await Slots(service))[8];
}
