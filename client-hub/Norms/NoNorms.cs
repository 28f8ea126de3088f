using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Norms;

namespace OpsHub.ClientHub.Norms;

/// <summary>Stands in where the host keeps no norms.</summary>
internal sealed class NoNorms : INorms
{
    public NormLedger? Ledger(string company, YearMonth? month) => null;

    public NormDetail? One(string company, string norm, YearMonth? month, string? subject, int most) => null;

    public ImmutableArray<NormStanding> Standings(string company) => [];

    public long LateAppeals(string company, string norm, IReadOnlyCollection<string> appeals) => 0;
}

/// <summary>Stands in where the host knows no requirements.</summary>
internal sealed class NoRequirements : IRequirements
{
    public TracedStandard? Of(string company) => null;
}
