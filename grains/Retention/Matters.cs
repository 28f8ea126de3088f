using System.Collections.Concurrent;
using System.Reflection;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Retention;

/// <summary>What belongs together in a stream. A matter – one visit, one run of an alert – is kept or taken as a whole, so that nobody who folds what is left meets a call of a ticket that was never issued.</summary>
public static class Matters
{
    private static readonly ConcurrentDictionary<Type, DataKind?> Kinds = new();   // looking an attribute up costs more than a fold

    /// <summary>The kind of data that an event is, or null for one that is kept for ever.</summary>
    public static DataKind? KindOf(IEvent happened) => KindOf(happened.GetType());

    /// <summary>The same of a type of event.</summary>
    public static DataKind? KindOf(Type happened) => Kinds.GetOrAdd(happened, static t => t.GetCustomAttribute<PerishesAttribute>()?.Kind);

    /// <summary>Whether a new matter of its stream begins with the event, and every event up to the next such one is of it.</summary>
    public static bool Begins(IEvent happened) => happened is ConditionBegan;

    /// <summary>Names of the matters that an event says something of, unique in its stream; of none where it stands alone.</summary>
    public static IEnumerable<string> Of(IEvent happened) => happened switch
    {
        TicketIssued e => [e.Ticket],
        TicketEvent e => [e.Ticket],
        VisitorIdentified e => [e.Ticket],
        QueueClosed e => e.Turned,
        QueueKept e => e.Kept,
        _ => [],
    };

    /// <summary>
    /// Names of what an event leaves behind in its grain when the matter itself is over; the newest event of each name is what the grain still knows. What is named here in vain only stays longer, what
    /// is forgotten here is found by folding.
    /// </summary>
    public static IEnumerable<string> LeftBy(IEvent happened) => happened switch
    {
        ServiceFinished e => [$"window/{e.Window}"],
        WindowAwaited e => [$"awaited/{e.Window}"],
        OperatorChanged e => [e.Operator],
        OperatorSignedOut e => [e.Operator],
        ConditionBegan => ["condition"],
        AlertFired e => e.ToldAt is null ? ["firing", "told"] : ["firing"],
        _ => [],
    };
}
