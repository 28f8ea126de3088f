using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Alerts;

/// <summary>What a rule would have done, over HTTP.</summary>
internal static class BackTestRoutes
{
    private const int MaxRuleBytes = 16 * 1024;

    public static void MapBackTests(this IEndpointRouteBuilder app) => app.Map(Routes.BackTest, Try).Reads<AlertRule>().Answers<BackTestAnswer>(400, 401, 403, 404, 413, 415);

    private static async Task<IResult> Try(string company, HttpContext http, IBackTests tests, IHostClock clock, CancellationToken cancel, string? from = null, string? to = null)
    {
        var (rule, problem) = await Body.Read<AlertRule>(http, MaxRuleBytes, cancel);
        if (rule is null) return problem!;
        if (RuleCheck.Of(rule) is { } fault) return new Problem(400, "rule-wrong", "The rule cannot be kept.", fault.At, fault.Expected);
        var end = Read(to) ?? clock.GetCurrentInstant();
        var begin = Read(from) ?? end - Duration.FromDays(IBackTests.MostDays);
        if ((from is not null && Read(from) is null) || (to is not null && Read(to) is null) || begin >= end || end - begin > Duration.FromDays(IBackTests.MostDays))
            return new Problem(400, "query-wrong", "This is no interval of the past.", "?from, ?to", $"two instants such as 2026-11-01T00:00:00Z, the first before the second, at most {IBackTests.MostDays} days apart");
        return await tests.Try(company, rule, begin, end, cancel) is { } answer ? TypedResults.Json(answer) : new Problem(404, "no-history", "This process plays no rules over the log.", null, "A process of the hub that evaluates alerts.");
    }

    private static Instant? Read(string? text) => text is not null && InstantPattern.ExtendedIso.Parse(text) is { Success: true } read ? read.Value : null;
}
