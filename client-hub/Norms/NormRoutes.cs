using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Norms;

namespace OpsHub.ClientHub.Norms;

/// <summary>The compliance ledger over HTTP.</summary>
internal static class NormRoutes
{
    private const int FewestCases = 1, MostCases = 1000, UsualCases = 100;

    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    public static void MapNorms(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Norms, Ledger).Answers<NormLedger>(400, 401, 403, 404);
        app.Map(Routes.Norm, One).Answers<NormDetail>(400, 401, 403, 404);
        app.Map(Routes.Requirements, Traced).Answers<TracedStandard>(401, 403, 404);
        app.Map(Routes.NormsCsv, (string company, INorms norms, string? month = null, string? lang = null) => Export(company, norms, month, lang, "csv", LedgerCsv.ContentType, LedgerCsv.Write));
        app.Map(Routes.NormsXlsx, (string company, INorms norms, string? month = null, string? lang = null) => Export(company, norms, month, lang, "xlsx", LedgerXlsx.ContentType, LedgerXlsx.Write));
    }

    private static IResult Ledger(string company, INorms norms, string? month = null) =>
        Read(month, out var asked) is { } wrong ? wrong : norms.Ledger(company, asked) is { } ledger ? TypedResults.Json(ledger) : None(company);

    private static IResult Traced(string company, IRequirements requirements) => requirements.Of(company) is { } standard ? TypedResults.Json(standard) : None(company);

    private static IResult One(string company, string norm, INorms norms, string? month = null, string? subject = null, string? most = null)
    {
        if (Read(month, out var asked) is { } wrong) return wrong;
        var count = UsualCases;
        if (most is not null && !(int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= FewestCases and <= MostCases))
            return new Problem(400, "query-wrong", $"'{most}' is no number of cases.", "?most", $"{FewestCases} to {MostCases}");
        return norms.One(company, norm, asked, subject, count) is { } detail
            ? TypedResults.Json(detail)
            : new Problem(404, "norm-unknown", $"'{company}' has no norm '{norm}' here.", null, $"One of GET /api/v1/{company}/norms.");
    }

    private static IResult Export(string company, INorms norms, string? month, string? lang, string kind, string type, Func<LedgerTable, byte[]> write)
    {
        if (Read(month, out var asked) is { } wrong) return wrong;
        if (lang is not (null or "ru" or "en")) return new Problem(400, "query-wrong", $"'{lang}' is no language of the hub.", "?lang", "ru or en");
        return norms.Ledger(company, asked) is { } ledger
            ? TypedResults.File(write(LedgerTable.Of(ledger, lang != "en")), type, $"{company}-{ledger.Month}.{kind}")
            : None(company);
    }

    /// <summary>The problem of a month that cannot be read, or null.</summary>
    private static Problem? Read(string? text, out YearMonth? month)
    {
        var parsed = text is null ? null : Month.Parse(text);
        month = parsed is { Success: true } ? parsed.Value : null;
        return parsed is { Success: false } ? new Problem(400, "query-wrong", $"'{text}' is no month.", "?month", "a month such as 2026-11, or none for the running one") : null;
    }

    private static Problem None(string company) => new(404, "norms-unknown", $"The hub keeps no norms of '{company}'.", null, "A company whose profile tells norms.");
}
