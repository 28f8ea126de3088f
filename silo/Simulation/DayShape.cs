using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;

namespace OpsHub.Silo.Simulation;

/// <summary>How many come in which hour. The weights are shapes met in real offices and call centres; only their proportions matter.</summary>
internal sealed class DayShape
{
    private readonly ImmutableArray<double> _byHour;

    private DayShape(params ImmutableArray<double> fromSix) => _byHour = [0, 0, 0, 0, 0, 0, .. fromSix, .. Enumerable.Repeat(0.0, 18 - fromSix.Length)];

    /// <summary>Visitors of an office: a peak before noon and one after lunch.</summary>
    public static DayShape Visitors { get; } = new(0, 3, 9, 12, 15, 14.5, 10, 11, 14, 10, 8, 6, 4, 2);

    /// <summary>Calls: a peak at ten, a long plateau, a slow evening.</summary>
    public static DayShape Calls { get; } = new(0.5, 3, 7, 8, 9, 8, 7, 7, 7.3, 7, 7.2, 5.5, 5, 4.5, 4, 4, 3.5, 2.5);

    /// <summary>Instants at which somebody comes, ascending.</summary>
    /// <param name="day">Local day.</param>
    /// <param name="zone">Of the place.</param>
    /// <param name="open">Parts of the day in which people may come.</param>
    /// <param name="perDay">How many on an ordinary day.</param>
    /// <param name="dice">Random numbers.</param>
    public ImmutableArray<Instant> Arrivals(LocalDate day, DateTimeZone zone, IReadOnlyList<DayHours> open, double perDay, Dice dice)
    {
        var minutes = open.SelectMany(h => Enumerable.Range(Minute(h.From), (int)(h.Hours() * 60))).ToList();
        var total = minutes.Sum(m => _byHour[m / 60]);
        var midnight = day.AtStartOfDayInZone(zone).ToInstant();
        return [.. minutes.SelectMany(m => Enumerable.Range(0, dice.Poisson(perDay * OfWeekday(day.DayOfWeek) * _byHour[m / 60] / total)).Select(_ => midnight + Duration.FromMinutes(m) + dice.Seconds(0, 60))).Order()];
    }

    /// <summary>Mondays are full, Saturdays are not.</summary>
    private static double OfWeekday(IsoDayOfWeek day) => day switch
    {
        IsoDayOfWeek.Monday => 1.15,
        IsoDayOfWeek.Friday => 0.92,
        IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday => 0.45,
        _ => 1,
    };

    private static int Minute(LocalTime time) => (time.Hour * 60) + time.Minute;
}
