using System.Net;
using System.Text;
using System.Text.Json;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Quarantine;

namespace OpsHub.ClientHub.Tests.Facts;

public sealed class Facts_in_bulk
{
    private const string Address = "/api/v1/samara/facts";

    [Fact]
    public async Task Are_answered_line_by_line_and_none_is_skipped_in_silence()
    {
        await using var hub = await TestHub.Start();
        var client = hub.WithKey(await hub.IssueKey("samara", null, Right.SendFacts));
        string[] lines =
        [
            Fact("1", "caller/a", "join-queue", """{"line":"cc"}"""),
            Fact("2", "caller/a", "join-queue", """{"line":"cc"}"""),
            "rubbish",
            "",
            Fact("4", "caller/a", "abandon-call", """{"line":"cc","waitedS":-1}"""),
            Fact("5", "caller/a", "no-such-fact", "{}"),
            Fact("6", "office/one", "open-office", "{}"),
            Fact("7", "caller/b", "join-queue", """{"lien":"cc"}"""),
            Fact("8", "caller/b", "join-queue", """{"line":"cc"}""", "2026-11-24T06:05:01Z"),
            Fact("9", "caller/б", "join-queue", """{"line":"cc"}"""),
            Fact("", "caller/b", "join-queue", """{"line":"cc"}"""),
            Fact("1", "caller/a", "join-queue", """{"line":"cc"}"""),
            Fact("12", "caller/a", "answer-call", """{"line":"cc"}"""),
        ];

        var answers = await Send(client, string.Join("\r\n", lines));

        answers.Select(a => $"{a.GetProperty("line")} {Text(a, "id")} {Text(a, "outcome")} {Text(a, "code")} {Text(a, "at")}".TrimEnd()).ShouldBe(
        [
            "1 1 done",
            "2 2 nothing",
            "3  quarantined json-malformed line 1, byte 1",
            "5 4 refused seconds-wrong $",
            "6 5 quarantined fact-unknown $.fact",
            "7 6 quarantined fact-unknown $.fact",
            "8 7 quarantined json-member-unknown $.data.lien",
            "9 8 quarantined from-the-future $.occurredAt",
            "10 9 quarantined grain-wrong $.grain",
            "11  quarantined fact-id-wrong $.id",
            "12 1 done",
            "13 12 done",
        ]);
        hub.Grains.Sent.Count(e => e.Command is JoinQueue).ShouldBe(3);
        hub.Grains.Sent.First(e => e.Command is JoinQueue).CommandId.ShouldBe("fact:1");
    }

    [Theory]
    [InlineData("grain", new byte[] { 0xFF })]
    [InlineData("id", new byte[] { 0xC3, 0x28 })]
    [InlineData("fact", new byte[] { (byte)'\\', (byte)'u', (byte)'d', (byte)'8', (byte)'0', (byte)'0' })]
    [InlineData("data", new byte[] { 0xFF })]
    public async Task That_hold_no_Unicode_are_quarantined_and_told_as_wrong(string member, byte[] text)
    {
        await using var hub = await TestHub.Start();
        var client = hub.WithKey(await hub.IssueKey("samara", null, Right.SendFacts));
        var fact = Fact("1", "caller/a", "join-queue", """{"line":"cc"}""").Replace(member == "data" ? "\"line\"" : $"\"{member}\":\"", member == "data" ? "\"l@ne\"" : $"\"{member}\":\"@", StringComparison.Ordinal);
        var at = fact.IndexOf('@', StringComparison.Ordinal);
        byte[] body = [.. Encoding.UTF8.GetBytes(fact[..at]), .. text, .. Encoding.UTF8.GetBytes(fact[(at + 1)..])];

        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        var answer = await client.PostAsync(Address, content);

        ((int)answer.StatusCode).ShouldBe(422, await answer.Content.ReadAsStringAsync());
        hub.Grains.Sent.Select(e => e.Command).OfType<QuarantineFact>().ShouldHaveSingleItem().Raw.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Of_one_grain_keep_their_order_while_others_go_ahead()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator(); // roles of people carry send-facts for administrators
        var held = new TaskCompletionSource();
        var othersDone = 0;
        hub.Grains.Before = async envelope =>
        {
            if (envelope.Grain.Key == "slow") await held.Task.WaitAsync(TimeSpan.FromSeconds(60));
            else if (Interlocked.Increment(ref othersDone) == 5) held.SetResult();
        };
        var lines = new List<string> { Fact("1", "caller/slow", "enter-menu", """{"line":"cc"}"""), Fact("2", "caller/slow", "join-queue", """{"line":"cc"}"""), Fact("3", "caller/slow", "abandon-call", """{"line":"cc"}""") };
        lines.AddRange(Enumerable.Range(0, 5).Select(i => Fact("1", $"caller/quick{i}", "enter-menu", """{"line":"cc"}""")));

        var answers = await Send(client, string.Join('\n', lines));

        answers.Select(a => a.GetProperty("line").GetInt32()).ShouldBe(Enumerable.Range(1, 8));
        answers.ShouldAllBe(a => Text(a, "outcome") == "done");
        hub.Grains.Sent.Where(e => e.Grain.Key == "slow").Select(e => e.CommandId).ShouldBe(["fact:1", "fact:2", "fact:3"]);
    }

