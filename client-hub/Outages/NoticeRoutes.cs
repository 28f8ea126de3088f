using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Outages.Notices;
using OpsHub.Grains.Walls;

namespace OpsHub.ClientHub.Outages;

/// <param name="Text">The notice as it was published, 1–20,000 characters. No personal data.</param>
/// <param name="Today">The day it was published, for days without a year; null for today.</param>
internal sealed record ReadNoticeRequest(string Text, LocalDate? Today = null);

/// <summary>What a notice would be as one outage.</summary>
/// <param name="Id">Of the outage: the same for the same text, so that a notice that is published twice is one outage.</param>
/// <param name="Fact">Data of a <c>report-outage</c>, to be sent once a person has looked.</param>
/// <param name="Offices">Whose served area it touches.</param>
internal sealed record DraftOutage(string Id, ReportOutage Fact, ImmutableArray<string> Offices);

/// <param name="Notice">What was understood, with the words it came from and what a person must look at.</param>
/// <param name="Outages">The same as outages: one for each interval of each day.</param>
internal sealed record ReadNoticeAnswer(ReadNotice Notice, ImmutableArray<DraftOutage> Outages);

/// <summary>Reads a grid company's notice; nothing of it is kept.</summary>
internal static class NoticeRoutes
{
    private const int MaxBytes = 4 * NoticeReader.MaxLength + 1024;

    public static void MapNotices(this IEndpointRouteBuilder app) =>
        app.Map(Routes.ReadNotice, Read).Reads<ReadNoticeRequest>().Answers<ReadNoticeAnswer>(400, 401, 403, 404, 413, 415, 429);

    private static async Task<IResult> Read(string company, HttpContext http, IPlaces places, IOutages outages, IHostClock clock, CancellationToken cancel)
    {
        if (places.Of(company) is not { } known) return new Problem(404, "no-standard", "There is no profile of such a company.", "address", "A company of this hub.");
        var (asked, problem) = await Body.Read<ReadNoticeRequest>(http, MaxBytes, cancel);
        if (problem is not null) return problem;
        if (asked!.Text.Trim().Length is 0 or > NoticeReader.MaxLength) return new Problem(400, "text-wrong", "The notice is empty or too long.", "$.text", $"1 to {NoticeReader.MaxLength} characters.");
        var zone = DateTimeZoneProviders.Tzdb[known.TimeZone];
        var notice = new NoticeReader(asked.Today ?? clock.GetCurrentInstant().InZone(zone).Date).Read(asked.Text);
        var drafts = NoticeDrafts.Of(notice, zone).Select((fact, n) => new DraftOutage(NoticeDrafts.IdOf(asked.Text, n), fact, outages.Touched(company, fact.Area)));
        return TypedResults.Json(new ReadNoticeAnswer(notice, [.. drafts]));
    }
}
