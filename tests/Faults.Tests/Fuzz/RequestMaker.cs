using System.Text;
using System.Text.RegularExpressions;

namespace OpsHub.Faults.Tests.Fuzz;

/// <summary>Makes the n-th request of a seed: the same one every time.</summary>
internal sealed partial class RequestMaker(Uri address, IReadOnlyList<Endpoint> endpoints, BodyMaker bodies, string[] signs)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW"];
    private static readonly string[] Headers = ["X-Occurred-At", "Accept", "Accept-Encoding", "If-None-Match", "Range", "X-Forwarded-For", "Origin", "Referer", "Cookie", "Expect", "Upgrade", "X-HTTP-Method-Override"];
    private static readonly string[] Good = ["faults", "o1", "o1:1", "c1", "profile", "wall/faults", "v1"];

    public HttpRequestMessage Make(int seed, int n)
    {
        var random = new Random(unchecked(seed + (n * 7919)));
        var endpoint = endpoints[n % endpoints.Count];
        var method = random.Next(15) == 0 ? Wild.Pick(Methods, random) : endpoint.Method;
        var target = Path(endpoint, random) + Query(random);
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        Sign(request, random);
        if (endpoint.Body is not null || random.Next(20) == 0) request.Content = Content(endpoint, random);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", random.Next(10) == 0 ? Text(random) : $"fuzz-{n}");
        if (random.Next(5) == 0) request.Headers.TryAddWithoutValidation(Wild.Pick(Headers, random), random.Next(4) == 0 ? "2026-11-24T06:47:22Z" : Text(random));
        return request;
    }

    private static string Path(Endpoint endpoint, Random random) =>
        Parameter().Replace(endpoint.Path, _ => random.Next(5) == 0 ? Wild.Segment(random) : Wild.Pick(Good, random));

    private static string Query(Random random) => random.Next(6) switch
    {
        0 => $"?limit={Wild.Segment(random)}",
        1 => $"?scope=office:o1&metric={Wild.Segment(random)}&window=today&before={Wild.Segment(random)}",
        _ => "",
    };

    private void Sign(HttpRequestMessage request, Random random)
    {
        var sign = random.Next(12) == 0 ? $"Authorization: Bearer {Text(random)}" : random.Next(15) == 0 ? $"Cookie: {Text(random)}" : Wild.Pick(signs, random);
        request.Headers.TryAddWithoutValidation(sign[..sign.IndexOf(':')], sign[(sign.IndexOf(':') + 2)..]);
    }

    private ByteArrayContent Content(Endpoint endpoint, Random random)
    {
        var good = endpoint.Body is { } schema ? bodies.Make(schema, random, wildness: random.Next(3) * 8) : "{}";
        var bytes = random.Next(6) switch { 0 => Wild.Body(random), 1 => Wild.Damage(good, random), _ => Encoding.UTF8.GetBytes(good) };
        var content = new ByteArrayContent(bytes);
        var ndjson = endpoint.Path.EndsWith("/facts", StringComparison.Ordinal) && random.Next(2) == 0;
        content.Headers.TryAddWithoutValidation("Content-Type", random.Next(8) == 0 ? Wild.ContentType(random) : ndjson ? "application/x-ndjson" : "application/json");
        return content;
    }

    /// <summary>Text that may stand in a header: Latin-1 without line ends.</summary>
    private static string Text(Random random) => new([.. Enumerable.Range(0, random.Next(1, random.Next(2) == 0 ? 20 : 400)).Select(_ => (char)random.Next(32, 256)).Where(c => c is < (char)127 or > (char)160)]);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
