namespace OpsHub.Grains.Queues;

/// <summary>Visits that ended with an event; none where they ended before visits carried their records.</summary>
public static class VisitEnds
{
    public static IEnumerable<VisitRecord> Of(QueueEvent happened) => happened switch
    {
        IVisitEnd { Visit: { } visit } => [visit],
        QueueClosed { Visits: { } all } => all,
        _ => [],
    };
}
