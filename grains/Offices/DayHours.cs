using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace OpsHub.Grains.Offices;

/// <summary>Opening hours of one weekday, local, half-open.</summary>
/// <param name="To">Midnight is that of the day's end, 24:00.</param>
public sealed record DayHours(IsoDayOfWeek Day, LocalTime From, LocalTime To)
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Whether they end after they begin.</summary>
    public bool AreHours() => EndTick(To) > From.TickOfDay;

    public bool Holds(LocalTime time) => time >= From && time.TickOfDay < EndTick(To);

    public decimal Hours() => (EndTick(To) - From.TickOfDay) / (decimal)NodaConstants.TicksPerHour;

    /// <summary>When they begin on a date.</summary>
    public Instant Begins(LocalDate day, DateTimeZone zone) => day.At(From).InZoneLeniently(zone).ToInstant();

    /// <summary>When they end on a date.</summary>
    public Instant Ends(LocalDate day, DateTimeZone zone) => (To == LocalTime.Midnight ? day.PlusDays(1) : day).At(To).InZoneLeniently(zone).ToInstant();

    /// <summary>As people write it: the day's end is 24:00.</summary>
    public static string EndText(LocalTime to) => to == LocalTime.Midnight ? "24:00" : HoursAndMinutes.Format(to);

    private static long EndTick(LocalTime to) => to == LocalTime.Midnight ? NodaConstants.TicksPerDay : to.TickOfDay;
}
