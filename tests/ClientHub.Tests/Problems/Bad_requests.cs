using System.Net;
using System.Text;
using System.Text.Json;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;

namespace OpsHub.ClientHub.Tests.Problems;

public sealed class Bad_requests(SharedHub shared) : IClassFixture<SharedHub>
{
    private const string Good = """{"details":{"name":"Office","shortName":"O","timeZone":"Europe/Samara","hours":[]}}""";
    private const string Details = "an object with name, shortName, timeZone, hours, address?, region?, outOfTurn?, runningLine?, windows?, hoursFor?, categories?, serves?";
    private const string Address = "/api/v1/samara/office/one/register-office";
    private readonly TestHub _hub = shared.Hub;

    [Theory]
    [InlineData("{", "json-malformed", "line 1, byte 2", "an object with details")]
    [InlineData("{\n\"details\": nonsense}", "json-malformed", "line 2, byte 13", "an object with details")]
    [InlineData("", "json-malformed", "line 1, byte 1", "an object with details")]
    [InlineData("null", "json-value-wrong", "$", "an object with details")]
    [InlineData("[]", "json-value-wrong", "$", "an object with details")]
    [InlineData("""{"details":5}""", "json-value-wrong", "$.details", Details)]
    [InlineData("""{}""", "json-member-missing", "$", "an object with details")]
    [InlineData("""{"details":{"name":"n","shortName":"s","timeZone":"Europe/Samara"}}""", "json-member-missing", "$.details", Details)]
    [InlineData("""{"detials":{}}""", "json-member-unknown", "$.detials", "an object with details")]
    [InlineData("""{"details":{"name":"n","nmae":"n"}}""", "json-member-unknown", "$.details.nmae", Details)]
    [InlineData("""{"details":{"name":7}}""", "json-value-wrong", "$.details.name", "text")]
    [InlineData("""{"details":{"name":null}}""", "json-value-wrong", "$.details.name", "text")]
    [InlineData("""{"details":{"name":"n","name":"n"}}""", "json-member-twice", "$.details.name", "Every member once.")]
    [InlineData("""{"details":{"timeZone":"Mars/Olympus"}}""", "json-value-wrong", "$.details.timeZone", "an IANA time zone such as \"Europe/Samara\"")]
    [InlineData("""{"details":{"hours":[{"day":"monday","from":"late"}]}}""", "json-value-wrong", "$.details.hours[0].from", "a time such as \"09:30:00\"")]
    [InlineData("""{"details":{"hours":[{"day":"someday"}]}}""", "json-value-wrong", "$.details.hours[0].day", "one of: none, monday, tuesday, wednesday, thursday, friday, saturday, sunday")]
    [InlineData("""{"details":{"hours":[{"day":1}]}}""", "json-value-wrong", "$.details.hours[0].day", "one of: none, monday, tuesday, wednesday, thursday, friday, saturday, sunday")]
    public async Task Bodies_are_told_what_is_wrong_and_where_and_what_is_expected(string body, string code, string at, string expected)
    {
        var client = await _hub.Administrator();

        var answer = await client.Command(Address, body);

        (await answer.Problem()).ShouldBe((400, code, at, expected));
    }

    [Fact]
    public async Task Too_deep_a_body_is_refused()
    {
        var client = await _hub.Administrator();

        var answer = await client.Command(Address, string.Concat(Enumerable.Repeat("{\"details\":", 1000)));

        (await answer.Problem()).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData(null, null, "idempotency-key-missing", "Idempotency-Key")]
    [InlineData("two words", null, "idempotency-key-wrong", "Idempotency-Key")]
    [InlineData("k", "yesterday", "occurred-at-wrong", "X-Occurred-At")]
    [InlineData("k", "2026-11-24T06:05:01Z", "from-the-future", "X-Occurred-At")]
    [InlineData("k", "2025-11-24T06:00:00Z", "too-old", "X-Occurred-At")]
    public async Task Headers_are_told_too(string? key, string? occurredAt, string code, string at)
    {
        var client = await _hub.Administrator();

        var (status, told, where, _) = await (await client.Command(Address, Good, key, occurredAt)).Problem();

        (status, told, where).ShouldBe((400, code, at));
    }

