using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace OpsHub.ClientHub.Tests.Proxies;

/// <summary>
/// nginx or HAProxy with the configuration that ships, on free ports of the loopback, with a certificate of its own: only addresses,
/// ports, names and the places of files are put in, and servers left out that there are no nodes for.
/// </summary>
internal sealed partial class ProxyServer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-test-proxy-");
    private readonly Process _process;

    private ProxyServer(string kind, IReadOnlyList<Uri> nodes)
    {
        var (plain, secure) = (FreePort(), FreePort());
        (Plain, Secure) = (new Uri($"http://127.0.0.1:{plain}"), new Uri($"https://127.0.0.1:{secure}"));
        WriteCertificate();
        var shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "proxies", kind == "nginx" ? "opshub.conf" : "haproxy.cfg"));
        var manned = string.Join('\n', shipped.Split('\n').Where(line => Servers().Match(line) is not { Success: true } server || NodeOf(server) < nodes.Count));
        var addressed = Servers().Replace(manned, server => nodes[NodeOf(server)].Authority)
            .Replace("/etc/opshub/tls", _folder.FullName)
            .Replace("hub.example", "127.0.0.1");
        var file = Path.Combine(_folder.FullName, "proxy.conf");
        File.WriteAllText(file, kind == "nginx" ? AsNginx(addressed, plain, secure) : AsHaproxy(addressed, plain, secure));
        string[] arguments = kind == "nginx" ? ["-p", _folder.FullName, "-e", "errors.log", "-c", file, "-g", "daemon off;"] : ["-db", "-f", file];
        _process = Process.Start(new ProcessStartInfo(Program(kind)!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    /// <summary>Where plain HTTP is answered.</summary>
    public Uri Plain { get; }

    /// <summary>Where TLS is.</summary>
    public Uri Secure { get; }

    /// <summary>What is missing of them here, one sentence, or null.</summary>
    public static string? Missing => Program("nginx") is null ? "nginx is not installed (Debian: nginx-light)."
        : Program("haproxy") is null ? "HAProxy is not installed (Debian: haproxy)."
        : null;

    /// <summary>Where that program is, or null. Debian puts servers where ordinary users do not look.</summary>
    public static string? Program(string kind) =>
        new[] { $"/usr/sbin/{kind}", $"/usr/bin/{kind}", $"/usr/local/sbin/{kind}" }.FirstOrDefault(File.Exists);

    /// <summary>Starts it and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended; the message is what it said.</exception>
    public static async Task<ProxyServer> Start(string kind, params IReadOnlyList<Uri> nodes)
    {
        var proxy = new ProxyServer(kind, nodes);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await Listens(proxy.Secure.Port))
        {
            if (proxy._process.HasExited) throw new InvalidOperationException(await proxy._process.StandardError.ReadToEndAsync(patience.Token));
            await tick.WaitForNextTickAsync(patience.Token);
        }
        return proxy;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private string AsNginx(string site, int plain, int secure) => $$"""
        pid {{_folder.FullName}}/nginx.pid;
        events { worker_connections 256; }
        http {
            access_log off;
            client_body_temp_path {{_folder.FullName}}/body;
            proxy_temp_path {{_folder.FullName}}/proxy;
            fastcgi_temp_path {{_folder.FullName}}/fastcgi;
            uwsgi_temp_path {{_folder.FullName}}/uwsgi;
            scgi_temp_path {{_folder.FullName}}/scgi;
            {{site.Replace("listen 80;", $"listen 127.0.0.1:{plain};").Replace("listen 443 ", $"listen 127.0.0.1:{secure} ")}}
        }
        """;

    private static string AsHaproxy(string whole, int plain, int secure) =>
        whole.Replace("bind :80\n", $"bind 127.0.0.1:{plain}\n").Replace("bind :443 ", $"bind 127.0.0.1:{secure} ").Replace("maxconn 8000", "maxconn 200");

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var (crt, pem) = (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(_folder.FullName, "hub.crt"), crt + "\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "hub.key"), pem + "\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "hub.pem"), $"{crt}\n{pem}\n");
    }

    /// <summary>Which of the nodes, from 0, stands for an address of the shipped file.</summary>
    private static int NodeOf(Match server) => int.Parse(server.Groups[1].Value) - 1;

    private static async Task<bool> Listens(int port)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"10\.0\.0\.1(\d):8080")]
    private static partial Regex Servers();
}
