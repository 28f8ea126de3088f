using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Health;
using OpsHub.Grains;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.ClientHub.Tests.Host;

/// <summary>The real web edge on a free port, over deciders in memory.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    public const string Epoch = "test-epoch";
    public const string Password = "correct horse battery";

    private readonly List<HttpClient> _clients = [];

    private TestHub(WebApplication app, LogBook log, string administratorPassword)
    {
        (App, Log) = (app, log);
        AdministratorPassword = administratorPassword;
        Address = new Uri(app.Urls.First());
    }

    public WebApplication App { get; }

    public LogBook Log { get; }

    public Uri Address { get; }

    public string AdministratorPassword { get; }

    public BoardsDouble Boards => App.Services.GetRequiredService<BoardsDouble>();

    public TestClock Clock => App.Services.GetRequiredService<TestClock>();

    public GrainsDouble Grains => App.Services.GetRequiredService<GrainsDouble>();

    public ReadinessDouble Readiness => App.Services.GetRequiredService<ReadinessDouble>();

    /// <param name="settings">Configuration, such as <c>("Feed:PushIntervalMs", "20")</c>.</param>
    public static async Task<TestHub> Start(params (string Key, string? Value)[] settings) => await Start(_ => { }, settings);

    public static async Task<TestHub> Start(Action<WebApplicationBuilder> more, params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new LogBook();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Feed:PushIntervalMs"] = "20", ["Access:Demonstration"] = "true" });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value));
        AddDoubles(builder.Services);
        builder.Services.AddClientHub();
        more(builder);
        var app = builder.Build();
        app.MapClientHub();
        await app.StartAsync(CancellationToken.None);
        var first = await app.Services.GetRequiredService<FirstAdministrator>().Create(CancellationToken.None);
        return new TestHub(app, log, first!.Password);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(c => c.Dispose());
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
    }

    /// <summary>A client with a cookie jar of its own.</summary>
    public HttpClient Client(CookieContainer? cookies = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies ?? new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        _clients.Add(client);
        return client;
    }

    public async Task<HttpClient> Administrator(CookieContainer? cookies = null) => await SignIn("admin", AdministratorPassword, cookies);

    public async Task<HttpClient> SignIn(string login, string password, CookieContainer? cookies = null)
    {
        var client = Client(cookies);
        (await client.PostAsJsonAsync("/api/v1/session", new { login, password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        return client;
    }

    /// <summary>A new account with these roles, signed in.</summary>
    public async Task<HttpClient> Person(string login, params RoleGrant[] roles)
    {
        var administrator = await Administrator();
        var body = JsonContent.Create(new { login, roles, password = Password }, options: HubJson.Options);
        (await administrator.PostAsync("/api/v1/accounts", body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return await SignIn(login, Password);
    }

    /// <summary>A new device key.</summary>
    public async Task<string> IssueKey(string? company, string? office, params Right[] rights) => (await IssueKeyUntil(null, company, office, rights)).Key;

    public async Task<(string Id, string Key)> IssueKeyUntil(Instant? expiresAt, string? company, string? office, params Right[] rights)
    {
        var administrator = await Administrator();
        var body = JsonContent.Create(new { label = "test", rights, company, office, expiresAt }, options: HubJson.Options);
        var issued = await Json(await administrator.PostAsync("/api/v1/device-keys", body));
        return (issued.GetProperty("id").GetString()!, issued.GetProperty("key").GetString()!);
    }

    /// <summary>A client that sends the key with every request.</summary>
    public HttpClient WithKey(string key)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>The body of an answer of status 200.</summary>
    public static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static void AddDoubles(IServiceCollection services)
    {
        services.AddSingleton<TestClock>().AddSingleton<IHostClock>(s => s.GetRequiredService<TestClock>());
        services.AddSingleton(Concepts.Catalog);
        services.AddSingleton(new BoardsDouble(Epoch)).AddSingleton<IBoards>(s => s.GetRequiredService<BoardsDouble>());
        services.AddSingleton(s => new GrainsDouble(s.GetRequiredService<Catalog>(), s.GetRequiredService<TestClock>(), s.GetServices<IFollower>));
        services.AddSingleton<IGrains>(s => s.GetRequiredService<GrainsDouble>());
        services.AddSingleton<ReadinessDouble>().AddSingleton<IReadiness>(s => s.GetRequiredService<ReadinessDouble>());
    }
}

internal sealed class ReadinessDouble : IReadiness
{
    public NotReady? Missing { get; set; }

    /// <summary>What a read that names a position is told.</summary>
    public Following Following { get; set; }

    public Task<Following> Follow(long position, CancellationToken cancel) => Task.FromResult(Following);

    public Task<NotReady?> Check(CancellationToken cancel) => Task.FromResult(Missing);
}
