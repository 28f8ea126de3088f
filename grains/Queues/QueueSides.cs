namespace OpsHub.Grains.Queues;

/// <summary>The live tickets of a queue by where they are. Never changes.</summary>
internal sealed class QueueSides
{
    public static readonly List<Ticket> Nobody = [];

    private readonly Dictionary<int, List<Ticket>> _at;

    private QueueSides(Dictionary<int, List<Ticket>> at, List<Ticket> waiting) => (_at, Waiting) = (at, waiting);

    public List<Ticket> Waiting { get; }

    public static QueueSides Of(IEnumerable<Ticket> live)
    {
        var (at, waiting) = (new Dictionary<int, List<Ticket>>(), new List<Ticket>());
        foreach (var t in live)
        {
            if (t.Window != 0) (at.TryGetValue(t.Window, out var there) ? there : at[t.Window] = []).Add(t);
            else if (Waits(t)) waiting.Add(t);
        }
        return new QueueSides(at, waiting);
    }

    /// <summary>Called to a window or in service there.</summary>
    public List<Ticket> At(int window) => _at.GetValueOrDefault(window, Nobody);

    /// <summary>The same after one ticket has changed, come or gone: a copy of references instead of a look at every ticket.</summary>
    /// <param name="before">The ticket as it was, or null.</param>
    /// <param name="after">As it is, or null.</param>
    public QueueSides After(Ticket? before, Ticket? after)
    {
        var at = _at;
        if (before is { Window: > 0 } || after is { Window: > 0 })
        {
            at = new Dictionary<int, List<Ticket>>(_at);
            if (before is { Window: > 0 and var left } && (at[left] = Changed(At(left), before, null)).Count == 0) at.Remove(left);
            if (after is { Window: > 0 and var entered }) at[entered] = Changed(at.GetValueOrDefault(entered, Nobody), null, after);
        }
        var (gone, come) = (Waits(before) ? before : null, Waits(after) ? after : null);
        return new QueueSides(at, gone is null && come is null ? Waiting : Changed(Waiting, gone, come));
    }

    private static bool Waits(Ticket? ticket) => ticket is { Window: 0, Phase: TicketPhase.Waiting };

    private static List<Ticket> Changed(List<Ticket> there, Ticket? gone, Ticket? come)
    {
        var next = new List<Ticket>(there.Count + 1);
        foreach (var t in there)
            if (!ReferenceEquals(t, gone)) next.Add(t);
        if (come is not null) next.Add(come);
        return next;
    }
}
