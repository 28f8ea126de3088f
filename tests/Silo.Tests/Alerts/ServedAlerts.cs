using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Silo.Alerts.Delivery;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Alerts;

/// <summary>The first office of Saratov on the whole hub with its alerts, on a standing clock and a log that outlives a restart.</summary>
internal sealed class ServedAlerts : IAsyncDisposable
{
    public const string Company = "saratov";

    /// <summary>Signs webhooks.</summary>
    public const string Secret = "a secret of sixteen";

    /// <summary>Far longer than any pass takes, on any machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-alert-tests-");
    private WebHost? _web;
    private (string Login, string Password) _administrator;
    private int _commands;
    private AlertChannel[] _channels = [];

    public VirtualClock Clock { get; } = new(new LocalDateTime(2026, 11, 24, 10, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Saratov"]).ToInstant());

    public Hub Hub { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public string Office { get; private set; } = "";

    /// <param name="channels">Where alerts are told, without the company.</param>
    public static async Task<ServedAlerts> Start(params string[] channels)
    {
        var profile = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{Company}.json"));
        var served = new ServedAlerts { Office = profile.Offices[0].Id, _channels = [.. channels.Select(c => AlertChannel.Parse($"{Company}={c}")!)] };
        await served.Open();
        await served.Send(Grains.Companies.Company.IdOf(Company), ProfileCommands.Register(profile, simulated: true));
        await served.Send(Grains.Offices.Office.IdOf(Company, served.Office), ProfileCommands.Register(profile, profile.Offices[0]));
        await served.Send(Queue.IdOf(Company, served.Office), ProfileCommands.Configure(profile, profile.Offices[0]));
        await served.Send(Grains.Offices.Office.IdOf(Company, served.Office), new OpenOffice());
        return served;
    }

    /// <summary>Stops the hub and starts it anew on the same files and clock.</summary>
    public async Task Restart()
    {
        Client.Dispose();
        await _web!.DisposeAsync();
        await Open();
    }

    public async Task<Outcome.Done> Send(GrainId grain, ICommand command)
    {
        var outcome = await Hub.Grains.Send(new Envelope(grain, $"test-{++_commands}", command, "test"), CancellationToken.None);
        return outcome.ShouldBeOfType<Outcome.Done>(outcome.ToString());
    }

    /// <summary>Waits until an alert's own stream holds an event of that type, and gives all of them.</summary>
    public async Task<List<IEvent>> Until<T>(GrainId alert, int times = 1)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var head = await Hub.Log.Head(patience.Token);
            var story = await Story(alert);
            if (story.Count(e => e is T) >= times) return story;
            await Hub.Log.WaitBeyond(head, patience.Token);
        }
    }

    /// <summary>Waits until the log holds an event of such a grain.</summary>
    public async Task<GrainId> UntilGrain(Func<GrainId, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (long position = 0; ;)
        {
            var page = await Hub.Log.ReadAll(position, 1_000, patience.Token);
            foreach (var record in page)
                if (GrainId.Parse(record.Stream) is var grain && wanted(grain)) return grain;
            position = page.Count > 0 ? page[^1].Position : position;
            if (page.Count == 0) await Hub.Log.WaitBeyond(position, patience.Token);
        }
    }

    public async Task<List<IEvent>> Story(GrainId alert)
    {
        var story = new List<IEvent>();
        await foreach (var record in Hub.Log.ReadStream(alert.ToString(), 0, CancellationToken.None)) story.Add(Hub.Catalog.Read(record.Event.Name, record.Event.Data.Span));
        return story;
    }

    public async Task<JsonElement> Get(string address) => await Json(await Client.GetAsync($"/api/v1/{address}"));

    public Task<HttpResponseMessage> Call(HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{address}");
        if (body is not null) request.Content = JsonContent.Create(body, options: Grains.Kernel.Json.HubJson.Options);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return Client.SendAsync(request);
    }

    public static async Task<JsonElement> Json(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task Open()
    {
        var standards = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
        var options = new HubOptions
        {
            Log = $"sqlite:{Path.Combine(_folder.FullName, "opshub.db")}", Clock = Clock, Catalog = Concepts.CatalogUnder(standards), Standards = standards,
            Views = Concepts.Views, AlertChannels = _channels, AlertSecret = Secret,
        };
        Hub = await Hub.Open(options, NullLoggerFactory.Instance, CancellationToken.None);
        _web = await WebHost.Start(Hub, new WebOptions("http://127.0.0.1:0", _folder.FullName, ["--Access:Demonstration=true"]), CancellationToken.None);
        if (_web.FirstSignIn is { } first) _administrator = (first.Login, first.Password);
        Client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_web.App.Urls.First()) };
        (await Client.PostAsJsonAsync("/api/v1/session", new { login = _administrator.Login, password = _administrator.Password })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