    [Fact]
    public async Task After_one_that_could_not_be_taken_are_not_taken_either()
    {
        await using var hub = await TestHub.Start(("Facts:InFlight", "2"));
        var client = await hub.Administrator();
        hub.Grains.Instead = e => e.CommandId == "fact:2" ? new Outcome.Unavailable("log-away", "The log is away.") : null;
        string[] lines =
        [
            Fact("1", "caller/a", "enter-menu", """{"line":"cc"}"""),
            Fact("2", "caller/a", "join-queue", """{"line":"cc"}"""),
            Fact("3", "caller/a", "abandon-call", """{"line":"cc"}"""),
            Fact("1", "caller/b", "enter-menu", """{"line":"cc"}"""),
            Fact("3", "caller/b", "join-queue", """{"line":"cc"}"""),
            Fact("4", "caller/a", "abandon-call", """{"line":"cc"}"""),
        ];

        var answers = await Send(client, string.Join('\n', lines));

        answers.Select(a => $"{Text(a, "outcome")} {Text(a, "code")}".TrimEnd()).ShouldBe(
            ["done", "unavailable log-away", "unavailable after-unavailable", "done", "done", "unavailable after-unavailable"]);
        (await Quarantine(hub)).GetProperty("facts").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Are_cut_where_a_line_is_too_long_and_go_on_behind_it()
    {
        await using var hub = await TestHub.Start(("Facts:MaxLineBytes", "1024"));
        var client = await hub.Administrator();
        var endless = new string('x', 300_000);

        var answers = await Send(client, $"{Fact("1", "caller/a", "enter-menu", """{"line":"cc"}""")}\n{endless}\n{Fact("2", "caller/a", "join-queue", """{"line":"cc"}""")}\n{endless}");

        answers.Select(a => $"{a.GetProperty("line")} {Text(a, "outcome")} {Text(a, "code")}".TrimEnd()).ShouldBe(
            ["1 done", "2 quarantined line-too-long", "3 done", "4 quarantined line-too-long"]);
        var kept = (await Quarantine(hub)).GetProperty("facts");
        kept.GetArrayLength().ShouldBe(1); // the same line twice is kept once
        kept[0].GetProperty("raw").GetString()!.Length.ShouldBe(1024);
    }

    [Fact]
    public async Task Beyond_the_largest_body_are_to_be_sent_again()
    {
        await using var hub = await TestHub.Start(("Facts:MaxBodyBytes", "2000"));
        var client = await hub.Administrator();
        var body = string.Join('\n', Enumerable.Range(1, 100).Select(i => Fact($"{i}", $"caller/{i}", "enter-menu", """{"line":"cc"}""")));

        var told = await client.PostAsync(Address, Http.Ndjson(body));
        (await told.Problem()).ShouldBe((413, "body-too-large", "body", "At most 2000 bytes."));

        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = Http.Ndjson(body) };
        request.Headers.TransferEncodingChunked = true;
        var answer = await client.SendAsync(request);
        var answers = Parse(answer, await answer.Content.ReadAsStringAsync());
        Text(answers[^1], "code").ShouldBe("body-too-large");
        Text(answers[^1], "outcome").ShouldBe("unavailable");
        answers.SkipLast(1).ShouldAllBe(a => Text(a, "outcome") == "done" || Text(a, "outcome") == "nothing");
    }

    [Fact]
    public async Task Keep_to_the_office_of_the_key()
    {
        await using var hub = await TestHub.Start();
        var client = hub.WithKey(await hub.IssueKey("samara", "one", Right.SendFacts));

        var answers = await Send(client, $"{Fact("1", "display/one", "read-display", """{"groups":[]}""")}\n{Fact("1", "display/two", "read-display", """{"groups":[]}""")}\n{Fact("1", "caller/a", "enter-menu", """{"line":"cc"}""")}");

        answers.Select(a => Text(a, "code")).ShouldBe(["display-unknown", "forbidden", "forbidden"]);
    }

    [Fact]
    public async Task Are_listed_in_quarantine_newest_first_page_by_page()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();
        await Send(client, string.Join('\n', Enumerable.Range(1, 5).Select(i => $"wrong {i} +7 900 000-00-0{i}")));

        var first = await TestHub.Json(await client.GetAsync("/api/v1/samara/quarantine?limit=2"));
        var second = await TestHub.Json(await client.GetAsync($"/api/v1/samara/quarantine?limit=3&before={first.GetProperty("next")}"));

        Raw(first).ShouldBe(["wrong 5 +7 900 000-00-05", "wrong 4 +7 900 000-00-04"]);
        Raw(second).ShouldBe(["wrong 3 +7 900 000-00-03", "wrong 2 +7 900 000-00-02", "wrong 1 +7 900 000-00-01"]);
        second.TryGetProperty("next", out _).ShouldBeFalse();
        hub.Log.Lines.ShouldNotContain(l => l.Contains("900 000", StringComparison.Ordinal));
        (await (await client.GetAsync("/api/v1/samara/quarantine?limit=0")).Problem()).At.ShouldBe("?limit");
        (await (await client.GetAsync("/api/v1/samara/quarantine?before=x")).Problem()).At.ShouldBe("?before");
    }

    [Fact]
    public async Task One_by_one_are_answered_by_status()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();
        Task<HttpResponseMessage> One(string json) => client.PostAsync(Address, Http.Json(json));

        (await TestHub.Json(await One(Fact("1", "caller/a", "join-queue", """{"line":"cc"}""")))).ToString().ShouldBe("""{"outcome":"done","id":"1"}""");
        (await (await One(Fact("2", "caller/a", "abandon-call", """{"line":"cc","waitedS":-1}"""))).Problem()).Code.ShouldBe("seconds-wrong");
        (await (await One("{}")).Problem()).ShouldBe((422, "json-member-missing", "$", "an object with id, grain, fact, occurredAt, data?"));
        hub.Grains.Instead = _ => new Outcome.Unavailable("mailbox-full", "Full.");
        (await (await One(Fact("3", "caller/a", "join-queue", """{"line":"cc"}"""))).Problem()).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Of_another_type_are_refused()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();

        var answer = await client.PostAsync(Address, Http.Bytes(Encoding.UTF8.GetBytes("a,b"), "text/csv"));

        (await answer.Problem()).ShouldBe((415, "content-type-wrong", "Content-Type", "application/json, or what /openapi/v1.json says of this address"));
    }

    [Fact]
    public async Task Too_old_are_not_believed()
    {
        await using var hub = await TestHub.Start(("Facts:MaxAgeDays", "1"));
        var client = await hub.Administrator();

        var answers = await Send(client, $"{Fact("1", "caller/a", "enter-menu", """{"line":"cc"}""", "2026-11-23T06:00:00Z")}\n{Fact("2", "caller/a", "join-queue", """{"line":"cc"}""", "2026-11-23T05:59:59Z")}");

        answers.Select(a => Text(a, "code")).ShouldBe(["", "too-old"]);
    }

    private static string Fact(string id, string grain, string fact, string data, string at = "2026-11-24T06:00:00Z") =>
        $$"""{"id":"{{id}}","grain":"{{grain}}","fact":"{{fact}}","occurredAt":"{{at}}","data":{{data}}}""";

    private static async Task<List<JsonElement>> Send(HttpClient client, string body)
    {
        var answer = await client.PostAsync(Address, Http.Ndjson(body));
        return Parse(answer, await answer.Content.ReadAsStringAsync());
    }

    private static List<JsonElement> Parse(HttpResponseMessage answer, string text)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    private static string Text(JsonElement answer, string member) => answer.TryGetProperty(member, out var value) ? value.ToString() : "";

    private static IEnumerable<string?> Raw(JsonElement page) => page.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("raw").GetString());

    private static async Task<JsonElement> Quarantine(TestHub hub) => await TestHub.Json(await (await hub.Administrator()).GetAsync("/api/v1/samara/quarantine"));
}
