using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Tests.Appeals;

/// <summary>The whole hub with its web edge over a log file of its own, on a standing clock.</summary>
internal sealed class ServedDesk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-desk-tests-");
    private WebHost? _web;
    private bool _boards;
    private (string Login, string Password) _administrator;

    public VirtualClock Clock { get; } = new(Instant.FromUtc(2025, 4, 29, 12, 0));

    public Hub Hub { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <param name="boards">Whether boards are folded, for tests that look at them.</param>
    public static async Task<ServedDesk> Start(bool boards = false)
    {
        var desk = new ServedDesk { _boards = boards };
        await desk.Open();
        var first = desk._web!.FirstSignIn!;
        desk._administrator = (first.Login, first.Password);
        desk.Client = await desk.SignIn(first.Login, first.Password);
        return desk;
    }

    /// <summary>Stops the hub and starts it anew on the same files and clock.</summary>
    public async Task Restart()
    {
        Client.Dispose();
        await _web!.DisposeAsync();
        await Open();
        Client = await SignIn(_administrator.Login, _administrator.Password);
    }

    private async Task Open()
    {
        var standards = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
        var options = new HubOptions { Log = $"sqlite:{Path.Combine(_folder.FullName, "opshub.db")}", Clock = Clock, Catalog = Concepts.CatalogUnder(standards), Standards = standards, WatchDeadlines = false, Views = () => _boards ? Concepts.ViewsUnder(standards) : [] };
        Hub = await Hub.Open(options, NullLoggerFactory.Instance, CancellationToken.None);
        _web = await WebHost.Start(Hub, new WebOptions("http://127.0.0.1:0", _folder.FullName, ["--Access:Demonstration=true"]), CancellationToken.None);
    }

    public async Task<HttpClient> SignIn(string login, string password)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_web!.App.Urls.First()) };
        (await client.PostAsJsonAsync("/api/v1/session", new { login, password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        return client;
    }

    /// <summary>A new account with one role, signed in.</summary>
    public async Task<HttpClient> Person(string login, string role, string? company = "samara", string? office = null)
    {
        var body = JsonContent.Create(new { login, roles = new[] { new { role, company, office } }, password = "correct horse battery" }, options: HubJson.Options);
        (await Client.PostAsync("/api/v1/accounts", body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return await SignIn(login, "correct horse battery");
    }

    public async Task<HttpResponseMessage> Command(string address, object body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{address}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        var answer = await Client.SendAsync(request);
        await Hub.CatchUp(CancellationToken.None);
        return answer;
    }

    /// <summary>Reports facts and gives the answers, one per line.</summary>
    public async Task<List<JsonElement>> Facts(string company, params string[] lines)
    {
        var content = new StringContent(string.Concat(lines.Select(l => l + "\n")), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        var answer = await Client.PostAsync($"/api/v1/{company}/facts", content);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        await Hub.CatchUp(CancellationToken.None);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    public Task<JsonElement> Get(string address) => Get(Client, address);

    public static async Task<JsonElement> Get(HttpClient client, string address)
    {
        var answer = await client.GetAsync($"/api/v1/{address}");
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Stored names of what happened to a grain.</summary>
    public async Task<List<string>> Stream(string grain)
    {
        var names = new List<string>();
        await foreach (var record in Hub.Log.ReadStream(grain, 0, CancellationToken.None)) names.Add(record.Event.Name);
        return names;
    }

    /// <summary>Every byte that the hub has written, the cookie keys aside.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Files() => _folder.EnumerateFiles("opshub*").Select(file =>
    {
        using var open = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[open.Length];
        open.ReadExactly(bytes);
        return (file.Name, bytes);
    });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web!.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
