using System.Collections.Immutable;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Channels.Probes;

/// <summary>One point that is looked at again and again: an address of a channel.</summary>
/// <param name="Id">Unique in the company.</param>
/// <param name="Target">An <c>http</c>, <c>https</c> or <c>tcp</c> address; of the first two any answer below 400 is good, of the last that somebody takes the connection.</param>
/// <param name="EveryS">Seconds between two looks, 5–3600.</param>
/// <param name="TimeoutS">Seconds that one look may take, 1–60, and less than <paramref name="EveryS"/>.</param>
/// <param name="Failures">Looks in a row that must fail before the channel is down, 1–20.</param>
/// <param name="Successes">Looks in a row that must be good before it is up again, 1–20.</param>
/// <param name="JitterPercent">By how much of the time between two looks each comes earlier or later, 0–50.</param>
public sealed record Probe(string Company, string Channel, string Id, Uri Target, int EveryS = 60, int TimeoutS = 10, int Failures = 3, int Successes = 2, int JitterPercent = 10)
{
    private static readonly ImmutableArray<string> Schemes = ["http", "https", "tcp"];

    /// <summary>What is wrong with it and what is expected, or null.</summary>
    public string? Problem =>
        !GrainId.IsPart(Company) || !GrainId.IsPart(Channel) || !GrainId.IsPart(Id) || Id.Length > 60 ? "company, channel and id are latin letters, digits or . _ : - and an id has 60 at most"
        : !Target.IsAbsoluteUri || !Schemes.Contains(Target.Scheme) || Target.Host.Length == 0 ? $"target is an {string.Join(", ", Schemes)} address such as https://example.org/ or tcp://pbx.example.org:5060"
        : Target.Scheme == "tcp" && Target.Port <= 0 ? "a tcp target names its port, such as tcp://pbx.example.org:5060"
        : Target.UserInfo.Length > 0 ? "target holds no name and no password"
        : EveryS is < 5 or > 3600 ? "everyS is 5 to 3600"
        : TimeoutS is < 1 or > 60 || TimeoutS >= EveryS ? "timeoutS is 1 to 60 and less than everyS"
        : Failures is < 1 or > 20 || Successes is < 1 or > 20 ? "failures and successes are 1 to 20"
        : JitterPercent is < 0 or > 50 ? "jitterPercent is 0 to 50"
        : null;
}
