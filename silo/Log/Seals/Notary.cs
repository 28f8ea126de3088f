using Microsoft.Extensions.Logging;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Log.Seals;

/// <summary>
/// Seals what was added to the log: at each pause, and after every page of commits. Whoever writes is not kept waiting, and two notaries at once do no harm, for they find the same seals (ADR 0110).
/// </summary>
/// <param name="log">The log, to wait for what comes.</param>
/// <param name="rows">Its rows and seals; not used by anybody else.</param>
/// <param name="clock">Hub time.</param>
/// <param name="pause">From one seal to the next while commits come.</param>
/// <param name="logger">Is told the head of the chain each hour, so that it stands outside the log too.</param>
internal sealed class Notary(IEventLog log, ILogRows rows, IHostClock clock, Duration pause, ILogger logger) : IAsyncDisposable
{
    private static readonly Duration ToldEvery = Duration.FromHours(1);

    private LogChain? _chain;
    private Instant _told = Instant.MinValue;

    /// <summary>Position up to which the log is sealed; null while another process does it, and while the store is away.</summary>
    public long? SealedTo { get; private set; }

    /// <summary>Whether the log is not the one that was sealed. Nothing more is sealed then: <c>opshub verify</c> says where it breaks.</summary>
    public bool Broken { get; private set; }

    /// <summary>Seals until cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            while (!Broken)
            {
                if (await Try(cancel).ConfigureAwait(false) == LogRowPages.Size) continue;
                await log.WaitBeyond(SealedTo ?? 0, cancel).ConfigureAwait(false);
                await clock.WaitUntil(clock.GetCurrentInstant() + pause, cancel).ConfigureAwait(false);
            }
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel).ConfigureAwait(false);   // its lease is its own all the same
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // stopping, or another process seals from here on
        }
        if (!Broken) SealedTo = null;
    }

    /// <summary>Seals what came last, a page at most: an orderly end leaves nothing open that a start would not soon have done.</summary>
    public async Task Finish()
    {
        if (_chain is not null && !Broken) await Try(CancellationToken.None).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        _chain?.Dispose();
        return rows.DisposeAsync();
    }

    /// <summary>Seals one page of what is not sealed yet.</summary>
    /// <returns>Commits sealed.</returns>
    internal async Task<int> Try(CancellationToken cancel)
    {
        try
        {
            if (SealedTo is null) await Resume(cancel).ConfigureAwait(false);
            return Broken ? 0 : await Page(cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LogAwayException or LogRefusedException)   // nothing is lost: what is not sealed now is sealed after the next pause
        {
            SealedTo = null;   // another server may answer next, with less than this one had: begun anew behind what is kept there
            logger.SealsWait(e.Message);
            return 0;
        }
    }

    /// <summary>Goes on behind the newest seal, if what lies before it is still what was sealed.</summary>
    private async Task Resume(CancellationToken cancel)
    {
        var kept = await rows.Seals.Newest(2, cancel).ConfigureAwait(false);
        _chain?.Dispose();
        _chain = kept.Count > 1 ? new LogChain(kept[1]) : new LogChain(rows.LogId);
        if (kept.Count > 0)
        {
            var twice = false;
            await foreach (var place in OrderPlaces.Of(rows, _chain.Position, kept[0].Position, _ => twice = true, cancel).ConfigureAwait(false)) _chain.Add(place);
            Broken = twice || _chain.Seal != kept[0];
        }
        SealedTo = kept.Count > 0 ? kept[0].Position : 0;
        if (Broken) logger.ChainBroken(kept[0].Position, _chain.Position);
    }

    private async Task<int> Page(CancellationToken cancel)
    {
        var (chain, read) = (_chain!, 0);
        await foreach (var row in rows.InOrder(chain.Position, long.MaxValue, cancel).ConfigureAwait(false))
        {
            chain.Add(row);
            if (++read == LogRowPages.Size) break;
        }
        if (read == 0) return 0;
        await rows.Seals.Keep(chain.Seal, cancel).ConfigureAwait(false);
        SealedTo = chain.Position;
        Tell(chain);
        return read;
    }

    private void Tell(LogChain chain)
    {
        var now = clock.GetCurrentInstant();
        if (now - ToldEvery < _told) return;
        _told = now;
        logger.ChainHead(chain.Seal.Head);
    }
}
