using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Owners;
using OpsHub.Silo.Hosting;

namespace OpsHub.Faults.Tests.Support;

/// <summary>A hub within this process with its web edge, its offices set up, and a client that may send commands.</summary>
internal sealed class WebScene : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebHost _web;

    private WebScene(Hub hub, WebHost web, HttpClient http, DirectoryInfo folder) => (Hub, _web, Http, _folder) = (hub, web, http, folder);

    public Hub Hub { get; }

    public HttpClient Http { get; }

    public static async Task<WebScene> Over(HubOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("opshub-scene-");
        var hub = await Hub.Open(options, NullLoggerFactory.Instance, CancellationToken.None);
        var web = await WebHost.Start(hub, new WebOptions("http://127.0.0.1:0", folder.FullName, ["--Logging:LogLevel:Default=None", "--Access:Demonstration=true", "--Limits:RequestsPerMinute=10000000"]), CancellationToken.None);
        var address = new Uri(web.App.Urls.First());
        var http = EdgeClient.With(address, await EdgeClient.IssueKey(address, web.FirstSignIn!.Password));
        await QueueLoad.Set(hub.Grains);
        return new WebScene(hub, web, http, folder);
    }

    /// <summary>The first answer to a ticket's issue that is not a success: a small commit may still find its way where a large batch did not.</summary>
    public async Task<HttpResponseMessage> Refused()
    {
        for (var n = 0; ; n++)
        {
            var answer = await Issue($"refused-{n}");
            if (!answer.IsSuccessStatusCode) return answer;
        }
    }

    public Task<HttpResponseMessage> Issue(string id) =>
        Http.SendAsync(EdgeClient.Post($"/api/v1/{Scene.Company}/queue/{Scene.OfficeIds.First()}/issue-ticket", """{"service":"s"}""", "application/json", id));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _web.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
