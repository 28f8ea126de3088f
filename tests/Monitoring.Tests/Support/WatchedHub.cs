using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Silo.Alerts.Delivery;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Simulation;
using OpsHub.Silo.Time;

namespace OpsHub.Monitoring.Tests.Support;

/// <summary>The hub on the morning of a simulated day of one company, listening on loopback; its clock stands. A program on this machine is trusted no more than any other.</summary>
internal sealed class WatchedHub : IAsyncDisposable
{
    public const string Company = "samara";

    private const int Seed = 1;

    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-monitoring-tests-");
    private readonly CompanyProfile _profile = Small(ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{Company}.json")));
    private Hub _hub = null!;
    private WebHost _web = null!;
    private HttpClient _administrator = null!;
    private int _asked;

    public Uri Address => new(_web.App.Urls.First());

    /// <summary>A device key that may read metrics and nothing else.</summary>
    public string Key { get; private set; } = "";

    public IEnumerable<string> Offices => _profile.Offices.Select(o => o.Id);

    /// <summary>The office of which only a display is polled.</summary>
    public string Display => _profile.Offices.Single(o => o.Feed == OfficeFeed.Display).Id;

    public Instant Now => _hub.Clock.GetCurrentInstant();

    public static async Task<WatchedHub> Start(CancellationToken cancel)
    {
        var hub = new WatchedHub();
        await hub.Play(cancel);
        await hub.SignIn(cancel);
        return hub;
    }

    /// <summary>A cell of one of the company's boards.</summary>
    public object Cell(string board, string key) => _hub.Boards.Find($"{board}/{Company}")![key]!;

    /// <summary>What Prometheus reads.</summary>
    public async Task<string> Metrics(CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) } };
        return await client.GetStringAsync("/metrics", cancel);
    }

    /// <summary>The trace that every command belongs to; no collector takes it.</summary>
    public string Trace { get; } = ActivityTraceId.CreateRandom().ToHexString();

    /// <summary>A command and a fact that is not understood: so that whatever counts and measures them moves.</summary>
    public async Task Ask(CancellationToken cancel)
    {
        var command = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{Company}/office/{_profile.Offices[0].Id}/open-office") { Content = JsonContent.Create(new { }) };
        command.Headers.Add("Idempotency-Key", $"monitoring-{++_asked}");
        command.Headers.Add("traceparent", $"00-{Trace}-{ActivitySpanId.CreateRandom()}-01");
        (await _administrator.SendAsync(command, cancel)).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
        var fact = new StringContent($"rubbish {_asked}\n", Encoding.UTF8, "application/x-ndjson");
        (await _administrator.PostAsync($"/api/v1/{Company}/facts", fact, cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        _administrator?.Dispose();
        if (_web is not null) await _web.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Five offices with a queue and one whose display is polled.</summary>
    private static CompanyProfile Small(CompanyProfile whole) => whole with { Offices = [.. whole.Offices.Take(5), whole.Offices.First(o => o.Feed == OfficeFeed.Display)] };

    private async Task Play(CancellationToken cancel)
    {
        CompanyProfile[] companies = [_profile];
        var (clock, standards) = (new VirtualClock(Simulation.StartOf(companies, Tuesday)), ProfileStandards.Of(companies, CalendarShelf.Shipped));
        _hub = await Hub.Open(new HubOptions
        {
            Log = $"sqlite:{Path.Combine(_folder.FullName, "opshub.db")}", Clock = clock, Catalog = Concepts.CatalogUnder(standards), Standards = standards, WatchDeadlines = false,
            Views = () => Concepts.ViewsUnder(standards), AlertChannels = [AlertChannel.Parse($"{Company}=webhook+http://127.0.0.1:9/nobody")!], AlertSecret = "a secret of sixteen",
        }, NullLoggerFactory.Instance, cancel);
        _web = await WebHost.Start(_hub, new WebOptions("http://127.0.0.1:0", _folder.FullName, ["--Access:Demonstration=true", "--Metrics:TrustLoopback=false", "--Tracing:Endpoint=http://127.0.0.1:9", "--Tracing:Share=0"]) { Companies = companies }, cancel);
        var simulation = new Simulation(_hub, clock, companies, Seed);
        await simulation.Begin(Tuesday, cancel);
        await new PastWork(_hub, Seed).Tell(companies, cancel);
        await simulation.RunTo(Tuesday.At(new LocalTime(9, 40)).InZoneStrictly(_profile.TimeZone).ToInstant(), cancel);
        await InventedOutages.Tell(_hub, companies, cancel);
        await _hub.CatchUp(cancel);
    }

    private async Task SignIn(CancellationToken cancel)
    {
        var first = _web.FirstSignIn!;
        _administrator = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        (await _administrator.PostAsJsonAsync("/api/v1/session", new { login = first.Login, password = first.Password }, cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var wanted = JsonContent.Create(new { label = "prometheus", rights = new[] { Right.ReadMetrics } }, options: HubJson.Options);
        var issued = await (await _administrator.PostAsync("/api/v1/device-keys", wanted, cancel)).Content.ReadFromJsonAsync<JsonElement>(cancel);
        Key = issued.GetProperty("key").GetString()!;
    }
}
