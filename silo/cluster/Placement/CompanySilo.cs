using System.Text;

namespace OpsHub.Cluster.Placement;

/// <summary>
/// Which silo a grain belongs to: the silos are ranked for its company by rendezvous hashing, and the first few are ranked again for the grain. A silo
/// that comes or goes moves few grains and between any two silos only one way: two that exchanged grains at once would wait for each other. https://doi.org/10.1109/90.663936 (highest random weight)
/// </summary>
internal static class CompanySilo
{
    private const ulong FnvOffset = 14695981039346656037, FnvPrime = 1099511628211;

    /// <param name="key">Orleans' grain key, <c>company/key</c>.</param>
    /// <param name="silos">At least one, in any order.</param>
    /// <param name="spread">Silos that share one company; 1 keeps all its grains together.</param>
    public static SiloAddress Choose(string key, IReadOnlyList<SiloAddress> silos, int spread)
    {
        if (silos.Count == 1) return silos[0];
        var company = key[..key.IndexOf('/')];
        return Ranked(key, Ranked(company, silos).Take(spread)).First();
    }

    private static IEnumerable<SiloAddress> Ranked(string name, IEnumerable<SiloAddress> silos) => silos.OrderByDescending(s => Hash($"{name}@{s.ToParsableString()}"));

    /// <summary>FNV-1a with a finishing mix; the same in every process and version, which <see cref="string.GetHashCode()"/> is not.</summary>
    private static ulong Hash(string text)
    {
        var hash = FnvOffset;
        foreach (var b in Encoding.UTF8.GetBytes(text)) hash = (hash ^ b) * FnvPrime;
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        return hash ^ (hash >> 33);
    }
}
