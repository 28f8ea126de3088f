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

    /// <summary>The body as it came; one of the two answers is null.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than allowed; answered 413.</exception>
    public static async Task<(byte[]? Bytes, Problem? Problem)> Bytes(HttpContext http, string contentType, long maxBytes, CancellationToken cancel)
    {
        if (http.Request.ContentType?.StartsWith(contentType, StringComparison.OrdinalIgnoreCase) != true)
            return (null, Problem.WrongType with { Expected = contentType });
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = maxBytes;
        using var all = new MemoryStream();
        await http.Request.Body.CopyToAsync(all, cancel);
        return (all.ToArray(), null);
    }

    private static Problem Fault(JsonFault fault) => new(400, fault.Code, fault.Detail, fault.At, fault.Expected);
}
