using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Verification;

/// <summary>What was looked at, and what was found.</summary>
/// <param name="Commits">Answered commands, those without events included.</param>
/// <param name="Snapshots">Snapshots that were counted anew.</param>
/// <param name="Found">The first findings.</param>
/// <param name="FoundInAll">How many there are.</param>
/// <param name="SealedTo">Position up to which the log is sealed.</param>
/// <param name="Chain">Where the chain stands at the head.</param>
/// <param name="Gone">What retention has taken out.</param>
internal sealed record Verified(long Head, long Events, long Commits, int Streams, int Snapshots, IReadOnlyList<Finding> Found, long FoundInAll, long SealedTo, ChainHead Chain, GoneCommits Gone);

/// <summary>
/// Reads a whole log and counts everything that is kept of it anew: rows, what the store keeps twice, places of followers, boards, other folds, pages of the past, grains. Changes nothing; hubs may write meanwhile.
/// </summary>
internal static class LogVerification
{
    /// <param name="log">The log.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="catalog">Reads events.</param>
    /// <param name="folds">Fresh folds in the order in which a fact reaches them.</param>
    /// <param name="spares">The same once more.</param>
    /// <param name="now">Hub time.</param>
    /// <param name="expected">Head of the chain that was written down outside, or null.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="LogAwayException">The store went away meanwhile.</exception>
    /// <exception cref="LogRefusedException">Retention took commits out meanwhile.</exception>
    public static async Task<Verified> Run(IEventLog log, ILogRows rows, Catalog catalog, IReadOnlyList<IKeptFollower> folds, IReadOnlyList<IKeptFollower> spares, Instant now, ChainHead? expected, CancellationToken cancel)
    {
        var findings = new Findings();
        var thinnings = await rows.Thinnings(cancel).ConfigureAwait(false);
        var kept = await rows.Snapshots(cancel).ConfigureAwait(false);
        var followers = await rows.Followers(cancel).ConfigureAwait(false);
        var sealedTo = await rows.Seals.End(cancel).ConfigureAwait(false);
        var head = await rows.Head(cancel).ConfigureAwait(false);   // after the three: none can stand for more

        await using var seals = rows.Seals.UpTo(sealedTo, cancel).GetAsyncEnumerator(cancel);
        using var chain = new ChainCheck(rows.LogId, seals, expected, findings);
        var check = await Rows(rows, head, new RowCheck(catalog, findings), chain, findings, cancel).ConfigureAwait(false);
        foreach (var flaw in await rows.Flaws(head, cancel).ConfigureAwait(false)) findings.Add("store", flaw);
        if (await log.GoneUpTo(cancel).ConfigureAwait(false) is var gone && gone > head) findings.Add("store", $"it is kept that commits are gone up to position {gone}, and the log ends at {head}");
        foreach (var ahead in followers.Where(f => f.Position > head)) findings.Add($"follower {ahead.Name}", $"it has come to position {ahead.Position}, and the log ends at {head}");

        var (recount, grains) = (new FoldRecount(log, catalog, folds, spares, now, findings), new GrainRecount(log, catalog, findings));
        // What cannot be read cannot be counted either.
        if (findings.Count == 0) await recount.Run(kept, head, cancel).ConfigureAwait(false);
        await grains.Run(kept, cancel).ConfigureAwait(false);
        if (await rows.Thinnings(cancel).ConfigureAwait(false) != thinnings) throw new LogRefusedException("Retention took commits out of the log meanwhile: verify it when that has ended.");
        return new Verified(head, check.Events, check.Commits, check.Streams, recount.Compared + grains.Compared, findings.First, findings.Count, chain.SealedTo, chain.Head, check.Gone);
    }

    private static async Task<RowCheck> Rows(ILogRows rows, long head, RowCheck check, ChainCheck chain, Findings findings, CancellationToken cancel)
    {
        await chain.Begin().ConfigureAwait(false);
        await foreach (var place in OrderPlaces.Of(rows, 0, head, position => findings.Add($"position {position}", "the commit is there, and it is kept that it is gone"), cancel).ConfigureAwait(false))
        {
            check.InOrder(place);
            await chain.Add(place).ConfigureAwait(false);
        }
        check.End();
        await chain.End().ConfigureAwait(false);
        await foreach (var row in rows.Answers(cancel).ConfigureAwait(false)) check.Answer(row);
        return check;
    }
}
