using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Forecasts;

/// <summary>The forecast of arrivals over HTTP.</summary>
internal static class ForecastRoutes
{
    private const string DayMeant = "a local day such as 2026-11-24, up to a year ahead; left out: the day that goes on";

    /// <summary>Days ahead that may be asked for.</summary>
    private const int Ahead = 366;

    public static void MapForecasts(this IEndpointRouteBuilder app) => app.Map(Routes.Forecast, Tell).Answers<ForecastAnswer>(400, 401, 403, 404);

    private static IResult Tell(
        string company, HttpContext http, IForecasts forecasts, Doorkeeper doorkeeper, IHostClock clock, string? office = null, string? service = null, string? line = null, string? day = null)
    {
        if ((office is null) == (line is null)) return new Problem(400, "query-incomplete", "The query names neither an office nor a line, or both.", "?office", "office={office}, with service={service} for one of its services, or line={line}");
        if (line is not null && service is not null) return new Problem(400, "query-wrong", "A line has no services.", "?service", "line={line} alone");
        if (!Reads(day, clock, out var asked)) return new Problem(400, "query-wrong", "This is no day that can be forecast.", "?day", DayMeant);
        if (!doorkeeper.Sure(http).May(Right.ReadFigures, company, office))
            return new Problem(403, "forbidden", "The account or key may not read figures of this scope.", office is null ? "?line" : "?office", Policies.ReadFigures.Meaning);
        var answer = office is not null ? forecasts.Office(company, office, service, asked) : forecasts.Line(company, line!, asked);
        return answer is null
            ? new Problem(404, "subject-unknown", "Nobody has come there yet.", office is null ? "?line" : service is null ? "?office" : "?service", "an office, a service of it or a line that the company wall knows")
            : TypedResults.Json(answer);
    }

    private static bool Reads(string? day, IHostClock clock, out LocalDate? asked)
    {
        asked = null;
        if (day is null) return true;
        if (LocalDatePattern.Iso.Parse(day) is not { Success: true, Value: var read } || read > clock.GetCurrentInstant().InUtc().Date.PlusDays(Ahead)) return false;
        asked = read;
        return true;
    }
}
