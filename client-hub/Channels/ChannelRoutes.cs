using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Notices;

namespace OpsHub.ClientHub.Channels;

/// <summary>Channels of a company, their interruptions, and notices over HTTP.</summary>
internal static class ChannelRoutes
{
    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    public static void MapChannels(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Interruptions, Read).MayFollow().Answers<ChannelReading>(400, 401, 403, 404, 503);
        app.Map(Routes.Notices, (string company, INotices notices) => notices.List(company) is { } list ? TypedResults.Json(list) : NoStandard).MayFollow().Answers<NoticeList>(400, 401, 403, 404, 503);
        app.Map(Routes.OneNotice, (string company, string id, INotices notices) => notices.Find(company, id) is { } card ? TypedResults.Json(card) : NoSuch).MayFollow().Answers<NoticeCard>(400, 401, 403, 404, 503);
    }

    private static IResult NoStandard => new Problem(404, "no-standard", "The company's profile tells no deadlines.", "address", "A company whose profile has a section 'deadlines'.");

    private static IResult NoSuch => new Problem(404, "notice-unknown", "There is no such notice.", "address", "A notice of GET /api/v1/{company}/notices.");

    private static IResult Read(string company, IChannels channels, string? month = null)
    {
        var asked = month is null ? null : Month.Parse(month);
        if (asked is { Success: false }) return new Problem(400, "query-wrong", $"'{month}' is no month.", "?month", "a month such as 2026-11, or none for the running one");
        return channels.Read(company, asked?.Value) is { } reading
            ? TypedResults.Json(reading)
            : new Problem(404, "no-channels", "The company's standard names no channels whose interruptions count.", "address", "A company whose profile has a section 'interruptions'.");
    }
}
