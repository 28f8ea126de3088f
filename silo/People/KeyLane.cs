using Microsoft.Extensions.Logging;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.People;

/// <summary>
/// Destroys a person's keys after consent was withdrawn. The position is kept only after the keys are gone: a crash in between destroys them at the next start. Keys made after the
/// withdrawal are another matter and stay.
/// </summary>
internal sealed class KeyLane(IEventLog log, Catalog catalog, IPersonKeys keys, ILogger logger) : Lane(Follower, log, catalog, logger)
{
    internal const string Follower = "person-keys";

    /// <summary>Events after which the position is kept all the same.</summary>
    private const long KeepEveryEvents = 20_000;

    private long _kept;

    public override async Task<long> Begin(CancellationToken cancel) => _kept = await Log.LoadPosition(Follower, cancel).ConfigureAwait(false);

    protected override async Task Apply(IReadOnlyList<Recorded> facts, CancellationToken cancel)
    {
        var withdrawn = facts.Where(f => f.Event is ConsentWithdrawn).ToList();
        foreach (var fact in withdrawn) await keys.Destroy(fact.Grain.Company, fact.Grain.Key, fact.RecordedAt, cancel).ConfigureAwait(false);
        if (withdrawn.Count == 0 && facts[^1].Position - _kept < KeepEveryEvents) return;
        _kept = facts[^1].Position;
        await Log.SavePosition(Follower, _kept, cancel).ConfigureAwait(false);
    }
}
