using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Norms;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Visits;

namespace OpsHub.ClientHub.Visits;

/// <param name="More">Whether there are more than are told.</param>
internal sealed record VisitsAnswer(ImmutableArray<VisitRow> Visits, bool More);

internal sealed record IntervalsAnswer(ImmutableArray<IntervalRow> Intervals);

/// <summary>The register of visits, its rollups, the customer file, and why somebody was called.</summary>
internal static class VisitRoutes
{
    private const int UsualVisits = 200, MostVisits = 2000, MostExported = 100_000, UsualNormS = 900;

    private static readonly int[] Steps = [15, 30, 60, 1440];

    public static void MapVisits(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Visits, Search).Answers<VisitsAnswer>(400, 401, 403);
        app.Map(Routes.VisitsCsv, (string company, HttpContext http, IVisits visits, Doorkeeper doorkeeper, CancellationToken cancel) =>
            Export(company, http, visits, doorkeeper, "csv", LedgerCsv.ContentType, LedgerCsv.Write, cancel));
        app.Map(Routes.VisitsXlsx, (string company, HttpContext http, IVisits visits, Doorkeeper doorkeeper, CancellationToken cancel) =>
            Export(company, http, visits, doorkeeper, "xlsx", LedgerXlsx.ContentType, LedgerXlsx.Write, cancel));
        app.Map(Routes.VisitIntervals, Roll).Answers<IntervalsAnswer>(400, 401, 403);
        app.Map(Routes.VisitsForCrm, Follow).Answers<CrmPage>(400, 401, 403);
        app.Map(Routes.Why, Explain).Answers<WhyAnswer>(401, 403, 404);
    }

    private static async Task<IResult> Search(string company, HttpContext http, IVisits visits, Doorkeeper doorkeeper, CancellationToken cancel, string? most = null)
    {
        if (!Number(most, UsualVisits, MostVisits, out var count)) return new Problem(400, "query-wrong", "This is no number of visits.", "?most", $"1 to {MostVisits}");
        var (query, problem) = VisitQuestion.Read(company, http.Request.Query, doorkeeper.Sure(http), visits);
        if (query is null) return problem!;
        var rows = await visits.Read(query, cancel).Take(count + 1).ToListAsync(cancel);
        return TypedResults.Json(new VisitsAnswer([.. rows.Take(count)], rows.Count > count));
    }

    private static async Task<IResult> Export(
        string company, HttpContext http, IVisits visits, Doorkeeper doorkeeper, string kind, string type, Func<LedgerTable, byte[]> write, CancellationToken cancel)
    {
        var (query, problem) = VisitQuestion.Read(company, http.Request.Query, doorkeeper.Sure(http), visits);
        if (query is null) return problem!;
        var rows = await visits.Read(query, cancel).Take(MostExported + 1).ToListAsync(cancel);
        if (rows.Count > MostExported) return new Problem(400, "too-many", $"The export would hold more than {MostExported} visits.", "?to", "fewer days or one office");
        return TypedResults.File(write(VisitTable.Of(query, rows, http.Request.Query["lang"] != "en")), type, $"{company}-visits-{query.From:uuuu-MM-dd}.{kind}");
    }

    private static async Task<IResult> Roll(string company, HttpContext http, IVisits visits, Doorkeeper doorkeeper, CancellationToken cancel, string? office = null, string? by = null, string? stepMin = null, string? normS = null)
    {
        if (office is null) return new Problem(400, "query-incomplete", "The query has no office.", "?office", "one office");
        if (!Enum.TryParse<IntervalBy>(by ?? "office", true, out var subject) || !Enum.IsDefined(subject)) return new Problem(400, "query-wrong", "This is nothing to tell by.", "?by", "office, service, window or operator");
        if (!Number(stepMin, 60, 1440, out var step) || !Steps.Contains(step)) return new Problem(400, "query-wrong", "This is no step.", "?stepMin", "15, 30, 60 or 1440 minutes");
        if (!Number(normS, UsualNormS, 86_400, out var norm)) return new Problem(400, "query-wrong", "This is no norm.", "?normS", "1 to 86400 seconds");
        var (query, problem) = VisitQuestion.Read(company, http.Request.Query, doorkeeper.Sure(http), visits);
        if (query is null) return problem!;
        var rows = await visits.Read(query, cancel).ToListAsync(cancel);
        return TypedResults.Json(new IntervalsAnswer(rows.Count == 0 ? [] : Intervals.Of(office, rows.Select(r => r.Visit), subject, Duration.FromMinutes(step), rows[0].TimeZone, norm)));
    }

    private static async Task<IResult> Follow(string company, HttpContext http, IVisits visits, Doorkeeper doorkeeper, CancellationToken cancel, string? after = null, string? most = null)
    {
        var position = 0L;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out position)) return new Problem(400, "query-wrong", "This is no position.", "?after", "next of the answer before, or 0");
        if (!Number(most, UsualVisits, MostVisits, out var count)) return new Problem(400, "query-wrong", "This is no number of visits.", "?most", $"1 to {MostVisits}");
        return TypedResults.Json(await visits.After(company, position, count, doorkeeper.Sure(http).May(Right.ReadPeople, company), cancel));
    }

    private static async Task<IResult> Explain(string company, string office, string ticket, HttpContext http, IVisits visits, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        if (!GrainId.IsPart(company) || !GrainId.IsPart(office) || !doorkeeper.Sure(http).May(Right.ReadFigures, company, office))
            return new Problem(403, "forbidden", "The account or key may not read figures of this office.", "address", Policies.ReadFigures.Meaning);
        return await visits.Why(company, office, ticket, cancel) is { } why
            ? TypedResults.Json(why)
            : new Problem(404, "call-unknown", "No call of such a ticket is in the log.", "address", "A ticket id such as 2026-11-24.А047, or a number such as А047.");
    }

    private static bool Number(string? text, int usual, int most, out int number)
    {
        number = usual;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }
}