    [Fact]
    public async Task An_endless_key_is_refused()
    {
        var client = await _hub.Administrator();

        (await client.Command(Address, Good, new string('k', 200))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await client.Command(Address, Good, new string('k', 201))).Problem()).Code.ShouldBe("idempotency-key-wrong");
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        var client = await _hub.Administrator();
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(Good, Encoding.UTF8, "text/plain"), Headers = { { "Idempotency-Key", "k" } } };

        (await (await client.SendAsync(request)).Problem()).ShouldBe((415, "content-type-wrong", "Content-Type", "application/json, or what /openapi/v1.json says of this address"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Too_large_a_body_is_refused(bool chunked)
    {
        var client = await _hub.Administrator();
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = Http.Json($"{{\"details\":\"{new string('x', 70_000)}\"}}"), Headers = { { "Idempotency-Key", "k" } } };
        request.Headers.TransferEncodingChunked = chunked;

        (await (await client.SendAsync(request)).Problem()).ShouldBe((413, "body-too-large", "body", "At most 65536 bytes."));
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", 404, "not-found", "/api/v1/nowhere")]
    [InlineData("POST", "/api/v2/session", 404, "not-found", "/api/v2/session")]
    [InlineData("POST", "/api/v1/samara/office/one/no-such-command", 404, "not-found", "/api/v1/samara/office/one/no-such-command")]
    [InlineData("PATCH", "/api/v1/session", 405, "method-not-allowed", "method")]
    [InlineData("GET", Address, 405, "method-not-allowed", "method")]
    [InlineData("GET", "/api/v1/boards/wall/nowhere", 404, "board-unknown", "address")]
    public async Task Wrong_addresses_and_methods_are_refused(string method, string address, int status, string code, string at)
    {
        var client = await _hub.Administrator();

        var (told, toldCode, where, _) = await (await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address))).Problem();

        (told, toldCode, where).ShouldBe((status, code, at));
    }

    [Theory]
    [InlineData("/api/v1/sa%20mara/office/one/register-office")]
    [InlineData("/api/v1/samara/office/%D0%BE/register-office")]
    public async Task A_grain_of_another_alphabet_is_refused(string address)
    {
        var client = await _hub.Administrator();

        (await (await client.Command(address, Good)).Problem()).Code.ShouldBe("grain-wrong");
    }

    [Fact]
    public async Task Too_many_requests_are_told_when_to_come_back()
    {
        await using var hub = await TestHub.Start(("Limits:AnonymousPerMinute", "3"));
        var client = hub.Client();
        for (var i = 0; i < 3; i++) (await client.GetAsync("/api/v1/version")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var answer = await client.GetAsync("/api/v1/version");

        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThan(0);
        (await answer.Problem()).Code.ShouldBe("too-many-requests");
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stranger_who_books_too_much_is_told_when_to_come_back_and_may_do_all_else()
    {
        await using var hub = await TestHub.Start(("Limits:BookingsPerHour", "2"));
        var (client, keyed) = (hub.Client(), hub.WithKey(await hub.IssueKey("samara", "one", Right.SendCommands)));
        Task<HttpResponseMessage> Book(HttpClient who) => who.Command("/api/v1/samara/booking/one", "{}", Guid.NewGuid().ToString());
        for (var i = 0; i < 2; i++) (await (await Book(client)).Problem()).Status.ShouldBe(404);

        var answer = await Book(client);

        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30));
        (await answer.Problem()).Code.ShouldBe("too-many-requests");
        (await client.GetAsync("/api/v1/version")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await Book(keyed)).Problem()).Status.ShouldBe(404, "a site that books for its visitors has a key");
    }

    [Fact]
    public async Task A_mistake_of_the_hub_is_told_under_the_number_that_its_log_knows()
    {
        await using var hub = await TestHub.Start();
        var client = await hub.Administrator();
        hub.Grains.Before = _ => throw new InvalidOperationException("secret");

        var answer = await client.Command(Address, Good);

        (await answer.Problem()).ShouldBe((500, "broken", null, null));
        var detail = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!;
        detail.ShouldNotContain("secret");
        var number = detail.TrimEnd('.').Split(' ')[^1];
        number.Length.ShouldBeGreaterThan(8);
        hub.Log.Lines.ShouldContain(line => line.Contains($"told under {number}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_option_stops_the_start_and_says_what_to_write()
    {
        var start = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(TestHub.Start(("Feed:PushIntervalMs", "7")));

        start.Message.ShouldContain("Feed:PushIntervalMs is 20 to 5000 ms.");
    }
}
