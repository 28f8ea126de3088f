using NodaTime;
using NodaTime.TimeZones;

namespace OpsHub.Silo.Replay.Files;

/// <summary>Turns the local wall clock of a source into instants. An hour that comes twice is taken the first time; an hour that is skipped is read as the hour after it.</summary>
internal sealed class LocalClock(DateTimeZone zone, Notes notes)
{
    public const string Twice = "local time comes twice (clock put back): the first is meant";
    public const string Skipped = "local time does not exist (clock put forward): moved on by the jump";

    public DateTimeZone Zone => zone;

    public Instant At(LocalDate date, LocalTime time)
    {
        var local = zone.MapLocal(date + time);
        if (local.Count != 1) notes.Count(local.Count == 0 ? Skipped : Twice);
        return zone.ResolveLocal(date + time, Resolvers.LenientResolver).ToInstant();
    }
}
