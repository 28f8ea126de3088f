using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Rotas;

namespace OpsHub.ClientHub.Alerts;

/// <summary>Stands in where the host evaluates no alerts.</summary>
internal sealed class NoAlerts : IAlerts
{
    public IReadOnlyCollection<string> Companies => [];

    public RulesState Rules(string company) => RulesState.None;

    public ImmutableArray<RuleVersion> Versions(string company, string rule) => [];

    public RotasState Rotas(string company) => RotasState.None;

    public ImmutableArray<OpenAlert> Open(string company) => [];

    public AlertCell? Firing(string company, string key) => null;

    public PastAlert? Past(string company, string key) => null;
}

/// <summary>Stands in where the host reads no log.</summary>
internal sealed class NoBackTests : IBackTests
{
    public Task<BackTestAnswer?> Try(string company, AlertRule rule, Instant from, Instant to, CancellationToken cancel) => Task.FromResult<BackTestAnswer?>(null);
}
