using NodaTime;

namespace OpsHub.Silo.Simulation;

/// <summary>
/// Somebody or something that lives through working days: an office with its visitors and operators, a phone line, a polled display.
/// It acts in two rounds a step: doors first (what other grains react to), then the floor, when all reactions have been carried out.
/// </summary>
internal abstract class Actor
{
    /// <summary>Planning the next day is done at this local time, when every place is closed.</summary>
    private static readonly LocalTime Night = new(23, 50);

    protected Agenda Doors { get; } = new();

    protected Agenda Floor { get; } = new();

    protected abstract DateTimeZone Zone { get; }

    /// <summary>The earliest instant at which it wants to act.</summary>
    public Instant Next => Instant.Min(Doors.Next ?? Instant.MaxValue, Floor.Next ?? Instant.MaxValue);

    /// <summary>Makes itself known to the hub.</summary>
    public abstract Task Register(Instant at, CancellationToken cancel);

    /// <summary>First instant of its day, or null when it is closed that day.</summary>
    public abstract Instant? Opening(LocalDate day);

    /// <summary>Plans a local day, and from there one day after the other.</summary>
    public void Live(LocalDate day, CancellationToken cancel)
    {
        if (Opening(day) is not null) PlanDay(day, cancel);
        Doors.Plan(day.At(Night).InZoneLeniently(Zone).ToInstant(), _ => Live(day.PlusDays(1), cancel));
    }

    public Task<bool> OpenAndClose(Instant before) => Doors.Do(before);

    public virtual async Task Work(Instant before, CancellationToken cancel) => await Floor.Do(before).ConfigureAwait(false);

    protected abstract void PlanDay(LocalDate day, CancellationToken cancel);

    protected Instant At(LocalDate day, LocalTime time) => day.At(time).InZoneLeniently(Zone).ToInstant();
}
