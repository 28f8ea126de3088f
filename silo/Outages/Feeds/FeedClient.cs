using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using OpsHub.Silo.Addresses;

namespace OpsHub.Silo.Outages.Feeds;

/// <summary>What came of asking for a list.</summary>
internal abstract record FeedAnswer
{
    internal sealed record Body(byte[] Bytes) : FeedAnswer;

    /// <summary>The list is as it was.</summary>
    internal sealed record Same : FeedAnswer;

    internal sealed record Failed(string Reason) : FeedAnswer;
}

/// <summary>
/// Asks one source for its list. It remembers how the list was stamped, so that an unchanged one is not sent again; gives up after the source's seconds and bytes; follows three redirects at
/// most; and connects only to addresses that the source may have, whatever its name answers and wherever it sends the hub.
/// </summary>
internal sealed class FeedClient : IDisposable
{
    private const int MostRedirects = 3;

    private readonly FeedSource _source;
    private readonly HttpClient _http;
    private EntityTagHeaderValue? _tag;
    private DateTimeOffset? _modified;

    public FeedClient(FeedSource source) => (_source, _http) = (source, new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,   // a proxy would connect for us, past the check of addresses
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = Connect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),   // names move
    }) { Timeout = Timeout.InfiniteTimeSpan });

    public async Task<FeedAnswer> Ask(CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(_source.TimeoutS), TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await Follow(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new FeedAnswer.Failed($"no whole answer within {_source.TimeoutS} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            return new FeedAnswer.Failed(e.InnerException?.Message ?? e.Message);   // a source that is away is waited for
        }
    }

    /// <summary>The stamps belong to a list that was understood: one that was not is asked for again as a whole.</summary>
    public void Forget() => (_tag, _modified) = (null, null);

    public void Dispose() => _http.Dispose();

    private async Task<FeedAnswer> Follow(CancellationToken cancel)
    {
        var url = _source.Url;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = Request(url);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.NotModified) return new FeedAnswer.Same();
            if (answer.StatusCode == HttpStatusCode.OK) return await Body(answer, cancel).ConfigureAwait(false);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location) return new FeedAnswer.Failed($"HTTP {(int)answer.StatusCode}");
            url = new Uri(url, location);
            if (url.Scheme is not ("http" or "https")) return new FeedAnswer.Failed($"it redirects to {url.Scheme}:, which is not asked");
        }
        return new FeedAnswer.Failed($"more than {MostRedirects} redirects");
    }

    /// <summary>The token goes to the source's own host only, never where it redirects to.</summary>
    private HttpRequestMessage Request(Uri url)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd(_source.Format == FeedFormat.Json ? "application/json" : "text/csv");
        if (_tag is not null) request.Headers.IfNoneMatch.Add(_tag);
        else request.Headers.IfModifiedSince = _modified;
        if (_source.TokenFrom is { } variable && Uri.Compare(url, _source.Url, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable(variable));
        return request;
    }

    private async Task<FeedAnswer> Body(HttpResponseMessage answer, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        using var stream = await answer.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > _source.MaxBytes) return new FeedAnswer.Failed($"it is larger than {_source.MaxBytes} bytes");
            body.Write(buffer, 0, read);
        }
        (_tag, _modified) = (answer.Headers.ETag, answer.Content.Headers.LastModified);
        return new FeedAnswer.Body(body.ToArray());
    }

    /// <summary>A name is looked up here and nowhere later, so that the address that was checked is the one that is connected to.</summary>
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel).ConfigureAwait(false);
        var allowed = _source.Inside ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (allowed.Length == 0) throw new HttpRequestException($"{context.DnsEndPoint.Host} is inside a private network or this machine; say \"inside\": true if it is meant to be");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
