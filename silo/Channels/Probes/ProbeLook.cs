using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace OpsHub.Silo.Channels.Probes;

/// <summary>What one look has seen.</summary>
/// <param name="Failure">Why it was not good, as customers and supervisors may read it; null where it was.</param>
internal readonly record struct ProbeResult(string? Failure)
{
    public bool Good => Failure is null;
}

/// <summary>Looks at a target once.</summary>
internal sealed class ProbeLook : IDisposable
{
    private const int LeastBad = 400;

    private readonly AddressGuard _guard;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public ProbeLook(AddressGuard guard, TimeProvider time)
    {
        (_guard, _time) = (guard, time);
        // each look makes a connection of its own: what is kept open says nothing of who can still get in; a redirection could lead anywhere
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero, ConnectCallback = (c, token) => _guard.Connect(c.DnsEndPoint.Host, c.DnsEndPoint.Port, token) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ProbeResult> At(Probe probe, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(probe.TimeoutS), _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return new ProbeResult(probe.Target.Scheme == "tcp" ? await Knock(probe.Target, both.Token).ConfigureAwait(false) : await Ask(probe.Target, both.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new ProbeResult($"не отвечает за {probe.TimeoutS} с");
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException or AddressForbiddenException)
        {
            return new ProbeResult(Words(e));
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> Knock(Uri target, CancellationToken cancel)
    {
        await using var stream = await _guard.Connect(target.Host, target.Port, cancel).ConfigureAwait(false);
        return null;
    }

    private async Task<string?> Ask(Uri target, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("OpsHub-probe", "1"));
        request.Headers.ConnectionClose = true;
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
        return (int)answer.StatusCode >= LeastBad ? $"ответ {(int)answer.StatusCode}" : null;
    }

    private static string Words(Exception e) => e switch
    {
        _ when Inner<AddressForbiddenException>(e) is not null => "адрес не разрешён настройкой",
        _ when Inner<AuthenticationException>(e) is not null => "сертификат не принят",
        _ when Inner<SocketException>(e) is { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "имя не найдено",
        _ when Inner<SocketException>(e) is { SocketErrorCode: SocketError.ConnectionRefused } => "соединение не принято",
        _ => "соединение оборвано",
    };

    private static T? Inner<T>(Exception e)
        where T : Exception => e as T ?? (e.InnerException is { } inner ? Inner<T>(inner) : null);
}
