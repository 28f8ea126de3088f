using System.Net;
using System.Net.Sockets;
using System.Text;
using OpsHub.Silo.Channels.Probes;

namespace OpsHub.Silo.Tests.Channels;

/// <summary>One look at a server that answers, hangs, resets, or is somebody else.</summary>
public sealed class Looks_at_a_double : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ProbeLook _look = new(new AddressGuard(allowPrivate: true), TimeProvider.System);
    private readonly CancellationTokenSource _over = new();

    public Looks_at_a_double() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _look.Dispose();
        _over.Dispose();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", null)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n", null)]   // an answer, and not followed
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", "ответ 500")]
    [InlineData("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "ответ 503")]
    [InlineData("no HTTP at all\r\n\r\n", "соединение оборвано")]
    public async Task Says_what_the_server_answered(string answer, string? failure)
    {
        var serving = Serve(answer);

        (await Look("http")).ShouldBe(new ProbeResult(failure));
        await serving;
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_after_its_time()
    {
        var taking = _listener.AcceptTcpClientAsync(_over.Token);

        (await Look("http", timeoutS: 1)).ShouldBe(new ProbeResult("не отвечает за 1 с"));
        (await taking).Dispose();
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_a_failure()
    {
        var resetting = Reset();

        (await Look("http")).Failure.ShouldBe("соединение оборвано");
        await _over.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(resetting);
    }

    [Fact]
    public async Task A_certificate_that_is_none_is_a_failure()
    {
        var serving = Serve("this is no TLS\r\n");

        (await Look("https")).Failure.ShouldBe("сертификат не принят");
        await serving;
    }

    [Fact]
    public async Task Where_nobody_listens_the_connection_is_refused_and_where_somebody_does_it_is_good()
    {
        (await Look("tcp")).Good.ShouldBeTrue();
        _listener.Stop();

        var gone = new Probe("saratov", "website", "p", new Uri($"tcp://127.0.0.1:{FreePort()}"), 60, 5);
        (await _look.At(gone, CancellationToken.None)).Failure.ShouldBe("соединение не принято");
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("::7f00:1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("5.255.255.70", true)]
    [InlineData("2a02:6b8::2:242", true)]
    public void The_hub_is_sent_to_the_public_internet_only(string address, bool allowed) => new AddressGuard(allowPrivate: false).Allows(IPAddress.Parse(address)).ShouldBe(allowed);

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:192.168.0.1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("fe80::1", false)]
    public void Own_networks_are_reached_only_where_that_is_said_and_the_link_never(string address, bool allowed) => new AddressGuard(allowPrivate: true).Allows(IPAddress.Parse(address)).ShouldBe(allowed);

    [Fact]
    public async Task An_address_that_is_not_allowed_is_not_connected_to()
    {
        using var careful = new ProbeLook(new AddressGuard(allowPrivate: false), TimeProvider.System);

        (await careful.At(new Probe("saratov", "website", "p", new Uri($"http://127.0.0.1:{Port}/")), CancellationToken.None)).Failure.ShouldBe("адрес не разрешён настройкой");
        _listener.Pending().ShouldBeFalse();
    }

    /// <param name="timeoutS">Longer than the slowest machine takes for an answer that comes.</param>
    private Task<ProbeResult> Look(string scheme, int timeoutS = 59) => _look.At(new Probe("saratov", "website", "p", new Uri($"{scheme}://127.0.0.1:{Port}/"), 60, timeoutS), CancellationToken.None);

    private async Task Serve(string answer)
    {
        using var client = await _listener.AcceptTcpClientAsync(_over.Token);
        var stream = client.GetStream();
        await stream.ReadAtLeastAsync(new byte[16], 1, cancellationToken: _over.Token);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _over.Token);
        client.Client.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Every connection: a client may try again where it had not sent anything yet.</summary>
    private async Task Reset()
    {
        while (!_over.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_over.Token);
            client.LingerState = new LingerOption(true, 0);
            client.Dispose();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
