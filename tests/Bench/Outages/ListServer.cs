using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace OpsHub.Bench.Outages;

/// <summary>A grid company's server that lists very many outages.</summary>
internal sealed class ListServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<string> _rows;
    private byte[] _body;

    private ListServer(WebApplication app, List<string> rows) => (_app, _rows, _body) = (app, rows, Written(rows));

    public Uri Url => new($"{_app.Urls.First()}/list");

    public int Bytes => _body.Length;

    public static async Task<ListServer> Start(int outages, int offices, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ListServer(builder.Build(), [.. Enumerable.Range(0, outages).Select(n => Row(n, n % offices, n % 1000))]);
        server._app.Run(http => http.Response.Body.WriteAsync(server._body, http.RequestAborted).AsTask());
        await server._app.StartAsync(cancel);
        return server;
    }

    public void Touch()
    {
        _rows[0] = Row(0, 0, 4711);
        _body = Written(_rows);
    }

    public void Empty() => _body = "[]"u8.ToArray();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Row(int n, int office, int customers) => $$"""{"id":"{{n}}","place":"с. Место{{office}}","customers":{{customers}}}""";

    private static byte[] Written(List<string> rows) => Encoding.UTF8.GetBytes($"[{string.Join(",\n", rows)}]");
}
