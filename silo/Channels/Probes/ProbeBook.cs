using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Silo.Channels.Probes;

/// <summary>What the looks at a company's points come to.</summary>
internal abstract record ProbeWord(Probe Probe, Instant At);

/// <summary>The channel is down since the first look of the row that failed.</summary>
internal sealed record ProbeDown(Probe Probe, string Failure, Instant At) : ProbeWord(Probe, At);

/// <summary>It is up since the first look of the row that was good.</summary>
internal sealed record ProbeUp(Probe Probe, Instant At) : ProbeWord(Probe, At);

/// <summary>
/// Counts the looks at the points of one company. A point is down after so many failures in a row and up after so many good looks in a row. The hub's own network is the likelier cause when
/// everything fails at once: with points at two hosts or more, nobody is down before it has failed again after a good look at another host, and what failed while everything failed counts for nothing.
/// With one host the two cannot be told apart, and it is down.
/// </summary>
/// <param name="probes">All of one company.</param>
/// <param name="down">Ids of those that were down when the hub stopped.</param>
internal sealed class ProbeBook(ImmutableArray<Probe> probes, IReadOnlySet<string> down)
{
    private readonly Dictionary<string, Row> _rows = probes.ToDictionary(p => p.Id, p => new Row { Down = down.Contains(p.Id) });
    private readonly bool _tellsApart = probes.Select(p => p.Target.Host).Distinct().Count() > 1;

    /// <summary>Whether points fail in a row and none is good: «скорее всего, у нас».</summary>
    public bool LikelyOurs => AllFail && probes.Any(p => Failed(p) is not null);

    /// <summary>First failure of those rows; null while nothing has failed.</summary>
    public Instant? FailingSince => _rows.Values.Min(r => r.FailingSince);

    private bool AllFail => _tellsApart && _rows.Values.All(r => r.FailingSince is not null);

    public IEnumerable<ProbeWord> After(Probe probe, ProbeResult result, Instant at)
    {
        var row = _rows[probe.Id];
        if (result.Good && AllFail)
            foreach (var other in _rows.Values) other.Restart();
        if (result.Good) row.Succeed(at);
        else row.Fail(result.Failure!, at);
        if (row is { Down: true } && row.Good >= probe.Successes)
        {
            row.Down = false;
            return [new ProbeUp(probe, row.GoodSince!.Value), .. Fallen()];
        }
        return Fallen();
    }

    /// <summary>Those that have failed often enough, and of which it is known that it is not us.</summary>
    private List<ProbeWord> Fallen()
    {
        var words = new List<ProbeWord>();
        foreach (var probe in probes)
        {
            if (Failed(probe) is not { } since || (_tellsApart && !AnotherWasGood(probe, since))) continue;
            var row = _rows[probe.Id];
            row.Down = true;
            words.Add(new ProbeDown(probe, row.Failure!, since));
        }
        return words;
    }

    /// <summary>Since when it has failed often enough and nobody was told; null where it has not.</summary>
    private Instant? Failed(Probe probe) => _rows[probe.Id] is { Down: false } row && row.Bad >= probe.Failures ? row.FailingSince : null;

    private bool AnotherWasGood(Probe probe, Instant since) => probes.Any(p => p.Target.Host != probe.Target.Host && _rows[p.Id].GoodAt is { } good && good >= since && good <= _rows[probe.Id].BadAt);

    private sealed class Row
    {
        public bool Down { get; set; }

        public int Bad { get; private set; }

        public int Good { get; private set; }

        public Instant? FailingSince { get; private set; }

        public Instant? GoodSince { get; private set; }

        /// <summary>The newest good look.</summary>
        public Instant? GoodAt { get; private set; }

        public Instant? BadAt { get; private set; }

        public string? Failure { get; private set; }

        public void Fail(string failure, Instant at) => (Bad, Good, GoodSince, FailingSince, BadAt, Failure) = (Bad + 1, 0, null, FailingSince ?? at, at, failure);

        /// <summary>Forgets a row of failures.</summary>
        public void Restart() => (Bad, FailingSince) = (0, null);

        public void Succeed(Instant at) => (Bad, Good, FailingSince, GoodSince, GoodAt) = (0, Good + 1, null, GoodSince ?? at, at);
    }
}
