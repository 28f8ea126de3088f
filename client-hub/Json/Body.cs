using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Json;

/// <summary>Reads JSON bodies.</summary>
internal static class Body
{
    public const string Json = "application/json";

    /// <summary>Reads the body as the type; one of the two answers is null.</summary>
    /// <param name="http">The request.</param>
    /// <param name="type">What to read.</param>
    /// <param name="maxBytes">Larger bodies are refused before they are read.</param>
    /// <param name="cancel">The caller has gone.</param>
    public static async Task<(object? Value, Problem? Problem)> Read(HttpContext http, Type type, long maxBytes, CancellationToken cancel)
    {
        if (!http.Request.HasJsonContentType())
            return (null, Problem.WrongType);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = maxBytes;
        try
        {
            var value = await JsonSerializer.DeserializeAsync(http.Request.Body, type, StrictJson.Options, cancel);
            return value is null ? (null, Fault(new JsonFault("json-value-wrong", "The body is null.", "$", Expectation.Of(type)))) : (value, null);
        }
        catch (JsonException wrong)
        {
            return (null, Fault(JsonFault.Of(wrong, type)));
        }
    }

    public static async Task<(T? Value, Problem? Problem)> Read<T>(HttpContext http, long maxBytes, CancellationToken cancel)
        where T : class
    {
        var (value, problem) = await Read(http, typeof(T), maxBytes, cancel);
        return ((T?)value, problem);
    }

    private static Problem Fault(JsonFault fault) => new(400, fault.Code, fault.Detail, fault.At, fault.Expected);
}
