using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Facts;

/// <summary>Facts over HTTP, one by one and in bulk.</summary>
internal static class FactRoutes
{
    private const string Ndjson = "application/x-ndjson";

    public static void MapFacts(this IEndpointRouteBuilder app) =>
        app.Map(Routes.Facts, Take).Reads(typeof(FactLine), Body.Json, Ndjson).Answers<FactAnswer>(400, 401, 403, 409, 413, 415, 422, 429, 503);

    private static async Task<IResult> Take(string company, HttpContext http, FactDesk desk, Doorkeeper doorkeeper, IOptions<FactOptions> options, CancellationToken cancel)
    {
        if (!GrainId.IsPart(company)) return new Problem(400, "company-wrong", "This cannot be a company.", "address", $"1 to {GrainId.MaxPartLength} of A–Z a–z 0–9 . _ : -");
        if (IsNdjson(http.Request)) return await Many(company, http, desk, doorkeeper, options.Value, cancel);
        return !http.Request.HasJsonContentType() ? Problem.WrongType : await One(company, http, desk, doorkeeper, options.Value, cancel);
    }

    private static async Task<IResult> One(string company, HttpContext http, FactDesk desk, Doorkeeper doorkeeper, FactOptions options, CancellationToken cancel)
    {
        Limit(http, options.MaxLineBytes);
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, cancel);
        var raw = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        var answer = await desk.Take(desk.Read(raw, company), raw, company, doorkeeper.Sure(http), cancel);
        return answer.Outcome switch
        {
            FactAnswer.Refused => new Problem(409, answer.Code!, answer.Detail!, answer.At, answer.Expected),
            FactAnswer.Quarantined => new Problem(422, answer.Code!, answer.Detail!, answer.At, answer.Expected),
            FactAnswer.Unavailable => new Problem(answer.Code == Outcome.Unavailable.Codes.MailboxFull ? 429 : 503, answer.Code!, answer.Detail!, Expected: "The same fact again, later.") { RetryAfterS = 1 },
            _ => TypedResults.Json(answer),
        };
    }

    /// <summary>Answers are written when all lines are read: a client that sends everything before it reads would otherwise wait for ever. Past a megabyte they wait on disk.</summary>
    private static async Task<IResult> Many(string company, HttpContext http, FactDesk desk, Doorkeeper doorkeeper, FactOptions options, CancellationToken cancel)
    {
        if (http.Request.ContentLength > options.MaxBodyBytes) return new Problem(413, "body-too-large", "The body is larger than this address takes.", "body", $"At most {options.MaxBodyBytes} bytes.");
        Limit(http, options.MaxBodyBytes);
        await using var answers = new FileBufferingWriteStream(memoryThreshold: 1 << 20);
        await new FactBulk(desk, options, company, doorkeeper.Sure(http)).Run(http.Request.BodyReader, answers, cancel);
        http.Response.ContentType = Ndjson;
        await answers.DrainBufferAsync(http.Response.Body, cancel);
        return TypedResults.Empty;
    }

    private static bool IsNdjson(HttpRequest request) =>
        request.ContentType?.Split(';')[0].Trim().Equals(Ndjson, StringComparison.OrdinalIgnoreCase) == true;

    private static void Limit(HttpContext http, long bytes)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = bytes;
    }
}
