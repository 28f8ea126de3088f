using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Standards;

namespace OpsHub.ClientHub.Cases;

/// <summary>Promises, duties and feedback over HTTP.</summary>
internal static class ServiceRoutes
{
    private const int MostPromises = 200;

    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    public static void MapServices(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Promises, (string company, IServiceDesk desk) => desk.Promises(company, MostPromises) is { } page ? TypedResults.Json(page) : None).MayFollow().Answers<PromisePage>(400, 401, 403, 404, 503);
        app.Map(Routes.Duties, (string company, IServiceDesk desk) => desk.Duties(company) is { } list ? TypedResults.Json(list) : None).MayFollow().Answers<DutyList>(400, 401, 403, 404, 503);
        app.Map(Routes.Feedback, Feedback).MayFollow().Answers<FeedbackReading>(400, 401, 403, 404, 503);
    }

    private static IResult Feedback(string company, IServiceDesk desk, string? month = null)
    {
        var read = month is null ? null : Month.Parse(month);
        if (read is { Success: false }) return new Problem(400, "query-wrong", $"'{month}' is no month.", "?month", "a month such as 2026-11, or none for the running one");
        return desk.Feedback(company, read?.Value) is { } reading ? TypedResults.Json(reading) : None;
    }

    private static IResult None => new Problem(404, "no-standard", "The company's profile tells no deadlines.", "address", "A company whose profile has a section 'deadlines'.");
}
