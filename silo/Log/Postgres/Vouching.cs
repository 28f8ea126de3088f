namespace OpsHub.Silo.Log.Postgres;

/// <summary>What a batch is sent with.</summary>
/// <param name="Session">The session of the server that it rests on.</param>
/// <param name="Thinnings">How often the log was known to have been thinned; null while that is not known.</param>
/// <param name="Sure">Whether each commit is vouched for.</param>
internal readonly record struct Vouched(long Session, long? Thinnings, bool[] Sure);

/// <summary>
/// Which commits PostgreSQL need not look up before it inserts them, because only a race could prove them wrong and the unique indexes
/// catch that: those of a new stream (a stream keeps its first commit as long as it keeps any), and those of a stream that this process itself brought to the expected
/// version. No index would catch an answer without events that was given too late, so these are always looked up. Looking up costs half as much again as inserting. A collision fails a whole batch, so after one everything is looked up for a while.
/// </summary>
/// <param name="capacity">Streams remembered, at least; twice as many at most.</param>
/// <param name="waryBatches">Batches that are looked up after a collision.</param>
internal sealed class Vouching(int capacity = 100_000, int waryBatches = 100)
{
    private readonly Lock _gate = new();
    private Dictionary<string, long> _young = new(StringComparer.Ordinal);
    private Dictionary<string, long> _old = new(StringComparer.Ordinal);
    private long _session;
    private long? _thinnings;
    private int _wary;

    /// <summary>Begins a batch.</summary>
    public Vouched Begin(IReadOnlyList<KeyedCommit> batch)
    {
        lock (_gate)
        {
            var sure = new bool[batch.Count];
            if (_wary > 0) _wary--;
            else
                for (var i = 0; i < sure.Length; i++) sure[i] = Knows(batch[i].Commit);
            return new Vouched(_session, _thinnings, sure);
        }
    }

    /// <summary>Remembers where a written commit brought its stream, unless the session has ended meanwhile.</summary>
    public void Written(long session, Commit commit)
    {
        if (commit.Events.Count == 0) return;
        lock (_gate)
        {
            if (session != _session) return;
            if (_young.Count >= capacity && !_young.ContainsKey(commit.Stream))
            {
                (_young, _old) = (_old, _young);
                _young.Clear();
            }
            _young[commit.Stream] = commit.ExpectedVersion + commit.Events.Count;
        }
    }

    /// <summary>Remembers how often the log has been thinned.</summary>
    public void Learn(long session, long thinnings)
    {
        lock (_gate)
            if (session == _session) _thinnings = thinnings;
    }

    /// <summary>Retention has taken commits out: where a stream was, there may be none now.</summary>
    public void Thinned() => NewSession();

    /// <summary>A commit that was vouched for collided with what another process wrote, or was a repeated command.</summary>
    public void Collided()
    {
        lock (_gate) _wary = waryBatches;
    }

    /// <summary>Another server may answer now, such as a promoted standby that never got our last commits: nothing is known of it.</summary>
    public void NewSession()
    {
        lock (_gate)
        {
            _session++;
            _thinnings = null;
            _young.Clear();
            _old.Clear();
        }
    }

    private bool Knows(Commit commit) =>
        commit.Events.Count > 0 && (commit.ExpectedVersion == 0
        || (_young.TryGetValue(commit.Stream, out var version) || _old.TryGetValue(commit.Stream, out version)) && version == commit.ExpectedVersion);
}
