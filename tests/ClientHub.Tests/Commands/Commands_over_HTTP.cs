using System.Net;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Tests.Commands;

public sealed class Commands_over_HTTP
{
    private const string Register = """{"details":{"name":"Office","shortName":"O","timeZone":"Europe/Samara","hours":[]}}""";
    private const string Office = "/api/v1/samara/office/one";

    [Fact]
    public async Task Answers_done_with_what_happened()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();

        var answer = await TestHub.Json(await client.Command($"{Office}/register-office", Register, "1"));

        answer.GetProperty("outcome").GetString().ShouldBe("done");
        answer.GetProperty("version").GetInt64().ShouldBe(1);
        answer.GetProperty("position").GetInt64().ShouldBe(3); // after the administrator's account and session
        answer.GetProperty("repeated").GetBoolean().ShouldBeFalse();
        answer.GetProperty("events").ToString().ShouldBe("""[{"name":"office-registered/1","data":{"details":{"name":"Office","shortName":"O","timeZone":"Europe/Samara","hours":[]},"at":"2026-11-24T06:00:00Z"}}]""");
    }

    [Fact]
    public async Task Does_once_what_is_said_twice()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();
        var first = await TestHub.Json(await client.Command($"{Office}/register-office", Register, "same"));

        var second = await TestHub.Json(await client.Command($"{Office}/register-office", Register, "same"));

        second.GetProperty("repeated").GetBoolean().ShouldBeTrue();
        second.GetProperty("version").GetInt64().ShouldBe(first.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Answers_nothing_when_it_is_already_so()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();
        await client.Command($"{Office}/register-office", Register, "1");
        await client.Command($"{Office}/open-office", "{}", "2");

        var answer = await client.Command($"{Office}/open-office", "{}", "3");

        (await TestHub.Json(answer)).ToString().ShouldBe("""{"outcome":"nothing"}""");
    }

    [Fact]
    public async Task Tells_why_a_grain_refuses()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();

        var answer = await client.Command($"{Office}/open-office", "{}");

        (await answer.Problem()).ShouldBe((409, "office-unknown", null, null));
    }

    [Fact]
    public async Task Passes_on_who_asks_and_when_it_happened()
    {
        await using var hub = await TestHub.Start();
        var client = hub.WithKey(await hub.IssueKey("samara", null, Right.SendCommands));

        await client.Command($"{Office}/register-office", Register, "17", "2026-11-24T05:59:00Z");

        var sent = hub.Grains.Sent.Last();
        sent.CommandId.ShouldBe("17");
        sent.Actor.ShouldStartWith("device:");
        sent.OccurredAt.ShouldBe(NodaTime.Instant.FromUtc(2026, 11, 24, 5, 59));
    }

    [Theory]
    [InlineData("mailbox-full", 429)]
    [InlineData("log-away", 503)]
    [InlineData("stopping", 503)]
    public async Task Says_when_to_come_back(string code, int status)
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();
        hub.Grains.Instead = _ => new Outcome.Unavailable(code, "Come back.");

        var answer = await client.Command($"{Office}/open-office", "{}");

        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await answer.Problem()).ShouldBe((status, code, null, "The same request with the same idempotency key, later."));
    }

    [Fact]
    public async Task Hides_the_cause_of_a_broken_command()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();
        hub.Grains.Instead = _ => new Outcome.Broken("secret detail");

        var answer = await client.Command($"{Office}/open-office", "{}");

        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("secret");
        (await answer.Problem()).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Keeps_to_its_office_who_has_rights_in_one_office()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Person("vera", new RoleGrant(Role.Operator, "samara", "one"));

        (await client.Command("/api/v1/samara/window/one:1/open-window", """{"operator":"7","services":["a"]}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.Command("/api/v1/samara/window/two:1/open-window", """{"operator":"7","services":["a"]}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.Command("/api/v1/saratov/window/one:1/open-window", """{"operator":"7","services":["a"]}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.Command("/api/v1/samara/line/one/sign-out-operator", """{"operator":"7"}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Offers_neither_the_clock_s_words_nor_the_hub_s_own()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();

        (await client.Command("/api/v1/samara/display/one/pass-deadline", """{"deadline":"stall"}""")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.Command("/api/v1/hub/account/admin/disable-account", "{}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.Command("/api/v1/samara/quarantine/2026-11-24/quarantine-fact", "{}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
