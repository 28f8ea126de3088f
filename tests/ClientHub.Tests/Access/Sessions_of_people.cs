using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Tests.Access;

public sealed class Sessions_of_people
{
    private const int HourMs = 60 * 60 * 1000;

    private readonly ManualTime _time = new();

    [Fact]
    public async Task Are_dead_after_signing_out_for_whoever_copied_the_cookie_and_the_feed_closes()
    {
        await using var hub = await TestHub.Start();
        var cookies = new CookieContainer();
        await hub.Person("anna", new RoleGrant(Role.Supervisor, "samara"));
        var anna = await hub.SignIn("anna", TestHub.Password, cookies);
        var thief = hub.Client(Copied(cookies, hub));
        await using var feed = await FeedConnection.Open(hub.Address, Copied(cookies, hub));
        (await thief.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await anna.DeleteAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await thief.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await feed.Closed;
    }

    [Fact]
    public async Task That_end_while_a_request_comes_in_do_nothing_any_more()
    {
        await using var hub = await TestHub.Start();
        var cookies = new CookieContainer();
        await hub.Person("anna", new RoleGrant(Role.Supervisor, "samara"));
        var anna = await hub.SignIn("anna", TestHub.Password, cookies);
        // The body is asked for when who sends it was let in already.
        using var slow = new HttpClient(new SocketsHttpHandler { CookieContainer = Copied(cookies, hub), Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = hub.Address };
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/session/password");
        request.Headers.ExpectContinue = true;
        request.Content = new LateContent($$"""{"oldPassword":"{{TestHub.Password}}","newPassword":"another long password"}""",
            async () => (await anna.DeleteAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent));

        using var answer = await slow.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("urn:opshub:problem:not-signed-in");
        await hub.SignIn("anna", TestHub.Password);   // her password is as it was
    }

    [Fact]
    public async Task End_after_their_longest_time_however_busy_and_the_feed_with_them()
    {
        await using var hub = await TestHub.Start(Timed);
        var cookies = new CookieContainer();
        var administrator = await hub.Administrator(cookies);
        await using var feed = await FeedConnection.Open(hub.Address, cookies);

        for (var hour = 1; hour < 12; hour++)
        {
            _time.Advance(HourMs);
            (await administrator.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK, $"hour {hour}");
        }
        _time.Advance(HourMs);

        (await administrator.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await feed.Closed;
    }

    [Fact]
    public async Task End_where_nothing_was_asked_for_some_hours()
    {
        await using var hub = await TestHub.Start(Timed);
        var administrator = await hub.Administrator();

        _time.Advance(4 * HourMs + 1000);

        (await administrator.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Are_listed_with_where_and_when_and_ended_one_by_one()
    {
        await using var hub = await TestHub.Start();
        var elsewhere = await hub.Person("anna");
        var here = await hub.SignIn("anna", TestHub.Password);

        var open = (await TestHub.Json(await here.GetAsync("/api/v1/sessions"))).GetProperty("sessions").EnumerateArray().ToArray();
        open.Select(s => (s.GetProperty("here").GetBoolean(), s.GetProperty("network").GetString())).ShouldBe([(true, "127.0.0.0/24"), (false, "127.0.0.0/24")]);
        (await here.DeleteAsync($"/api/v1/sessions/{open[1].GetProperty("id").GetString()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await elsewhere.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_others_are_neither_seen_nor_ended()
    {
        await using var hub = await TestHub.Start();
        var anna = await hub.Person("anna");
        var boris = await hub.Person("boris");
        var hers = (await TestHub.Json(await anna.GetAsync("/api/v1/sessions"))).GetProperty("sessions")[0].GetProperty("id").GetString();

        (await boris.DeleteAsync($"/api/v1/sessions/{hers}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);   // none of his is called so
        (await boris.DeleteAsync("/api/v1/accounts/anna/sessions")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await anna.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TestHub.Json(await boris.GetAsync("/api/v1/sessions"))).GetProperty("sessions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task End_all_at_once_by_their_holder_or_by_an_administrator()
    {
        await using var hub = await TestHub.Start();
        var (one, two) = (await hub.Person("anna"), await hub.SignIn("anna", TestHub.Password));

        (await one.DeleteAsync("/api/v1/sessions")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await one.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await two.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var three = await hub.SignIn("anna", TestHub.Password);
        (await (await hub.Administrator()).DeleteAsync("/api/v1/accounts/anna/sessions")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await three.GetAsync("/api/v1/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Say_so_when_the_log_could_not_take_their_end()
    {
        await using var hub = await TestHub.Start();
        var anna = await hub.Person("anna");
        hub.Grains.Instead = asked => asked.Command is EndSession ? new Outcome.Unavailable(Outcome.Unavailable.Codes.LogAway, "later") : null;

        var answer = await anna.DeleteAsync("/api/v1/session");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("opshub=;");
    }

    [Fact]
    public async Task Are_waited_for_by_a_process_that_has_not_come_so_far_in_the_log()
    {
        var directory = new AccessDirectory();
        var doorkeeper = new Doorkeeper(directory, new TestClock(), new PatientTime(dueNow: false));
        var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
        Tell(1, new AccountCreated("hash", [], now));

        var who = doorkeeper.WhoOnceKnown(Schemes.ForAccount("anna", "s1", 2), CancellationToken.None);
        who.IsCompleted.ShouldBeFalse();
        Tell(2, new SessionBegan(new Session("s1", "10.0.0.0/24", now, now + Duration.FromHours(1)), now));

        (await who)!.Name.ShouldBe("anna");
        (await doorkeeper.WhoOnceKnown(Schemes.ForAccount("anna", "s2", 2), CancellationToken.None)).ShouldBeNull();

        void Tell(long position, AccountEvent happened) => directory.Apply(new Recorded(position, Account.IdOf("anna"), position, happened, now));
    }

    [Fact]
    public async Task Are_not_waited_for_without_end()
    {
        var doorkeeper = new Doorkeeper(new AccessDirectory(), new TestClock(), new PatientTime(dueNow: true));

        (await doorkeeper.WhoOnceKnown(Schemes.ForAccount("anna", "s1", 2), CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("10.20.30.40", "10.20.30.0/24")]
    [InlineData("::ffff:10.20.30.40", "10.20.30.0/24")]
    [InlineData("2001:db8:1:2::3", "2001:db8:1::/48")]
    [InlineData(null, "")]
    public void Keep_the_network_and_never_the_address(string? address, string kept) =>
        SenderNetwork.Of(address is null ? null : IPAddress.Parse(address)).ShouldBe(kept);

    private void Timed(WebApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(_time);

    private static CookieContainer Copied(CookieContainer cookies, TestHub hub)
    {
        var (jar, cookie) = (new CookieContainer(), cookies.GetCookies(hub.Address).Single());
        jar.Add(hub.Address, new Cookie(cookie.Name, cookie.Value));
        return jar;
    }

    /// <summary>JSON before which something happens, once the server asks for it.</summary>
    private sealed class LateContent : HttpContent
    {
        private readonly string _json;
        private readonly Func<Task> _before;

        public LateContent(string json, Func<Task> before)
        {
            (_json, _before) = (json, before);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await _before();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(_json));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Encoding.UTF8.GetByteCount(_json);
            return true;
        }
    }

    /// <summary>Whose timers are due at once, or never.</summary>
    private sealed class PatientTime(bool dueNow) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new ManualTime().GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueNow ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
