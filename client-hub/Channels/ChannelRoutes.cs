using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Notices;

namespace OpsHub.ClientHub.Channels;

/// <summary>Channels of a company, their interruptions, and notices over HTTP.</summary>
internal static class ChannelRoutes
{
    private const int MaxNoticeBytes = 64 * 1024;

    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    public static void MapChannels(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Interruptions, Read).MayFollow().Answers<ChannelReading>(400, 401, 403, 404, 503);
        app.Map(Routes.InterruptionDraft, Foresee).Answers<ForeseenInterruption>(400, 401, 403, 404);
        app.Map(Routes.NoticeDraft, ForeseeNotice).Reads<RequireNotice>().Answers<ForeseenNotice>(400, 401, 403, 404, 413, 415);
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

    private static IResult Foresee(string company, string channel, IChannels channels, string? from = null, string? to = null, bool forceMajeure = false)
    {
        if (Wrong("?from", from) is { } wrong) return wrong;
        if (Wrong("?to", to) is { } wrongEnd) return wrongEnd;
        return channels.Foresee(company, channel, new ReportInterruption("draft", InstantOf(from), InstantOf(to), ForceMajeure: forceMajeure)) is { } foreseen
            ? TypedResults.Json(foreseen)
            : new Problem(404, "channel-unknown", "The company's standard has no such channel.", "?channel", "A channel of GET /api/v1/{company}/interruptions.");
    }

    private static async Task<IResult> ForeseeNotice(string company, HttpContext http, INotices notices, CancellationToken cancel)
    {
        var (said, problem) = await Body.Read<RequireNotice>(http, MaxNoticeBytes, cancel);
        if (said is null) return problem!;
        return notices.Foresee(company, said) is { } foreseen ? TypedResults.Json(foreseen) : NoStandard;
    }

    private static Instant? InstantOf(string? text) => text is null ? null : InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var at) ? at : null;

    private static Problem? Wrong(string where, string? text) => text is not null && InstantOf(text) is null ? new Problem(400, "query-wrong", $"'{text}' is no instant.", where, "UTC, such as 2026-11-24T06:47:22Z") : null;
}
