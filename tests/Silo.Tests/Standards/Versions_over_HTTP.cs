using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Standards;

/// <summary>A new version of Samara's standard through the addresses of the admin page, with the whole hub behind them. It is Tuesday 29 April 2025, 16:00 in Samara.</summary>
public sealed class Versions_over_HTTP : IAsyncLifetime
{
    private const string Versions = "samara/profile/versions";

    private static readonly object Claim = new { kind = "claim-quality", channel = "post", category = "citizen", topic = "T-1", given = new[] { "contract" }, customer = "c-1" };

    private ServedDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await ServedDesk.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task The_file_that_comes_with_the_program_is_the_first_version()
    {
        var versions = await _desk.Get(Versions);

        States(versions).ShouldBe(["1 inForce"]);
        (versions.GetProperty("today").GetString(), versions.GetProperty("revision").GetInt32()).ShouldBe(("2025-04-29", 0));
    }

    [Fact]
    public async Task An_upload_is_a_draft_that_says_what_it_changes_and_judges_nothing()
    {
        var diff = await Json(await Upload(Slower("2", "2025-05-05")));

        var change = diff.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        (change.GetProperty("clause").GetString(), change.GetProperty("kind").GetString()).ShouldBe(("7.4", "changed"));
        diff.GetProperty("notEnforced").GetArrayLength().ShouldBeGreaterThan(0);
        States(await _desk.Get(Versions)).ShouldBe(["2 draft", "1 inForce"]);
        (await Due("a-1")).ShouldBe("2025-05-06T19:59:59Z");
    }

    [Fact]
    [Trait("Requirement", "SAMARA-0a"), Trait("Requirement", "KHGES-1.5")]
    public async Task What_began_is_judged_by_the_version_of_then_and_what_begins_later_by_the_new_one()
    {
        (await Due("a-1")).ShouldBe("2025-05-06T19:59:59Z");
        await Upload(Slower("2", "2025-05-05"));
        (await Activate("2")).StatusCode.ShouldBe(HttpStatusCode.OK);
        States(await _desk.Get(Versions)).ShouldBe(["2 waiting", "1 inForce"]);

        _desk.Clock.AdvanceTo(Instant.FromUtc(2025, 5, 5, 6, 0));
        await _desk.Hub.PassDeadlines(_desk.Clock.GetCurrentInstant(), CancellationToken.None);
        await _desk.Hub.CatchUp(CancellationToken.None);

        States(await _desk.Get(Versions)).ShouldBe(["2 inForce", "1 past"]);
        (await Due("a-2")).ShouldBe("2025-05-14T19:59:59Z", "five working days from 5 May: 6, 7, 12, 13, 14; 8 and 9 May are off");
        (await Line("a-1")).ShouldBe("2025-05-06T19:59:59Z");
        var recount = (await _desk.Get("samara/recounts")).GetProperty("recounts").EnumerateArray().ShouldHaveSingleItem();
        (recount.GetProperty("cause").GetString(), recount.GetProperty("counted").GetInt32(), recount.GetProperty("moved").GetInt32()).ShouldBe(("profile", 1, 0));
    }

