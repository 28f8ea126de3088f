using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpsHub.Cluster.Tests.Leases;

/// <summary>Somebody outside the hub who is written to over HTTP, keeps the highest term that a letter bore, and refuses a lower one with 409.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private const string Term = "Lease-Term";

    private readonly Lock _lock = new();
    private readonly List<string> _taken = [];
    private readonly WebApplication _web;
    private readonly HttpClient _http = new();
    private long _highest;

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _web = builder.Build();
        _web.Urls.Add("http://127.0.0.1:0");
        _web.MapPost("/", async (HttpRequest request) => Take(
            long.Parse(request.Headers[Term].ToString(), CultureInfo.InvariantCulture), await new StreamReader(request.Body).ReadToEndAsync()) ? Results.NoContent() : Results.Conflict());
    }

    /// <summary>Letters taken, in order.</summary>
    public IReadOnlyList<string> Taken
    {
        get { lock (_lock) return [.. _taken]; }
    }

    public static async Task<Receiver> Start()
    {
        var receiver = new Receiver();
        await receiver._web.StartAsync();
        return receiver;
    }

    /// <summary>What a job of the hub's does: sends what it has to say under the term that it read before.</summary>
    public async Task<HttpStatusCode> Send(long term, string letter)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _web.Urls.First()) { Content = new StringContent(letter) };
        request.Headers.Add(Term, term.ToString(CultureInfo.InvariantCulture));
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _web.DisposeAsync();
    }

    private bool Take(long term, string letter)
    {
        lock (_lock)
        {
            if (term < _highest) return false;
            _highest = term;
            _taken.Add(letter);
            return true;
        }
    }
}
