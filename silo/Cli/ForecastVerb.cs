using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Grains;
using OpsHub.Grains.Forecasts;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Log;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Cli;

/// <summary><c>forecast</c>: forecasts each day of a log from those before it and prints how that came out, beside the two ways it must beat.</summary>
internal static class ForecastVerb
{
    private const string Form = "{0,-28}{1,-11}{2,6}{3,10}{4,12}{5,8}{6,10}";

    public static Command Create()
    {
        var (log, calendars) = (LogVerbs.Where(), CalendarVerbs.Where());
        var profiles = new Option<string>("--profiles") { Description = "Directory with company profiles: whose days are like which.", DefaultValueFactory = _ => ProfileReader.Shipped };
        var forecast = new Command("forecast", """
            Forecasts the arrivals of each day of a log from the days before it, for every office and line, and prints the errors. Example: forecast --log sqlite:var/opshub.db
            Columns: error of days and of quarter hours (sum of absolute errors ÷ sum of arrivals), mean absolute error of a quarter hour, share of quarter hours inside P10–P90;
            forecast beside the same weekday of last week and the mean of all days, over the days that all three could forecast.
            """) { log, profiles, calendars };
        forecast.SetAction(async (parsed, cancel) =>
        {
            var standards = ProfileStandards.Of(ProfileReader.All(parsed.GetRequiredValue(profiles)), parsed.GetRequiredValue(calendars));
            await using var opened = await EventLogs.Open(parsed.GetRequiredValue(log).Text, new EventLogOptions(), NullLoggerFactory.Instance, cancel);
            return await Print(opened, standards, parsed.InvocationConfiguration, cancel);
        });
        return forecast;
    }

    private static async Task<int> Print(IEventLog log, ProfileStandards standards, InvocationConfiguration console, CancellationToken cancel)
    {
        var book = await ArrivalBook.Read(log, Concepts.Catalog, cancel);
        await console.Output.WriteLineAsync(string.Format(CultureInfo.InvariantCulture, Form, "", "method", "days", "day error", "quarter error", "MAE", "in band"));
        var compared = 0;
        foreach (var (subject, days) in book.Subjects)
        {
            var trial = new ForecastTrial(standards.Rhythm(subject.Split('/')[0], new RealClock().GetCurrentInstant()), days.Opening);
            foreach (var (day, came) in days.ByDay) trial.Add(day, came);
            foreach (var s in trial.Scores())
            {
                compared++;
                await console.Output.WriteLineAsync(string.Format(
                    CultureInfo.InvariantCulture, Form, subject, s.Method, s.Days, s.DayWape.ToString("0.000", CultureInfo.InvariantCulture), s.Wape.ToString("0.000", CultureInfo.InvariantCulture),
                    s.Mae.ToString("0.00", CultureInfo.InvariantCulture), s.Coverage?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–"));
            }
        }
        if (compared > 0) return 0;
        await console.Error.WriteLineAsync("No office and no line of this log has a day with a week before it to compare with.");
        return Verbs.Failed;
    }
}