    [Fact]
    public async Task A_correction_moves_what_is_open_and_lists_it()
    {
        await Due("a-1");
        await Upload(Slower("2", "2025-04-29"));

        (await Activate("2", corrects: "1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _desk.Hub.CatchUp(CancellationToken.None);

        (await Line("a-1")).ShouldBe("2025-05-12T19:59:59Z", "five working days from 29 April: 30 April, 5, 6, 7, 12 May");
        States(await _desk.Get(Versions)).ShouldBe(["2 inForce", "1 corrected"]);
        var id = (await _desk.Get("samara/recounts")).GetProperty("recounts")[0].GetProperty("id").GetString();
        var moved = (await _desk.Get($"samara/recounts/{id}")).GetProperty("moved").EnumerateArray().ShouldHaveSingleItem();
        (moved.GetProperty("subject").GetString(), moved.GetProperty("old").GetString(), moved.GetProperty("new").GetString(), moved.GetProperty("rule").GetString())
            .ShouldBe(("appeal/samara/a-1", "2025-05-06T19:59:59Z", "2025-05-12T19:59:59Z", "claim-quality-citizen"));
    }

    [Fact]
    public async Task A_limit_may_depend_on_what_an_appeal_says_of_its_subject_also_when_it_is_counted_anew()
    {
        var profile = Slower("2", "2025-04-29");
        profile["deadlines"]!["rules"]!.AsArray().Single(r => (string?)r!["id"] == "claim-quality-citizen")!["variants"] = JsonNode.Parse("""[{ "subject": { "settlement": "rural" }, "within": { "amount": 10, "unit": "working-days" } }]""");
        await Upload(profile);
        await Activate("2");
        var rural = new { kind = "claim-quality", channel = "post", category = "citizen", given = new[] { "contract" }, customer = "c-1", attributes = new { settlement = "rural" } };
        (await _desk.Command("samara/appeal/a-1/register-appeal", rural)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Line("a-1")).ShouldBe("2025-05-19T19:59:59Z", "ten working days from 29 April");
        (await Due("a-2")).ShouldBe("2025-05-12T19:59:59Z", "five: nothing was said");
        var draft = await _desk.Get("samara/appeals/draft?kind=claim-quality&channel=post&category=citizen&subject=settlement%3Drural");
        draft.GetProperty("clocks").EnumerateArray().Select(c => c.GetProperty("due").GetString()).ShouldContain("2025-05-19T23:59:59+04:00");

        var year = File.ReadAllText(Silo.Calendars.CalendarShelf.FileOf(Silo.Calendars.CalendarShelf.Shipped, null, 2025));
        (await _desk.Client.PutAsync("/api/v1/calendars/ru/2025", new StringContent(year + "2025-05-13,non-working,\n", Encoding.UTF8, "text/csv"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _desk.Hub.CatchUp(CancellationToken.None);
        (await Line("a-1")).ShouldBe("2025-05-20T19:59:59Z");
    }

    [Fact]
    [Trait("Requirement", "SARATOV-7.3.6.1e")]
    public async Task Offices_are_told_the_hours_that_a_version_changes_and_nothing_else()
    {
        var profile = Slower("2", "2025-04-29");
        profile["offices"]![0]!["hours"] = JsonNode.Parse("""{ "mon-fri": "09:00-18:00" }""");
        await Upload(profile);
        await Activate("2");
        await _desk.Hub.CatchUp(CancellationToken.None);

        (await Told("samara-01")).ShouldHaveSingleItem().ShouldContain("\"from\":\"09:00:00\",\"to\":\"18:00:00\"");
        (await Told("samara-02")).ShouldBeEmpty("nothing changed there");
    }

    [Fact]
    public async Task Requirements_are_traced_by_the_version_in_force()
    {
        var profile = Slower("2", "2025-04-29");
        var rules = profile["norms"]!["rules"]!.AsArray();
        rules.Remove(rules.Single(r => (string?)r!["id"] == "phone-wait"));
        await Upload(profile);
        (await Requirement("SAMARA-7.2b")).GetProperty("kept").GetArrayLength().ShouldBe(1, "a draft keeps nothing");

        await Activate("2");
        await _desk.Hub.CatchUp(CancellationToken.None);

        var gone = await Requirement("SAMARA-7.2b");
        (gone.GetProperty("kept").GetArrayLength(), gone.GetProperty("notYet").GetProperty("kind").GetString()).ShouldBe((0, "unknown"));
        gone.GetProperty("notYet").GetProperty("why").GetProperty("ru").GetString().ShouldBe("Действующая версия профиля больше не говорит того, что исполняло это требование");
        (await Requirement("SAMARA-7.2a")).GetProperty("kept").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Versions_outlive_a_restart_with_and_without_what_was_kept()
    {
        await Upload(Slower("2", "2025-04-29"));
        await Activate("2");
        await _desk.Restart();
        States(await _desk.Get(Versions)).ShouldBe(["2 inForce", "1 past"]);
        await _desk.Hub.Log.DropSnapshots(CancellationToken.None);
        await _desk.Restart();

        States(await _desk.Get(Versions)).ShouldBe(["2 inForce", "1 past"]);
        (await Due("a-1")).ShouldBe("2025-05-12T19:59:59Z");
        (await _desk.Get($"{Versions}/2")).GetProperty("version").GetString().ShouldBe("2");
    }

    public static TheoryData<string, string, string> WrongOnes => new()
    {
        { "windows", "$.offices[0].windows", "1 to 99 windows, not 0" },
        { "unit", "$.deadlines.rules[0].within", "the fields 'unit'" },
        { "no version day", "$.validFrom", "the first day on which the version may hold, such as 2027-01-01" },
        { "past", "$.validFrom", "2025-04-29 (today) or a later day, not 2025-04-28: what has begun is judged by the version of then" },
        { "taken", "$.version", "a name that no other version has; there is 1" },
        { "other company", "$.id", "the file's name, samara" },
        { "region", "$.deadlines.region", "a region that has a calendar" },
    };

    [Theory, MemberData(nameof(WrongOnes))]
    public async Task A_wrong_profile_is_refused_with_path_and_expectation_and_the_version_in_force_stays(string what, string at, string expected)
    {
        var profile = Slower("2", "2025-05-05");
        switch (what)
        {
            case "windows": profile["offices"]![0]!["windows"] = 0; break;
            case "unit": profile["deadlines"]!["rules"]![0]!["within"]!.AsObject().Remove("unit"); break;
            case "no version day": profile.Remove("validFrom"); break;
            case "past": profile["validFrom"] = "2025-04-28"; break;
            case "taken": profile["version"] = "1"; break;
            case "other company": profile["id"] = "saratov"; break;
            default: profile["deadlines"]!["region"] = "atlantis"; break;
        }

        var problem = await Problem(await Upload(profile), HttpStatusCode.BadRequest);

        (problem.GetProperty("type").GetString(), problem.GetProperty("at").GetString(), problem.GetProperty("expected").GetString()).ShouldBe(("urn:opshub:problem:profile-wrong", at, expected));
        problem.GetProperty("detail").GetString().ShouldBe("samara.json cannot be used; the version in force stays.");
        problem.GetProperty("words").GetProperty("en").GetString().ShouldBe(expected);
        problem.GetProperty("words").GetProperty("ru").GetString()!.ShouldMatch("[а-яё]");
        States(await _desk.Get(Versions)).ShouldBe(["1 inForce"]);
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused_with_its_line() =>
        (await Problem(await Upload("{\n \"id\": \"samara\",\n oops }"), HttpStatusCode.BadRequest)).GetProperty("expected").GetString().ShouldBe("JSON; the text breaks off or goes wrong in line 3");

    [Fact]
    public async Task A_field_that_stands_twice_is_refused() =>
        (await Problem(await Upload("{ \"id\": \"samara\", \"id\": \"samara\" }"), HttpStatusCode.BadRequest)).GetProperty("expected").GetString().ShouldBe("every field once; one stands twice");

    [Fact]
    public async Task A_huge_body_an_unknown_company_and_another_type_are_refused()
    {
        await Problem(await Upload($"\"{new string('x', 2_100_000)}\""), HttpStatusCode.RequestEntityTooLarge);
        await Problem(await Upload("{}", company: "atlantis"), HttpStatusCode.NotFound);
        await Problem(await _desk.Client.PostAsync($"/api/v1/{Versions}", new StringContent("{}", Encoding.UTF8, "text/plain")), HttpStatusCode.UnsupportedMediaType);
        await Problem(await Activate("9"), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_same_name_for_another_document_is_refused_and_the_same_document_again_is_nothing()
    {
        (await Upload(Slower("2", "2025-05-05"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Upload(Slower("2", "2025-05-05"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Problem(await Upload(Slower("2", "2025-05-06")), HttpStatusCode.BadRequest)).GetProperty("at").GetString().ShouldBe("$.version");
    }

    [Fact]
    public async Task Of_two_administrators_who_activate_at_once_one_is_told()
    {
        await Upload(Slower("2", "2025-05-05"));
        await Upload(Slower("3", "2025-05-05"));
        var seen = (await _desk.Get(Versions)).GetProperty("revision").GetInt32();

        var answers = await Task.WhenAll(Activate("2", seen: seen), Activate("3", seen: seen));

        answers.Select(a => a.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
        States(await _desk.Get(Versions)).Count(s => s.EndsWith(" waiting", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_supervisor_reads_versions_and_changes_none()
    {
        var supervisor = await _desk.Person("vera", "supervisor");

        (await supervisor.GetAsync($"/api/v1/{Versions}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await supervisor.PostAsync($"/api/v1/{Versions}", Body(Slower("2", "2025-05-05").ToJsonString()))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await supervisor.PutAsync("/api/v1/calendars/ru/2027", new StringContent("date,type", Encoding.UTF8, "text/csv"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Five working days instead of three for a citizen's claim.</summary>
    private static JsonObject Slower(string version, string validFrom)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileReader.Shipped, "samara.json")))!.AsObject();
        (profile["version"], profile["validFrom"]) = (version, validFrom);
        profile["deadlines"]!["rules"]!.AsArray().Single(r => (string?)r!["id"] == "claim-quality-citizen")!["within"]!["amount"] = 5;
        return profile;
    }

    private Task<HttpResponseMessage> Upload(JsonObject profile) => Upload(profile.ToJsonString());

    private Task<HttpResponseMessage> Upload(string body, string company = "samara") => _desk.Client.PostAsync($"/api/v1/{company}/profile/versions", Body(body));

    private Task<HttpResponseMessage> Activate(string version, int? seen = null, string? corrects = null) =>
        _desk.Client.PostAsync($"/api/v1/{Versions}/{version}/activate", JsonContent.Create(new { seen, corrects }, options: Grains.Kernel.Json.HubJson.Options));

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    private async Task<JsonElement> Requirement(string id) =>
        (await _desk.Get("samara/requirements")).GetProperty("requirements").EnumerateArray().Single(r => r.GetProperty("id").GetString() == id);

    /// <summary>What an office was told of itself.</summary>
    private async Task<List<string>> Told(string office)
    {
        var told = new List<string>();
        await foreach (var record in _desk.Hub.Log.ReadStream($"office/samara/{office}", 0, CancellationToken.None)) told.Add(Encoding.UTF8.GetString(record.Event.Data.Span));
        return told;
    }

    /// <summary>Registers a claim now and says by when it is due.</summary>
    private async Task<string> Due(string id)
    {
        (await _desk.Command($"samara/appeal/{id}/register-appeal", Claim)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return await Line(id);
    }

    private async Task<string> Line(string id) => (await _desk.Get($"samara/appeals/{id}")).GetProperty("line").GetProperty("dueAt").GetString()!;

    private static List<string> States(JsonElement versions) =>
        [.. versions.GetProperty("versions").EnumerateArray().Select(v => $"{v.GetProperty("version").GetString()} {v.GetProperty("state").GetString()}")];

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<JsonElement> Problem(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
