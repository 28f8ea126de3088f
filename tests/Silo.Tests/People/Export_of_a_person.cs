using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.People;
using OpsHub.Silo.Log;
using OpsHub.Silo.People;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.People;

/// <summary>All that is held of one person, handed out as one file (ADR 0112): his and nobody else's.</summary>
public sealed class Export_of_a_person : IAsyncLifetime
{
    private const string Name = "Аграфена Несуществующая", Account = "630000000777", Phone = "+7 000 123-45-67", Words = "Прошу разобраться с соседом";

    private ServedDesk _desk = null!;
    private int _facts;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Tells_appeals_promises_calls_and_details_with_times_of_the_company_and_words_explained()
    {
        await Register("a-1", Account, executor: "ivanova");
        (await _desk.Command("samara/promise/p-1/make-promise", new { kind = "call-back", subject = "appeal/a-1", promisedAt = "2025-05-30T08:00:00Z" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Called("7001", Account);

        var file = await Export(new { account = "6300 0000 0777" });

        Entries(file).Select(e => $"{e.GetProperty("kind").GetString()} {e.GetProperty("id").GetString()}").ShouldBe(["appeal a-1", "call 7001", "promise p-1"], ignoreOrder: true);
        var registered = Fact(file, "appeal-registered");
        registered.GetProperty("at").GetRawText().Replace(" ", "").Replace("\n", "").ShouldBe("""{"utc":"2025-04-29T12:00:00Z","local":"2025-04-29T16:00:00+04:00"}""");
        (registered.GetProperty("personState").GetString(), registered.GetProperty("person").GetProperty("text").GetString()).ShouldBe(("readable", Words));
        (file.GetProperty("details").GetProperty("name").GetString(), file.GetProperty("foundBy").GetString(), file.GetProperty("zone").GetString()).ShouldBe((Name, "account", "Europe/Samara"));
        Fact(file, "promise-made").GetProperty("promisedAt").GetProperty("utc").GetString().ShouldBe("2025-05-30T08:00:00Z");
        Fact(file, "caller-identified").GetProperty("person").GetProperty("account").GetString().ShouldBe(Account);
        Unexplained(file).ShouldBeEmpty();
        file.GetRawText().ShouldNotContain("ivanova", Case.Insensitive, "the staff is not told");
    }

    [Fact]
    public async Task Is_a_file_that_nobody_keeps_on_the_way_and_names_nobody()
    {
        await Register("a-1", Account);

        using var answer = await Ask(_desk.Client, new { account = Account });

        answer.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=samara-person-20250429T120000Z.json; filename*=UTF-8''samara-person-20250429T120000Z.json");
        (answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.NoStore).ShouldBe(("application/json", true));
    }

    [Fact]
    public async Task Holds_nothing_of_another_person_of_the_same_name_or_phone()
    {
        await Register("a-1", Account);
        await Register("b-1", "630000000888", text: "Чужое письмо");
        await Register("c-1", null, text: "Письмо без счёта");

        var file = await Export(new { account = Account });

        Entries(file).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("a-1");
        foreach (var others in (string[])["630000000888", "Чужое", "без счёта", "b-1", "c-1"]) file.GetRawText().ShouldNotContain(others);
        Entries(await Export(new { phone = Phone })).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("c-1", "a phone finds who is known by it alone");
    }

    [Fact]
    public async Task Of_people_who_share_an_account_or_a_phone_needs_to_be_told_whose_names_are_meant()
    {
        await Register("a-1", null);
        await Register("a-2", null, name: "АГРАФЕНА  несуществующая");
        await Register("b-1", null, name: "Пётр Вымышленный", text: "Чужое письмо");
        await Called("7001", null);

        (await Problem(_desk.Client, new { phone = Phone })).ShouldBe((409, "$.names"));
        var file = await Export(new { phone = Phone, names = new[] { Name } });
        Entries(file).Select(e => e.GetProperty("id").GetString()).ShouldBe(["a-1", "a-2"], ignoreOrder: true);
        file.GetProperty("leftOut").GetInt32().ShouldBe(2, "another's letter, and a call that bears no name");
        file.GetRawText().ShouldNotContain("Чужое");
        Entries(await Export(new { phone = Phone, names = new[] { Name, "Петр Вымышленный" } })).Count.ShouldBe(4, "where all names are his, everything is");
        (await Problem(_desk.Client, new { phone = Phone, names = new[] { "Никто" } })).ShouldBe((404, "$.account"));
    }

    [Fact]
    public async Task Is_refused_where_only_a_name_is_known()
    {
        (await _desk.Command("samara/appeal/n-1/register-appeal", new { kind = "debt-info", channel = "email", category = "citizen", person = new { name = Name, text = Words } })).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Problem(_desk.Client, new { customer = await CustomerOf("n-1") })).ShouldBe((409, "$.customer"));
    }

    [Fact]
    public async Task After_a_withdrawal_holds_nothing_readable_and_says_that_the_key_is_destroyed_and_when()
    {
        await Register("a-1", Account);
        var customer = await CustomerOf("a-1");
        Later(60);
        (await _desk.Command($"samara/people/{customer}/withdraw-consent", new { basis = "заявление 14/2025" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var (byAccount, byName) = (await Export(new { account = Account }), await Export(new { customer }));

        Entries(byAccount).ShouldBeEmpty("what the person was known by leads to nothing that was before");
        Entries(byName).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("a-1", "the contact is still counted");
        Fact(byName, "appeal-registered").GetProperty("personState").GetString().ShouldBe("destroyed");
        foreach (var file in (JsonElement[])[byAccount, byName])
        {
            var erasure = file.GetProperty("erasure");
            (erasure.GetProperty("keyDestroyed").GetBoolean(), erasure.GetProperty("withdrawnAt").GetProperty("utc").GetString()).ShouldBe((true, "2025-04-29T12:01:00Z"));
            foreach (var secret in (string[])[Name, Account, Phone, Words]) file.GetRawText().ShouldNotContain(secret);
            file.TryGetProperty("details", out _).ShouldBeFalse();
            Unexplained(file).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Opens_nothing_that_was_told_before_a_withdrawal_though_its_key_is_not_destroyed_yet()
    {
        var folder = Directory.CreateTempSubdirectory("opshub-export-tests-");
        await using (var keys = await PersonKeyStores.Open($"sqlite:{Path.Combine(folder.FullName, "opshub.db")}", CancellationToken.None))
        {
            var key = await keys.Current("samara", "c-1", Instant.FromUtc(2025, 4, 29, 12, 0), CancellationToken.None);
            var data = JsonSerializer.SerializeToUtf8Bytes(new { customer = "c-1", person = Sealer.Seal(new PersonDetails(Name: Name), "samara", "c-1", key) }, HubJson.Options);
            LogRecord Told(long position) => new(position, "appeal/samara/a-1", position, "x", "x", new EventData("appeal-registered/1", data, default), default);
            var facts = new ExportFacts("samara", "c-1", keys, DateTimeZone.Utc, withdrawnAt: 5);

            var (before, after, opened) = (await facts.Tell(Told(4), [], CancellationToken.None), await facts.Tell(Told(6), [], CancellationToken.None), new List<PersonDetails>());
            await facts.Tell(Told(4), opened, CancellationToken.None);

            ((string?)before["personState"], (string?)after["personState"], facts.StillThere).ShouldBe(("destroyed", "readable", true));
            (before.ToJsonString().Contains(Name), opened.Count).ShouldBe((false, 0));
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task After_a_withdrawal_holds_what_came_later_and_no_more()
    {
        await Register("a-1", Account);
        Later(60);
        await _desk.Command($"samara/people/{await CustomerOf("a-1")}/withdraw-consent", new { basis = "14/2025" });
        Later(60);
        await Register("a-2", Account, text: "Новое письмо");

        var file = await Export(new { account = Account });

        Entries(file).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("a-2");
        (file.GetProperty("details").GetProperty("text").GetString(), file.GetRawText().Contains(Words)).ShouldBe(("Новое письмо", false));
    }

    [Fact]
    public async Task Is_recorded_with_who_read_it_each_time_and_never_with_what_was_looked_for()
    {
        await Register("a-1", Account);
        var (customer, head) = (await CustomerOf("a-1"), await _desk.Person("head", "head"));

        await Ask(head, new { account = Account });
        var second = await Export(new { customer });

        var recorded = new List<string>();
        await foreach (var record in _desk.Hub.Log.ReadStream($"person/samara/{customer}", 0, CancellationToken.None)) recorded.Add(Encoding.UTF8.GetString(record.Event.Data.Span));
        recorded.Count.ShouldBe(2);
        JsonDocument.Parse(recorded[0]).RootElement.GetProperty("by").GetString()!.ShouldContain("head");
        recorded.ShouldAllBe(r => !r.Contains(Account));
        second.GetProperty("consents").EnumerateArray().ShouldHaveSingleItem().GetProperty("found").GetString().ShouldBe("account", "the person is told of the reading before this one");
    }

    [Fact]
    public async Task Is_for_heads_and_administrators_of_the_company_as_a_whole()
    {
        await Register("a-1", Account);
        var customer = await CustomerOf("a-1");
        var allowed = new List<string>();
        foreach (var (login, role, company, office) in new (string, string, string, string?)[]
        {
            ("head", "head", "samara", null), ("administrator", "administrator", "samara", null), ("executor", "executor", "samara", null), ("supervisor", "supervisor", "samara", null),
            ("operator", "operator", "samara", null), ("auditor", "auditor", "samara", null), ("office", "head", "samara", "samara-01"), ("elsewhere", "head", "saratov", null),
        })
            if ((await Ask(await _desk.Person(login, role, company, office), new { account = Account })).StatusCode is var status and not HttpStatusCode.Forbidden)
                allowed.Add($"{login} {(int)status}");

        allowed.ShouldBe(["head 200", "administrator 200"]);
        (await _desk.Stream($"person/samara/{customer}")).Count.ShouldBe(2, "who was refused has read nothing");
        using var other = await _desk.Client.PostAsJsonAsync("/api/v1/saratov/people/export", new { account = Account });
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound, "another company knows nothing of this one's people");
    }

    [Theory]
    [InlineData("""{}""", 400, "$.account")]
    [InlineData("""{"account": "1", "phone": "2"}""", 400, "$.account")]
    [InlineData("""{"account": " "}""", 400, "$.account")]
    [InlineData("""{"account": "1", "names": [""]}""", 400, "$.names")]
    [InlineData("""{"passport": "1"}""", 400, "$.passport")]
    [InlineData("""{"account": "1"}""", 404, "$.account")]
    [InlineData("""{"account": "-"}""", 404, "$.account")]
    [InlineData("""{"customer": "c-nobody"}""", 404, "$.account")]
    [InlineData("""{"customer": "../a-1"}""", 404, "$.account")]
    public async Task What_is_not_understood_or_not_known_is_said(string body, int status, string at)
    {
        var answer = await _desk.Client.PostAsync("/api/v1/samara/people/export", new StringContent(body, Encoding.UTF8, "application/json"));
        ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("at").GetString()).ShouldBe((status, at));
    }

    private void Later(int seconds) => _desk.Clock.AdvanceTo(_desk.Clock.GetCurrentInstant() + Duration.FromSeconds(seconds));

    private async Task Register(string id, string? account, string name = Name, string text = Words, string? executor = null) => (await _desk.Command($"samara/appeal/{id}/register-appeal",
        new { kind = "debt-info", channel = "email", category = "citizen", executor, person = new { name, phone = Phone, account, text } })).StatusCode.ShouldBe(HttpStatusCode.OK);

    /// <summary>A call that is over, identified by account, or else by phone.</summary>
    private async Task Called(string call, string? account)
    {
        foreach (var (fact, data) in new (string, object)[] { ("join-queue", new { line = "b2c" }), ("answer-call", new { line = "b2c" }), ("identify-caller", new { line = "b2c", person = new { account, phone = Phone } }), ("end-call", new { line = "b2c" }) })
            (await _desk.Facts("samara", JsonSerializer.Serialize(new { id = $"f-{++_facts}", grain = $"caller/{call}", fact, occurredAt = $"{_desk.Clock.GetCurrentInstant()}", data })))
                .ShouldHaveSingleItem().GetProperty("outcome").GetString().ShouldBe("done", fact);
    }

    private async Task<string> CustomerOf(string appeal) => (await _desk.Get($"samara/appeals/{appeal}")).GetProperty("customer").GetString()!;

    private static Task<HttpResponseMessage> Ask(HttpClient who, object question) => who.PostAsJsonAsync("/api/v1/samara/people/export", question);

    private async Task<JsonElement> Export(object question)
    {
        using var answer = await Ask(_desk.Client, question);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<(int, string?)> Problem(HttpClient who, object question)
    {
        using var answer = await Ask(who, question);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("at").GetString());
    }

    private static List<JsonElement> Entries(JsonElement file) => [.. file.GetProperty("entries").EnumerateArray()];

    private static IEnumerable<JsonElement> Facts(JsonElement file) => Entries(file).SelectMany(e => e.GetProperty("facts").EnumerateArray()).Concat(file.GetProperty("consents").EnumerateArray());

    private static JsonElement Fact(JsonElement file, string name) => Facts(file).First(f => f.GetProperty("fact").GetString() == name);

    /// <summary>Fields and facts that occur without a word of explanation.</summary>
    private static IEnumerable<string> Unexplained(JsonElement file) => Fields(file).Concat(Facts(file).Select(f => f.GetProperty("fact").GetString()!))
        .Except(file.GetProperty("words").EnumerateArray().Select(w => w.GetProperty("name").GetString()!)).Except(["ru", "en"]);

    /// <summary>Names of all properties, those of free attributes aside.</summary>
    private static IEnumerable<string> Fields(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().SelectMany(p => p.Name == "attributes" ? [p.Name] : Fields(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Fields),
        _ => [],
    };
}
