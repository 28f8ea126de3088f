using System.Net;
using System.Text.Json;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Standards;

/// <summary>What a company's site takes from the hub: offices, lines and addresses, without any sign-in.</summary>
public sealed class Places_over_HTTP : IAsyncLifetime
{
    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact, Trait("Requirement", "VLADIMIR-APP2a"), Trait("Requirement", "VLADIMIR-APP2d")]
    public async Task Addresses_are_told_as_printed_but_one_that_must_be_checked_first()
    {
        var contacts = (await Places("vladimir")).GetProperty("contacts").EnumerateArray().ToDictionary(c => c.GetProperty("kind").GetString()!, c => c.GetProperty("value").GetString());

        contacts["post"].ShouldBe("600017, г. Владимир, ул. Батурина, д. 30, 5 этаж, помещение 11");
        (contacts["email"], contacts["site"], contacts["feedback"]).ShouldBe(("vladimir@esplus.ru", "https://vladimir.esplus.ru/", "https://vladimir.esplus.ru/feedback/"));
        (contacts["readings"], contacts["payment"], contacts["offices"]).ShouldBe(("https://vladimir.esplus.ru/service/post/", "https://vladimir.esplus.ru/service/pay/", "https://vladimir.esplus.ru/offices/"));
        contacts.Keys.ShouldNotContain("account", "the account page is on another domain (VL-11)");
    }

    [Fact, Trait("Requirement", "VLADIMIR-G2.R2e"), Trait("Requirement", "SARATOV-A2-3.6b")]
    public async Task Hours_come_from_the_same_timetables_as_the_hubs_own_by_customer_category()
    {
        var places = await Places("vladimir");
        var office = places.GetProperty("offices").EnumerateArray().First(o => o.GetProperty("id").GetString() == "vladimir-11");

        office.GetProperty("addresses")[0].GetProperty("address").GetString().ShouldBe("601915, г. Ковров, ул. Строителей, д. 11");
        office.GetProperty("hours").EnumerateArray().Select(h => (h.TryGetProperty("categories", out var c) ? c[0].GetString() : null, string.Join(' ', h.GetProperty("week").EnumerateArray().Where(d => d.GetProperty("day").GetInt32() == 1).Select(d => $"{d.GetProperty("from").GetString()}-{d.GetProperty("to").GetString()}"))))
            .ShouldBe([(null, "08:00-17:00"), ("legal", "08:00-12:00 13:00-17:00")]);
        places.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("id").GetString() == "legal").GetProperty("numbers").EnumerateArray().Select(n => n.GetString()).ShouldBe(["8 (4922) 37-70-14", "8 (800) 600-03-90"]);
    }

    [Fact]
    public async Task What_the_document_does_not_say_is_not_told()
    {
        var (saratov, samara) = (await Places("saratov"), await Places("samara"));

        (saratov.GetProperty("offices").GetArrayLength(), saratov.GetProperty("lines").GetArrayLength()).ShouldBe((0, 0), "they are invented");
        samara.GetProperty("offices").EnumerateArray().Where(o => o.GetProperty("hours").GetArrayLength() > 0).Select(o => o.GetProperty("id").GetString()).ShouldBe(["samara-29", "samara-31"]);
        (await _desk.Client.GetAsync("/api/v1/atlantis/places")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> Places(string company)
    {
        using var stranger = new HttpClient { BaseAddress = _desk.Client.BaseAddress };
        return await ServedDesk.Get(stranger, $"{company}/places");
    }
}
