using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Hosting;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Engine;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Tests.Engine;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Cluster.Tests.Nodes;

/// <summary>Silos and web nodes that show each other certificates of the cluster's own authority.</summary>
public sealed class Links_of_a_cluster : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-links-");
    private readonly MemoryLog _log = new();
    private IPEndPoint? _primary;
    private int _gateway;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task With_certificates_of_one_authority_make_one_cluster_for_silos_and_web_nodes()
    {
        Authority("ours", "first", "second", "web");
        await using var first = await Silo("ours", "first");
        await using var second = await Silo("ours", "second");
        await using var web = await Web(NullLoggerFactory.Instance, CancellationToken.None, "ours", "web");

        foreach (var (name, engine) in new[] { ("first", first), ("second", second), ("web", web) })
            for (var n = 0; n < 8; n++)
                (await engine.Send(new Envelope(Tally.Id($"t{n}"), $"{name}-{n}", new Add(1), "test"), CancellationToken.None)).ShouldBeOfType<Outcome.Done>();
    }

    [Fact]
    public async Task Are_closed_to_who_speaks_plain_and_to_who_has_a_certificate_of_somebody_else()
    {
        Authority("ours", "first");
        Authority("theirs", "stranger");
        await using var first = await Silo("ours", "first");

        foreach (var (authority, name) in new (string?, string?)[] { (null, null), ("theirs", "stranger") })
        {
            using var refused = new CancellationTokenSource();
            using var loggers = new FirstRefusal(refused);
            await Should.ThrowAsync<OperationCanceledException>(Web(loggers, refused.Token, authority, name));
        }
    }

    [Fact]
    public void Are_refused_at_the_start_where_half_of_it_is_said_or_a_file_is_another()
    {
        Authority("ours", "first");
        Authority("theirs", "stranger");

        Should.Throw<SettingRefusedException>(() => ClusterLinks.Of(new ClusterSettings { Certificate = Path("first.crt") })).Message.ShouldContain("together or not at all");
        Should.Throw<SettingRefusedException>(() => ClusterLinks.Of(With("theirs", "first"))).Message.ShouldContain("is not of the authority");
        Should.Throw<SettingRefusedException>(() => ClusterLinks.Of(With("ours", "nobody"))).Message.ShouldContain("cannot be read");
        ClusterLinks.Of(new ClusterSettings()).ShouldBeNull();
    }

    private async Task<OrleansEngine> Silo(string authority, string name)
    {
        var ports = Ports.Free(2);
        _primary ??= new IPEndPoint(IPAddress.Loopback, ports[0]);
        if (_gateway == 0) _gateway = ports[1];
        return await NodeHost.Silo(Parts(NullLoggerFactory.Instance), With(authority, name, ports), silo => silo.UseDevelopmentClustering(_primary), CancellationToken.None);
    }

    private Task<OrleansEngine> Web(ILoggerFactory loggers, CancellationToken cancel, string? authority, string? name) =>
        NodeHost.Client(Parts(loggers), authority is null ? new ClusterSettings() : With(authority, name!), client => client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, _gateway)), cancel);

    private EngineParts Parts(ILoggerFactory loggers) => new(Tally.Catalog, _log, new VirtualClock(Instant.FromUtc(2026, 11, 24, 5, 0)), new EngineOptions(), loggers);

    private ClusterSettings With(string authority, string name, params int[] ports) => new()
    {
        SiloPort = ports.ElementAtOrDefault(0), GatewayPort = ports.ElementAtOrDefault(1), AskAgainMs = 20_000, PatienceS = 60,
        Certificate = Path($"{name}.crt"), CertificateKey = Path($"{name}.key"), CertificateAuthority = Path($"{authority}.crt"),
    };

    /// <summary>Makes an authority and certificates of it.</summary>
    private void Authority(string name, params string[] members)
    {
        var (from, until) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(from, until);
        File.WriteAllText(Path($"{name}.crt"), authority.ExportCertificatePem());
        foreach (var member in members)
        {
            using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var asked = new CertificateRequest($"CN={member}", own, HashAlgorithmName.SHA256);
            using var signed = asked.Create(authority, from, until, Guid.NewGuid().ToByteArray());
            File.WriteAllText(Path($"{member}.crt"), signed.ExportCertificatePem());
            File.WriteAllText(Path($"{member}.key"), own.ExportPkcs8PrivateKeyPem());
        }
    }

    private string Path(string file) => System.IO.Path.Combine(_folder.FullName, file);

    /// <summary>Ends the waiting of a web node at the first silo that would not speak with it.</summary>
    private sealed class FirstRefusal(CancellationTokenSource refused) : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => categoryName.EndsWith("ClientPresence", StringComparison.Ordinal) ? this : NullLogger.Instance;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => refused.Cancel();

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
