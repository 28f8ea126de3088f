using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NodaTime.Text;
using NodaTime;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Appeals;

namespace OpsHub.ClientHub.Appeals;

/// <summary>An appeal that somebody is about to register, as a query string. Nobody is named in it: of a person's details only which of them there are.</summary>
internal static class DraftQuestion
{
    private static readonly string[] Known = ["kind", "channel", "category", "vip", "topic", "office", "replyBy", "given", "receivedAt", "promisedAt", "subject"];

    /// <summary>One of the two is null.</summary>
    public static (RegisterAppeal? Asked, Problem? Problem) Of(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } unknown) return Wrong(unknown, $"One of {string.Join(", ", Known)}.");
        if (Text(query["kind"]) is not { } kind) return Wrong("kind", "One of the company's kinds.");
        if (Text(query["channel"]) is not { } channel) return Wrong("channel", "One of the company's channels.");
        if (!At(query["receivedAt"], out var receivedAt)) return Wrong("receivedAt", "UTC, such as 2026-11-24T06:47:22Z.");
        if (!At(query["promisedAt"], out var promisedAt)) return Wrong("promisedAt", "UTC, such as 2026-11-24T06:47:22Z.");
        if (!Attributes(query["subject"], out var attributes)) return Wrong("subject", "name=value, such as settlement=rural; several times where there are several.");
        return (new RegisterAppeal(
            kind, channel, Text(query["category"]), Topic: Text(query["topic"]), Vip: query["vip"] == "true", Office: Text(query["office"]), ReplyBy: Text(query["replyBy"]),
            Given: [.. (Text(query["given"]) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)], ReceivedAt: receivedAt, PromisedAt: promisedAt, Attributes: attributes), null);
    }

    private static bool Attributes(StringValues told, out ImmutableSortedDictionary<string, string>? attributes)
    {
        var said = told.Select(t => (t ?? "").Split('=', 2)).ToList();
        attributes = said.Count == 0 || said.Any(s => s.Length < 2) || said.CountBy(s => s[0]).Any(c => c.Value > 1) ? null : said.ToImmutableSortedDictionary(s => s[0], s => s[1], StringComparer.Ordinal);
        return said.Count == 0 || attributes is not null;
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool At(string? text, out Instant? at)
    {
        at = null;
        if (string.IsNullOrEmpty(text)) return true;
        var read = InstantPattern.ExtendedIso.Parse(text);
        if (read.Success) at = read.Value;
        return read.Success;
    }

    private static (RegisterAppeal?, Problem?) Wrong(string at, string expected) => (null, new Problem(400, "query-wrong", "The query is not understood.", $"?{at}", expected));
}
