using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpsHub.Testing;

/// <summary>How a mail server speaks TLS.</summary>
public enum SmtpTls { None, Start, Implicit }

/// <summary>Debian's aiosmtpd in a process of its own, with a certificate made here; every letter is a file.</summary>
public sealed class SmtpServer : IDisposable
{
    /// <summary>A handler that takes a receiver only when it is asked for the second time, as grey-listing servers do.</summary>
    private const string Grey = """
        from aiosmtpd.handlers import Mailbox
        class Grey(Mailbox):
            seen = set()
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address not in self.seen:
                    self.seen.add(address)
                    return "451 4.7.1 come again later"
                envelope.rcpt_tos.append(address)
                return "250 fine"
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-smtp-");
    private Process? _process;

    public int Port { get; } = Ports.Free();

    /// <summary>PEM file of the authority that signed the server's certificate.</summary>
    public string Authority => Path.Combine(_folder.FullName, "authority.pem");

    /// <summary>The letters taken, as they came.</summary>
    public IReadOnlyList<string> Letters => [.. Directory.EnumerateFiles(Path.Combine(_folder.FullName, "box", "new")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <exception cref="InvalidOperationException">Debian's python3-aiosmtpd is missing.</exception>
    public static async Task<SmtpServer> Start(SmtpTls tls, bool grey = false)
    {
        var server = new SmtpServer();
        server.Certify();
        File.WriteAllText(Path.Combine(server._folder.FullName, "grey.py"), Grey);
        string In(string file) => Path.Combine(server._folder.FullName, file);
        string[] encrypted = tls switch { SmtpTls.Start => ["--tlscert", In("server.pem"), "--tlskey", In("server.key")], SmtpTls.Implicit => ["--smtpscert", In("server.pem"), "--smtpskey", In("server.key")], _ => [] };
        var program = new ProcessStartInfo("/usr/bin/python3", ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{server.Port}", .. encrypted, "-c", grey ? "grey.Grey" : "aiosmtpd.handlers.Mailbox", In("box")]) { RedirectStandardError = true };
        program.Environment["PYTHONPATH"] = server._folder.FullName;
        server._process = Process.Start(program)!;
        try
        {
            await Ports.Listening(server.Port);
        }
        catch (OperationCanceledException)
        {
            server.Dispose();
            throw new InvalidOperationException("The mail server did not start; is Debian's python3-aiosmtpd installed?");
        }
        return server;
    }

    public void Dispose()
    {
        if (_process is { } process)
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        _folder.Delete(recursive: true);
    }

    /// <summary>An authority, and a certificate of <c>127.0.0.1</c> that it signed.</summary>
    private void Certify()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=OpsHub test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, until) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var authority = authorityRequest.CreateSelfSigned(from, until);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, until, [1, 2, 3, 4]);
        File.WriteAllText(Authority, authority.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.FullName, "server.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.FullName, "server.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
