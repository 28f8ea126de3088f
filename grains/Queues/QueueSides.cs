namespace OpsHub.Grains.Queues;

/// <summary>The live tickets of a queue by where they are.</summary>
internal sealed class QueueSides
{
    public static readonly List<Ticket> Nobody = [];

    public QueueSides(IEnumerable<Ticket> live)
    {
        foreach (var t in live)
        {
            if (t.Window != 0) (At.TryGetValue(t.Window, out var there) ? there : At[t.Window] = []).Add(t);
            else if (t.Phase == TicketPhase.Waiting) Waiting.Add(t);
        }
    }

    /// <summary>Called or in service, by window.</summary>
    public Dictionary<int, List<Ticket>> At { get; } = [];

    public List<Ticket> Waiting { get; } = [];
}
