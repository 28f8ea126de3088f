using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.Walls;

/// <summary>An office's figures of one local day. They begin anew with the first fact of a later day; a late fact of an earlier day is not counted.</summary>
internal sealed class DayFigures
{
    /// <summary>Arrivals this far back are the load of now.</summary>
    public static readonly Duration LoadSpan = Duration.FromMinutes(30);

    /// <summary>Finished services below which a mean is not worth telling.</summary>
    public const int EnoughServices = 8;

    public LocalDate Day { get; set; }

    public int Issued { get; set; }

    public int Served { get; set; }

    /// <summary>Sum of the served ones' service times, seconds.</summary>
    public double ServiceS { get; set; }

    /// <summary>Instants of issue within <see cref="LoadSpan"/> of the newest fact, oldest first.</summary>
    public Queue<Instant> Arrivals { get; set; } = [];

    /// <summary>Mean service time in seconds, or null: not enough data.</summary>
    public double? MeanServiceS => Served >= EnoughServices && ServiceS > 0 ? ServiceS / Served : null;

    /// <summary>Moves on to an instant of the office's time.</summary>
    public void Advance(Instant newest, DateTimeZone zone)
    {
        var day = newest.InZone(zone).Date;
        if (day > Day) (Day, Issued, Served, ServiceS) = (day, 0, 0, 0);
        while (Arrivals.TryPeek(out var first) && first <= newest - LoadSpan) Arrivals.Dequeue();
    }

    /// <summary>Counts a fact, if it is of this day.</summary>
    public void Count(QueueEvent happened, DateTimeZone zone)
    {
        if (happened is not (TicketIssued or ServiceFinished) || happened.At.InZone(zone).Date != Day) return;
        if (happened is ServiceFinished finished)
        {
            Served++;
            ServiceS += (finished.At - finished.StartedAt).TotalSeconds;
            return;
        }
        Issued++;
        Arrivals.Enqueue(happened.At);
    }

    /// <summary>Offered load in per cent of the open windows: arrivals × mean service ÷ (span × windows); null: not enough data.</summary>
    public int? LoadPercent(int openWindows) => openWindows > 0 && MeanServiceS is { } mean
        ? (int)Math.Round(100 * Arrivals.Count * mean / (LoadSpan.TotalSeconds * openWindows), MidpointRounding.AwayFromZero)
        : null;
}
