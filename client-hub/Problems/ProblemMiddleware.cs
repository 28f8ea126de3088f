using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace OpsHub.ClientHub.Problems;

/// <summary>Turns exceptions and bare status codes into Problem Details: the one place where an exception becomes an answer.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody is there to be answered.
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = bad.StatusCode;
            if (bad.StatusCode == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Bearer";
        }
        catch (Exception broken) when (!http.Response.HasStarted)
        {
            log.RequestBroke(broken, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "none", http.TraceIdentifier);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        if (IsBare(http)) await OfStatus(http).ExecuteAsync(http);
    }

    private static bool IsBare(HttpContext http) =>
        http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null };

    private static Problem OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        401 => Problem.NotSignedIn,
        404 => new Problem(404, "not-found", "There is nothing at this address.", http.Request.Path, "An address from /openapi/v1.json."),
        405 => new Problem(405, "method-not-allowed", $"This address does not take {http.Request.Method}.", "method", $"One of: {http.Response.Headers.Allow}."),
        408 => new Problem(408, "request-too-slow", "The request did not arrive in time."),
        413 => new Problem(413, "body-too-large", "The body is larger than this address takes.", "body", MaxBody(http)),
        415 => Problem.WrongType,
        500 => new Problem(500, "broken", $"The hub made a mistake; it stands in the hub's log under {http.TraceIdentifier}."),
        var status and >= 500 => new Problem(status, "unavailable", "The hub cannot answer now; send the request again."),
        var status => new Problem(status, "bad-request", "The request could not be read as HTTP."),
    };

    private static string? MaxBody(HttpContext http) =>
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } max ? $"At most {max} bytes." : null;
}
