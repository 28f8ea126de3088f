using System.Net;
using System.Text;
using System.Text.Json;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.People;

/// <summary>Invariant 7: personal data are readable only where the role allows it, and not at all after their key is destroyed.</summary>
public sealed class Personal_data : IAsyncLifetime
{
    private static readonly string[] Secrets = ["Аграфена Несуществующая", "+7 000 123-45-67", "agrafena@example.org", "ул. Небывалая, 7", "630000000777", "Прошу разобраться с соседом"];

    private static readonly object Person = new { name = Secrets[0], phone = Secrets[1], email = Secrets[2], supplyAddress = Secrets[3], account = Secrets[4], text = Secrets[5] };

    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact, Trait("Requirement", "SAMARA-9a"), Trait("Requirement", "SARATOV-6.11")]
    [Trait("Requirement", "KHGES-2.1.1.4"), Trait("Requirement", "SAMARA-3.20"), Trait("Requirement", "SARATOV-A3-3.19")]
    [Trait("Requirement", "SAMARA-5.2c")]
    public async Task Never_stand_readable_in_any_file_of_the_hub()
    {
        await Register("a-1");
        await _desk.Command("samara/appeal/a-1/ask-customer", new { fields = new[] { "contract" } });
        await _desk.Command("samara/appeal/a-1/hear-customer", new { person = Person, fields = new[] { "contract" } });
        var refused = await _desk.Facts("samara",
            $$$"""{"id":"1","grain":"appeal/b-1","fact":"register-appeal","occurredAt":"2025-04-29T11:00:00Z","data":{"kind":"poem","channel":"email","customer":"{{{Secrets[4]}}}","person":{{{Json}}}}}""",
            $$$"""{"id":"2","grain":"appeal/b-2","fact":"register-appeal","occurredAt":"2025-04-29T11:00:00Z","data":{"person":{{{Json}}}}""",
            $$$"""{"id":"3","grain":"appeal/b-3","fact":"register-appeal","occurredAt":"2025-04-30T11:00:00Z","data":{"kind":"debt-info","channel":"email","person":{{{Json}}}}}""");

        refused.Select(a => a.GetProperty("outcome").GetString()).ShouldBe(["refused", "quarantined", "quarantined"]);
        (await ReadName()).ShouldBe(Secrets[0], "what is sealed can be opened, or the search below would prove nothing");
        var files = _desk.Files().ToList();
        files.ShouldContain(f => f.Name == "opshub.db");
        files.ShouldContain(f => f.Name == "opshub.keys.db");
        foreach (var (name, bytes) in files)
            foreach (var secret in Secrets.Append(Secrets[0].Split(' ')[0]))
                foreach (var written in Forms(secret)) bytes.AsSpan().IndexOf(written).ShouldBe(-1, $"'{secret}' in {name}");
    }

    [Fact, Trait("Requirement", "SARATOV-7.2.4.1c")]
    public async Task After_withdrawn_consent_history_is_countable_and_nobody_readable()
    {
        await Register("a-1");
        var customer = (await _desk.Get("samara/appeals/a-1")).GetProperty("customer").GetString();
        (await ReadName()).ShouldBe(Secrets[0]);

        (await _desk.Command($"samara/people/{customer}/withdraw-consent", new { basis = "заявление 14/2025" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var card = await _desk.Get("samara/appeals/a-1");
        card.GetProperty("detailsState").GetString().ShouldBe("destroyed");
        card.TryGetProperty("person", out _).ShouldBeFalse();
        (await _desk.Get("samara/appeals/counts")).GetProperty("counts").GetProperty("open").GetInt32().ShouldBe(1);
        card.GetProperty("customer").GetString().ShouldBe(customer, "the link to the account stays");
    }

    [Fact]
    public async Task A_later_appeal_has_a_new_key_and_the_old_one_stays_destroyed()
    {
        await Register("a-1");
        var customer = (await _desk.Get("samara/appeals/a-1")).GetProperty("customer").GetString();
        await _desk.Command($"samara/people/{customer}/withdraw-consent", new { basis = "14/2025" });
        _desk.Clock.AdvanceTo(_desk.Clock.GetCurrentInstant() + NodaTime.Duration.FromSeconds(1));

        await Register("a-2");

        (await _desk.Get("samara/appeals/a-1")).GetProperty("detailsState").GetString().ShouldBe("destroyed");
        var later = await _desk.Get("samara/appeals/a-2");
        (later.GetProperty("detailsState").GetString(), later.GetProperty("customer").GetString()).ShouldBe(("readable", customer));
    }

    [Fact]
    public async Task Withdrawing_is_a_right_of_its_own_and_no_general_command()
    {
        await Register("a-1");
        var customer = (await _desk.Get("samara/appeals/a-1")).GetProperty("customer").GetString();
        (await _desk.Command($"samara/person/{customer}/withdraw-consent", new { basis = "1" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var executor = await _desk.Person("executor", "executor");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/samara/people/{customer}/withdraw-consent") { Content = new StringContent("""{"basis":"1"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "1");
        (await executor.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ReadName()).ShouldBe(Secrets[0]);
    }

    private static string Json => JsonSerializer.Serialize(Person);

    private async Task Register(string id) => (await _desk.Command($"samara/appeal/{id}/register-appeal",
        new { kind = "debt-info", channel = "email", category = "citizen", person = Person })).StatusCode.ShouldBe(HttpStatusCode.OK);

    private async Task<string?> ReadName() => (await _desk.Get("samara/appeals/a-1")).GetProperty("person").GetProperty("name").GetString();

    /// <summary>As UTF-8, as UTF-16 and as escaped JSON.</summary>
    private static IEnumerable<byte[]> Forms(string secret) => [Encoding.UTF8.GetBytes(secret), Encoding.Unicode.GetBytes(secret), Encoding.ASCII.GetBytes(JsonSerializer.Serialize(secret).Trim('"'))];
}
