using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Profiles;
using Calendar = OpsHub.Grains.Calendars.Calendar;

namespace OpsHub.ClientHub.Standards;

/// <summary>Production calendars over HTTP: which years are known, and the next one or a correction as CSV.</summary>
internal static class CalendarRoutes
{
    private const string Csv = "text/csv";
    private const int MaxBytes = 64 * 1024;

    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Calendars, (IStandardsDesk desk) => TypedResults.Json(desk.Calendars())).Answers<CalendarsAnswer>(401);
        app.Map(Routes.CalendarYear, Year).Answers<YearAnswer>(400, 401, 404);
        app.Map(Routes.TellCalendarYear, Tell).Reads(typeof(string), Csv).Answers<YearAnswer>(400, 401, 403, 409, 413, 415);
    }

    private static IResult Year(string calendar, string year, IStandardsDesk desk)
    {
        if (Number(year) is not { } number) return NoYear(year);
        return desk.Year(calendar, number) is { } known
            ? TypedResults.Json(known)
            : new Problem(404, "no-calendar", $"There is no calendar '{calendar}' for {number} yet; deadlines that reach into it have no instant.", null, $"Its days by PUT /api/v1/calendars/{calendar}/{number}.");
    }

    private static async Task<IResult> Tell(string calendar, string year, HttpContext http, IStandardsDesk desk, AccountDesk accounts, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        if (Number(year) is not { } number) return NoYear(year);
        var (bytes, problem) = await Body.Bytes(http, Csv, MaxBytes, cancel);
        if (bytes is null) return problem!;
        var (told, wrong) = desk.CheckYear(calendar, number, Encoding.UTF8.GetString(bytes));
        if (told is null) return new Problem(400, "calendar-wrong", $"{wrong!.File} cannot be used; the calendar stays as it is.", wrong.At, wrong.Expected.En) { Words = wrong.Expected };
        return await accounts.Change(doorkeeper.Sure(http), Calendar.IdOf(calendar), told, cancel) is { } refused ? refused : TypedResults.Json(desk.Year(calendar, number)!);
    }

    private static int? Number(string year) => int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Problem NoYear(string year) => new(400, "year-wrong", $"'{year}' is no year.", "address", "A year such as 2027.");
}
