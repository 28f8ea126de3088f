using System.Net;
using System.Text.Json;
using OpsHub.Silo.Tests.Appeals;
using static OpsHub.Silo.Tests.Channels.ChannelOf;

namespace OpsHub.Silo.Tests.Channels;

/// <summary>Whole stories over the served hub and its virtual clock, which stands at 29 April 2025, 12:00 UTC: 16:00 in Samara and Saratov.</summary>
public sealed class Notices_over_the_virtual_clock : IAsyncLifetime
{
    private static readonly object[] Area = [new { place = "г. Самара", street = "ул. Садовая" }, new { place = "г. Самара", street = "ул. Лесная" }];

    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start(boards: true);

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact, Trait("Requirement", "SAMARA-5.1-2.5")]
    public async Task A_planned_outage_entered_nine_days_ahead_is_late_at_once_and_its_notice_a_case_of_the_ledger()
    {
        await Outage("late", "2025-05-08T05:00:00Z");
        await Outage("good", "2025-05-13T05:00:00Z");

        (await Notice("samara", "outage-begins:outage:late")).ShouldSatisfyAllConditions(
            n => n.GetProperty("standing").GetString().ShouldBe("overdue"), n => n.GetProperty("dueAt").GetString().ShouldBe("2025-04-28T19:59:59Z"));
        (await Notice("samara", "outage-begins:outage:good")).GetProperty("standing").GetString().ShouldBe("open");

        await Publish("samara", "outage-begins:outage:late", "screens");
        await Publish("samara", "outage-begins:outage:good", "sms");

        (await Notice("samara", "outage-begins:outage:late")).GetProperty("standing").GetString().ShouldBe("late");
        (await Notice("samara", "outage-begins:outage:good")).GetProperty("standing").GetString().ShouldBe("inTime");
        var norm = await _desk.Get("samara/norms/notice-planned-outage?month=2025-04");
        norm.GetProperty("row").GetProperty("state").GetString().ShouldBe("breach");
        norm.GetProperty("cases").EnumerateArray().Select(c => (c.GetProperty("id").GetString(), c.GetProperty("over").GetBoolean())).ShouldBe([("outage-begins:outage:late", true), ("outage-begins:outage:good", false)], ignoreOrder: true);
    }

    [Fact, Trait("Requirement", "SAMARA-5.1-2.5"), Trait("Requirement", "SAMARA-6.1b")]
    public async Task What_is_published_for_screens_hangs_in_the_halls_it_touches_until_it_is_withdrawn()
    {
        await Outage("g-1", "2025-05-13T05:00:00Z");
        await Publish("samara", "outage-begins:outage:g-1", "screens");

        var offices = (await Notice("samara", "outage-begins:outage:g-1")).GetProperty("offices").EnumerateArray().Select(o => o.GetString()!).ToList();
        offices.ShouldNotBeEmpty();
        foreach (var office in offices) (await Hanging(office)).ShouldBe(["Плановые работы 13 мая с 09:00 до 13:00: г. Самара, ул. Садовая; г. Самара, ул. Лесная — не будет электричества."]);

        await Outage("g-1", "2025-05-14T05:00:00Z");   // another day: who was told of the 13th was not told

        (await Hanging(offices[0])).ShouldBeEmpty();
        (await Notice("samara", "outage-begins:outage:g-1")).GetProperty("standing").GetString().ShouldBe("open");
        await Publish("samara", "outage-begins:outage:g-1", "screens");
        (await Hanging(offices[0])).Single().ShouldStartWith("Плановые работы 14 мая с 09:00 до 13:00:");

        await _desk.Facts("samara", JsonSerializer.Serialize(new { id = "x", grain = "outage/g-1", fact = "restore-outage", occurredAt = "2025-04-29T12:00:00Z", data = new { reason = "работы отменены" } }));

        (await Hanging(offices[0])).ShouldBeEmpty();
    }

    [Fact, Trait("Requirement", "SARATOV-A2-4.14a"), Trait("Requirement", "SARATOV-A2-4.14b"), Trait("Requirement", "SARATOV-A2-3.11b")]
    public async Task An_interruption_is_told_within_an_hour_in_both_places_and_its_end_within_two()
    {
        await Say("saratov/channel/personal-account/report-interruption", new { report = "r-1", startsAt = "2025-04-29T11:30:00Z" });
        const string Began = "interruption-began:channel:personal-account:r-1", Restored = "restored:channel:personal-account:r-1";
        (await Notice("saratov", Began)).GetProperty("dueAt").GetString().ShouldBe("2025-04-29T12:30:00Z");

        await Publish("saratov", Began, "site-news");
        (await Notice("saratov", Began)).ShouldSatisfyAllConditions(
            n => n.GetProperty("standing").GetString().ShouldBe("open"), n => n.GetProperty("missing").EnumerateArray().Single().GetProperty("ru").GetString().ShouldBe("особый раздел сайта"));
        await Publish("saratov", Began, "site-section");
        (await Notice("saratov", Began)).GetProperty("standing").GetString().ShouldBe("inTime");

        await Pass("2025-04-29T13:00");
        await Say("saratov/channel/personal-account/correct-interruption", new { interruption = "r-1", reason = "замена оборудования" });
        await Say("saratov/channel/personal-account/end-interruption", new { });

        var card = await _desk.Get($"saratov/notices/{Restored}");
        card.GetProperty("line").GetProperty("dueAt").GetString().ShouldBe("2025-04-29T15:00:00Z");
        card.GetProperty("places").EnumerateArray().First().GetProperty("draft").GetString().ShouldBe(
            "Уважаемые клиенты!\n\nЛичный кабинет снова работает. Доступ пропал 15:30 29 апреля, восстановлен 17:00 29 апреля. Причина: замена оборудования. Приносим извинения за неудобства.\n\nСаратовэнерго");
        card.GetProperty("clock").GetProperty("steps").GetArrayLength().ShouldBeGreaterThan(1);

        await Pass("2025-04-29T15:01");
        (await Notice("saratov", Restored)).GetProperty("standing").GetString().ShouldBe("overdue");
        (await _desk.Get("saratov/norms/notice-account-restored?month=2025-04")).GetProperty("row").GetProperty("state").GetString().ShouldBe("breach");
        (await _desk.Get("saratov/norms/notice-account-began?month=2025-04")).GetProperty("row").GetProperty("state").GetString().ShouldBe("met");
        (await _desk.Get("boards/wall/saratov")).GetProperty("cells").GetProperty("notices").GetProperty("overdue").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("website", "restored", "2025-04-29T14:00:00Z"), Trait("Requirement", "SARATOV-A2-3.11a")]
    [InlineData("contact-centre", "interruption-began", "2025-04-29T12:00:00Z"), Trait("Requirement", "SARATOV-A2-5.9a"), Trait("Requirement", "SARATOV-A2-5.9b")]
    [InlineData("contact-centre", "restored", "2025-04-29T14:00:00Z")]
    public async Task Each_channel_has_the_hours_of_its_clause(string channel, string on, string due)
    {
        await Say($"saratov/channel/{channel}/report-interruption", new { report = "r-1", startsAt = "2025-04-29T11:00:00Z", endsAt = "2025-04-29T12:00:00Z" });

        (await Notice("saratov", $"{on}:channel:{channel}:r-1")).GetProperty("dueAt").GetString().ShouldBe(due);
    }

    [Fact, Trait("Requirement", "SARATOV-7.3.6.4b"), Trait("Requirement", "SARATOV-7.3.6.4c")]
    public async Task A_mobile_office_is_told_five_working_days_ahead_and_at_risk_a_month_ahead()
    {
        var facts = new { startsAt = "2025-06-16T06:00:00Z", endsAt = "2025-06-16T10:00:00Z", place = "с. Берёзовка, ул. Мира, 1" };
        await Say("saratov/notice/visit-1/require-notice", new { on = "presence", about = "office/mobile-1", eventAt = "2025-06-16T06:00:00Z", facts });
        (await Notice("saratov", "visit-1")).GetProperty("standing").GetString().ShouldBe("open");

        await Pass("2025-05-17T00:00");
        (await Notice("saratov", "visit-1")).GetProperty("standing").GetString().ShouldBe("atRisk");
        await Pass("2025-06-10T00:00");   // 12 and 13 June are days off
        (await Notice("saratov", "visit-1")).GetProperty("standing").GetString().ShouldBe("overdue");
        await Pass("2025-06-16T07:00");
        (await Notice("saratov", "visit-1")).GetProperty("standing").GetString().ShouldBe("missed");
    }

    [Fact, Trait("Requirement", "VLADIMIR-G1.R2a")]
    public async Task An_outage_is_told_with_its_cause_and_planned_end_where_the_standard_names_no_time()
    {
        var outage = new { kind = "emergency", area = new[] { new { place = "г. Владимир", street = "ул. Мира" } }, startsAt = "2025-04-29T11:00:00Z", estimateAt = "2025-04-29T15:30:00Z", cause = "обрыв провода" };
        await _desk.Facts("vladimir", JsonSerializer.Serialize(new { id = "g-1", grain = "outage/g-1", fact = "report-outage", occurredAt = "2025-04-29T12:00:00Z", data = outage }));

        var card = await _desk.Get("vladimir/notices/outage-reported:outage:g-1");
        card.GetProperty("line").TryGetProperty("dueAt", out _).ShouldBeFalse();
        Draft(card, "site-news").Split("\n\n")[1].ShouldBe("Прекращена подача электроэнергии: г. Владимир, ул. Мира. Отключение началось 14:00 29 апреля. Причина: обрыв провода. Включат ориентировочно к 18:30 29 апреля.");
        Draft(card, "ivr").ShouldContain("Электричество включат ориентировочно 29 апреля к 18 часам 30 минутам.");
        foreach (var place in card.GetProperty("places").EnumerateArray()) place.GetProperty("draft").GetString()!.Length.ShouldBeLessThanOrEqualTo(place.GetProperty("most").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_published_is_refused()
    {
        (await _desk.Command("samara/notice/none/publish-notice", new { place = "sms" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await _desk.Command("samara/notice/n/require-notice", new { on = "full-moon", about = "x", eventAt = "2025-05-13T05:00:00Z", facts = new { } })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await Outage("g-1", "2025-05-13T05:00:00Z");
        (await _desk.Command("samara/notice/outage-begins:outage:g-1/publish-notice", new { place = "sms", text = new string('я', 135) })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await _desk.Client.GetAsync("/api/v1/samara/notices/none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _desk.Client.GetAsync("/api/v1/atlantis/notices")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var stranger = new HttpClient { BaseAddress = _desk.Client.BaseAddress };
        (await stranger.GetAsync("/api/v1/samara/notices")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task Outage(string id, string startsAt)
    {
        var data = new { kind = "planned", area = Area, startsAt, estimateAt = startsAt.Replace("T05", "T09", StringComparison.Ordinal), cause = "замена опор" };
        var answer = await _desk.Facts("samara", JsonSerializer.Serialize(new { id = Guid.NewGuid().ToString("N"), grain = $"outage/{id}", fact = "report-outage", occurredAt = "2025-04-29T12:00:00Z", data }));
        answer.Single().GetProperty("outcome").GetString().ShouldBe("done");
    }

    private Task Publish(string company, string notice, string place) => Say($"{company}/notice/{notice}/publish-notice", new { place });

    private async Task Say(string address, object body)
    {
        var answer = await _desk.Command(address, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task Pass(string at)
    {
        _desk.Clock.AdvanceTo(At(at));
        await _desk.Hub.PassDeadlines(At(at), CancellationToken.None);
        await _desk.Hub.CatchUp(CancellationToken.None);
    }

    private async Task<JsonElement> Notice(string company, string id) => (await _desk.Get($"{company}/notices/{id}")).GetProperty("line");

    private static string Draft(JsonElement card, string place) => card.GetProperty("places").EnumerateArray().Single(p => p.GetProperty("place").GetString() == place).GetProperty("draft").GetString()!;

    /// <summary>Texts that hang in a hall.</summary>
    private async Task<List<string>> Hanging(string office)
    {
        var kind = _desk.Hub.Catalog.Kind("announcements")!;
        var state = kind.Initial;
        await foreach (var record in _desk.Hub.Log.ReadStream($"announcements/samara/{office}", 0, CancellationToken.None)) state = kind.Evolve(state, _desk.Hub.Catalog.Read(record.Event.Name, record.Event.Data.Span));
        return [.. ((OpsHub.Grains.Announcements.AnnouncementState)state).Posted.Values.Select(a => a.Text)];
    }
}
