using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OpsHub.Cluster.Engine;
using OpsHub.Cluster.Hosting;
using OpsHub.Cluster.Tests.Support;
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
    private readonly Authorities _authorities = new();
    private readonly MemoryLog _log = new();
    private IPEndPoint? _primary;
    private int _gateway;

    public void Dispose() => _authorities.Dispose();

    [Fact]
    public async Task With_certificates_of_one_authority_make_one_cluster_for_silos_and_web_nodes()
    {
        _authorities.Make("ours", "first", "second", "web");
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
        _authorities.Make("ours", "first");
        _authorities.Make("theirs", "stranger");
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
        _authorities.Make("ours", "first");
        _authorities.Make("theirs", "stranger");

        Should.Throw<SettingRefusedException>(() => ClusterLinks.Of(new ClusterSettings { Certificate = _authorities.Certificate("first") })).Message.ShouldContain("together or not at all");
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
        Certificate = _authorities.Certificate(name), CertificateKey = _authorities.Key(name), CertificateAuthority = _authorities.Certificate(authority),
    };

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
