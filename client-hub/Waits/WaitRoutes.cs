using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Waits;

namespace OpsHub.ClientHub.Waits;

/// <param name="Ru">In Russian, ready to be spoken: numbers are words.</param>
/// <param name="En">In English.</param>
internal sealed record WaitWords(string Ru, string En);

/// <summary>How long somebody has to wait.</summary>
/// <param name="State"><c>known | not-enough-data</c>.</param>
/// <param name="P50S">Half wait no longer, seconds; left out while not known.</param>
/// <param name="P90S">Nine of ten wait no longer, seconds.</param>
/// <param name="Ahead">People ahead.</param>
/// <param name="Estimator"><c>ridge | qlm | free</c>.</param>
/// <param name="N">Outcomes of the last 30 days behind it.</param>
/// <param name="AsOf">Source instant of the newest fact of the queue.</param>
/// <param name="Say">A sentence.</param>
internal sealed record WaitBody(string State, int? P50S, int? P90S, int Ahead, string? Estimator, int N, Instant? AsOf, WaitWords Say);

/// <summary>How expected waits of one queue came out.</summary>
/// <param name="MaeS">Mean size of the error of P50, seconds.</param>
/// <param name="BiasS">Mean error; above zero: told more than waited.</param>
/// <param name="WithinP90">Share of waits no longer than the P90 told.</param>
/// <param name="PinballS">Mean pinball loss of both, seconds.</param>
/// <param name="Brier">Mean square of how far the probability of a wait over the norm, told at joining, was from what came; left out while nobody knows any.</param>
/// <param name="OverNorm">Share of waits over the norm; who always says it has a Brier score of it × (1 − it).</param>
internal sealed record AccuracyBody(
    string? Office, string? Service, string? Line, int N, decimal MaeS, decimal BiasS, decimal WithinP90, decimal PinballS, decimal? Brier, decimal? OverNorm);

internal sealed record AccuraciesAnswer(ImmutableArray<AccuracyBody> Queues);

/// <summary>Expected waits for telephone menus, company sites and whoever judges them.</summary>
internal static class WaitRoutes
{
    public static void MapWaits(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Waits, Tell).Answers<WaitBody>(400, 403, 404, 429);
        app.Map(Routes.WaitAccuracy, Judge).Answers<AccuraciesAnswer>(401, 403);
    }

    private static IResult Tell(string company, HttpContext http, IWaits waits, Doorkeeper doorkeeper, string? line = null, string? office = null, string? service = null, string? call = null)
    {
        if (line is null == office is null) return new Problem(400, "query-incomplete", "The query names no queue, or two.", "?line", "line={line}, or office={office} with service={service} or without");
        if (call is not null && line is null) return new Problem(400, "query-incomplete", "A call waits on a line.", "?line", "line={line}&call={call}");
        if (call is not null && doorkeeper.Who(http.User)?.May(Right.SendFacts, company) != true)
            return new Problem(403, "forbidden", "One caller's wait is told to his telephone system.", "?call", "A device key with send-facts in the company.");
        http.Response.Headers.CacheControl = "no-store";
        if (line is null) return Answer(waits.OfOffice(company, office!, service), "office-unknown", "The company has no such office with a queue, or it does not offer the service.", service is null ? "?office" : "?service");
        return call is null
            ? Answer(waits.OfLine(company, line), "line-unknown", "The company has no such line.", "?line")
            : Answer(waits.OfCall(company, line, call), "call-unknown", "No such call waits on the line; it may have been answered.", "?call");
    }

    private static IResult Answer(WaitAnswer? answer, string code, string detail, string at)
    {
        if (answer is not var ((ahead, told, estimator), recent, asOf)) return new Problem(404, code, detail, at, "One that the hub has heard of.");
        var band = told is var (p50, p90) ? (Whole(p50), Whole(p90)) : ((int P50S, int P90S)?)null;
        return TypedResults.Json(new WaitBody(
            band is null ? "not-enough-data" : "known", band?.P50S, band?.P90S, ahead, estimator, recent.Count, asOf, new WaitWords(SpokenWait.Russian(band), SpokenWait.English(band))));
    }

    private static IResult Judge(string company, HttpContext http, IWaits waits, Doorkeeper doorkeeper)
    {
        var who = doorkeeper.Sure(http);
        return TypedResults.Json(new AccuraciesAnswer([.. waits.Accuracies(company).Where(q => who.May(Right.ReadFigures, company, q.Office)).Select(Body)]));
    }

    private static AccuracyBody Body(QueueAccuracy queue) => new(
        queue.Office, queue.Service, queue.Line, queue.Recent.Count, Rounded(queue.Recent.MeanAbsoluteS, 1), Rounded(queue.Recent.BiasS, 1), Rounded(queue.Recent.Coverage, 3), Rounded(queue.Recent.PinballS, 1),
        queue.Recent.Judged == 0 ? null : Rounded(queue.Recent.Brier, 3), queue.Recent.Judged == 0 ? null : Rounded(queue.Recent.OverNorm, 3));

    private static int Whole(double seconds) => (int)Math.Round(seconds, MidpointRounding.AwayFromZero);

    private static decimal Rounded(double figure, int digits) => Math.Round((decimal)figure, digits, MidpointRounding.AwayFromZero);
}

/// <summary>Stands in where the host folds no waits.</summary>
internal sealed class NoWaits : IWaits
{
    public WaitAnswer? OfLine(string company, string line) => null;

    public WaitAnswer? OfCall(string company, string line, string call) => null;

    public WaitAnswer? OfOffice(string company, string office, string? service) => null;

    public ImmutableArray<QueueAccuracy> Accuracies(string? company) => [];
}
