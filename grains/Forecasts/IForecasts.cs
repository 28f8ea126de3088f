using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace OpsHub.Grains.Forecasts;

/// <summary>One quarter hour of a forecast.</summary>
/// <param name="From">Local, <c>HH:mm</c>.</param>
/// <param name="P10">One in ten has fewer.</param>
/// <param name="P90">One in ten has more.</param>
/// <param name="Came">Who came; null for one that is not over, and for a day that is not today.</param>
public sealed record ForecastQuarter(string From, int P10, decimal Expected, int P90, int? Came);

/// <summary>Who is expected on a local day.</summary>
/// <param name="EnoughData">False: no earlier day is known, and nothing is told.</param>
/// <param name="Closed">Whether nobody is expected because it is closed that day.</param>
/// <param name="DaysLearnt">Days that it stands on.</param>
/// <param name="DaysAlike">Of them, of the same weekday.</param>
/// <param name="Error">Of the forecasts made for past days, or null: none has been tried.</param>
/// <param name="Whole">The whole day, or null without enough data. Of today: as forecast before it began.</param>
/// <param name="Quarters">Those in which anybody is expected or came. Of today, from the quarter hour that goes on: by how busy it has been.</param>
public sealed record ForecastAnswer(
    LocalDate Day, string TimeZone, bool EnoughData, bool Closed, int DaysLearnt, int DaysAlike, ForecastError? Error, ArrivalBand? Whole, ImmutableArray<ForecastQuarter> Quarters)
{
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    public static ForecastAnswer Of(Arrivals arrivals, LocalDate? asked, DateTimeZone zone, Rhythm rhythm, ImmutableArray<Offices.DayHours> opening)
    {
        var day = asked ?? arrivals.Day;
        var today = day == arrivals.Day;
        if (arrivals.History.Forecast(day, rhythm, opening) is not { } morning) return new ForecastAnswer(day, zone.Id, false, false, 0, 0, null, null, []);
        var now = today ? morning.After(arrivals.Quarter, arrivals.Came(0, arrivals.Quarter)) : morning;
        var quarters = Enumerable.Range(0, LearntDay.QuartersADay).Select(q => Quarter(q, (today && q < arrivals.Quarter ? morning : now).Band(q, q + 1), today && q < arrivals.Quarter ? arrivals.Came(q, q + 1) : null));
        return new ForecastAnswer(
            day, zone.Id, true, morning.Closed, morning.DaysLearnt, morning.DaysAlike, morning.Error, morning.Whole, [.. quarters.Where(q => q.P90 > 0 || q.Came > 0)]);
    }

    private static ForecastQuarter Quarter(int q, ArrivalBand band, int? came) => new(HoursAndMinutes.Format(new LocalTime(q / 4, q % 4 * 15)), band.P10, band.Expected, band.P90, came);
}

/// <summary>What edges may ask of the forecast. Answers are of the newest fact folded.</summary>
public interface IForecasts
{
    /// <summary>Who is expected in an office, or there for one service; null: it is not known.</summary>
    /// <param name="day">Local day, or null for the one that goes on.</param>
    ForecastAnswer? Office(string company, string office, string? service, LocalDate? day);

    /// <summary>Which calls are expected on a line; null: it is not known.</summary>
    ForecastAnswer? Line(string company, string line, LocalDate? day);
}
