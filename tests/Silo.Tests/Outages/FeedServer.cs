using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpsHub.Silo.Tests.Outages;

/// <summary>A grid company's server on a free port that says whatever a test wants.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private WebApplication? _app;

    /// <summary>What it answers; asked for each request.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public int Requests { get; private set; }

    /// <summary>The newest request's headers.</summary>
    public Dictionary<string, string> Asked { get; private set; } = [];

    public Uri Url => new($"{_app!.Urls.First()}/outages");

    public static async Task<FeedServer> Start()
    {
        var server = new FeedServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server._app = builder.Build();
        server._app.Run(server.Take);
        await server._app.StartAsync(CancellationToken.None);
        return server;
    }

    /// <summary>From now on it says this, with an entity tag of its own; whoever has it already is told so.</summary>
    public void Says(string body, string? tag = null) => Answer = async http =>
    {
        var etag = tag ?? $"\"{body.GetHashCode(StringComparison.Ordinal):x8}\"";
        http.Response.Headers.ETag = etag;
        if (http.Request.Headers.IfNoneMatch == etag) http.Response.StatusCode = (int)HttpStatusCode.NotModified;
        else await http.Response.WriteAsync(body);
    };

    public void Fails(int status) => Answer = http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    private Task Take(HttpContext http)
    {
        Requests++;
        Asked = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return Answer(http);
    }
}
