using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Calls;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Floor;

/// <summary>The first office of a company on the whole hub with its web edge, open, at 10:00 on Tuesday 24 November 2026 of its own time, on a standing clock.</summary>
internal sealed class ServedFloor : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-floor-tests-");
    private WebHost? _web;
    private int _commands;

    public VirtualClock Clock { get; private set; } = null!;

    public Hub Hub { get; private set; } = null!;

    /// <summary>The administrator.</summary>
    public HttpClient Client { get; private set; } = null!;

    public string Company { get; private set; } = "";

    public string Office { get; private set; } = "";

    public Uri Address => new(_web!.App.Urls.First());

    /// <param name="company">Whose profile, as it ships.</param>
    /// <param name="settings">Of the web edge, such as <c>--Feed:PushIntervalMs=50</c>.</param>
    public static async Task<ServedFloor> Start(string company = "saratov", params string[] settings)
    {
        var profile = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json"));
        var office = profile.Offices[0];
        var floor = new ServedFloor { Company = company, Office = office.Id, Clock = new VirtualClock(new LocalDateTime(2026, 11, 24, 10, 0).InZoneStrictly(office.TimeZone ?? profile.TimeZone).ToInstant()) };
        var options = new HubOptions { Log = $"sqlite:{Path.Combine(floor._folder.FullName, "opshub.db")}", Clock = floor.Clock, Catalog = Concepts.Catalog, WatchDeadlines = false, Views = () => [new HallScreenView(), new FloorView(), new CallsView()] };
        floor.Hub = await Hub.Open(options, NullLoggerFactory.Instance, CancellationToken.None);
        floor._web = await WebHost.Start(floor.Hub, new WebOptions("http://127.0.0.1:0", floor._folder.FullName, ["--Access:Demonstration=true", "--Limits:AnonymousPerMinute=100000", "--Limits:BookingsPerHour=100000", .. settings]), CancellationToken.None);
        floor.Client = floor.With(floor.Cookies);
        (await floor.Client.PostAsJsonAsync("/api/v1/session", new { login = floor._web.FirstSignIn!.Login, password = floor._web.FirstSignIn.Password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await floor.Send(Grains.Offices.Office.IdOf(company, office.Id), ProfileCommands.Register(profile, office));
        await floor.Send(Queue.IdOf(company, office.Id), ProfileCommands.Configure(profile, office));
        await floor.Send(OfficeBookings.IdOf(company, office.Id), ProfileCommands.Bookings(profile, office)!);
        await floor.Send(Grains.Offices.Office.IdOf(company, office.Id), new OpenOffice());
        return floor;
    }

    /// <summary>Cookies of the administrator.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Somebody who is not signed in.</summary>
    public HttpClient Stranger() => With(new CookieContainer());

    private HttpClient With(CookieContainer cookies) => new(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = Address };

    public async Task<Outcome.Done> Send(GrainId grain, ICommand command)
    {
        var outcome = await Hub.Grains.Send(new Envelope(grain, $"test-{++_commands}", command, "test"), CancellationToken.None);
        await Hub.CatchUp(CancellationToken.None);
        return outcome.ShouldBeOfType<Outcome.Done>(outcome.ToString());
    }

    public Task<Outcome.Done> Send(QueueCommand command) => Send(Queue.IdOf(Company, Office), command);

    public Task<Outcome.Done> Open(int window, params string[] services) =>
        Send(Grains.Windows.Window.IdOf(Company, Office, window), new Grains.Windows.OpenWindow($"{window}0{window}", [.. services]));

    public void Advance(int seconds) => Clock.AdvanceTo(Clock.GetCurrentInstant() + Duration.FromSeconds(seconds));

    public static async Task<HttpResponseMessage> Post(HttpClient client, string address, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{address}") { Content = JsonContent.Create(body ?? new { }, options: HubJson.Options) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return await client.SendAsync(request);
    }

    /// <summary>The body of an answer of status 200, or that of the problem.</summary>
    public static async Task<JsonElement> Json(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<JsonElement> Get(string address, HttpClient? client = null) => await Json(await (client ?? Client).GetAsync($"/api/v1/{address}"));

    public static async Task<string> Code(HttpResponseMessage answer) => (await Json(answer, answer.StatusCode)).GetProperty("type").GetString()!["urn:opshub:problem:".Length..];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web!.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
