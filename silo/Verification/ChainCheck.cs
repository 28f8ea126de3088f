using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Verification;

/// <summary>
/// Compares a log with its seals, and with a head of the chain that was written down outside. After a seal that does not fit it goes on from what was sealed: the next difference is another one.
/// </summary>
/// <param name="log">Id of the log.</param>
/// <param name="seals">In order.</param>
/// <param name="expected">Written down outside, or null.</param>
/// <param name="findings">Told of each difference.</param>
internal sealed class ChainCheck(Guid log, IAsyncEnumerator<Seal> seals, ChainHead? expected, Findings findings) : IDisposable
{
    private LogChain _chain = new(log);
    private Seal? _next;
    private ChainHead? _expected = expected;
    private long _begins = 1;

    /// <summary>Position up to which the log is sealed.</summary>
    public long SealedTo { get; private set; }

    /// <summary>Where the chain stands.</summary>
    public ChainHead Head => _chain.Seal.Head;

    public async Task Begin() => await Forward().ConfigureAwait(false);

    /// <summary>The next commit with events, or what is left of it.</summary>
    public async Task Add(OrderPlace place)
    {
        while (_next is { } seal && seal.Position < place.Position) await Close(seal, LogGoesOn).ConfigureAwait(false);
        if (_expected is { } head && head.Position < place.Position) Expect(head, ended: false);
        _chain.Add(place);
    }

    /// <summary>After the last commit.</summary>
    public async Task End()
    {
        var end = _chain.Position;
        while (_next is { } seal) await Close(seal, seal.Position > end ? end : LogGoesOn).ConfigureAwait(false);
        if (_expected is { } head) Expect(head, ended: true);
    }

    public void Dispose() => _chain.Dispose();

    private const long LogGoesOn = -1;

    /// <param name="ends">Position where the log ends before the seal does, or that it goes on.</param>
    private async Task Close(Seal seal, long ends)
    {
        var found = _chain.Seal;
        if (found != seal)
        {
            findings.Add($"positions {_begins} to {seal.Position}", ends == LogGoesOn ? Break(found, seal) : $"the log is cut off: it was sealed up to position {seal.Position} and ends at {ends}");
            _chain.Dispose();
            _chain = new LogChain(seal);
        }
        (SealedTo, _begins) = (seal.Position, seal.Position + 1);
        await Forward().ConfigureAwait(false);
    }

    private static string Break(Seal found, Seal kept) => (found.Commits - kept.Commits) switch
    {
        < 0 and var gone => $"the chain is broken: {-gone} commits that were sealed are gone",
        > 0 and var more => $"the chain is broken: {more} commits were put in after it was sealed",
        _ when found.Sum == kept.Sum => "the chain is broken: commits have changed their places since they were sealed",
        _ => "the chain is broken: what was sealed was changed",
    };

    private void Expect(ChainHead head, bool ended)
    {
        _expected = null;
        if (ended && head.Position > _chain.Position) findings.Add("chain", $"the log is cut off or another one: {head} is expected, and it ends at {Head}");
        else if (head != Head) findings.Add("chain", $"the log was rewritten, or is another one: {head} is expected, and the chain is {Head} there");
    }

    private async Task Forward() => _next = await seals.MoveNextAsync().ConfigureAwait(false) ? seals.Current : null;
}
