using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Health;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Appeals;

namespace OpsHub.ClientHub.Appeals;

/// <summary>The desk's query string, read and checked.</summary>
internal sealed record DeskQuestion(AppealQuery Query, LocalDate? From, LocalDate? To)
{
    private static readonly string[] Known = ["number", "kind", "executor", "channel", "status", "office", "from", "to", "bucket", "take", AfterPosition.Key];

    /// <summary>One of the two is null.</summary>
    public static (DeskQuestion? Asked, Problem? Problem) Of(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } unknown) return Wrong(unknown, $"One of {string.Join(", ", Known)}.");
        if (!Word<AppealPhase>(query["status"], out var status)) return Wrong("status", Words<AppealPhase>());
        if (!Word<DeskBucket>(query["bucket"], out var bucket)) return Wrong("bucket", Words<DeskBucket>());
        if (!Day(query["from"], out var from)) return Wrong("from", "A day such as 2026-11-24.");
        if (!Day(query["to"], out var to)) return Wrong("to", "A day such as 2026-11-24.");
        if (!Take(query["take"], out var take)) return Wrong("take", $"1 to {AppealQuery.MostLines}");
        return (new DeskQuestion(new AppealQuery(Text(query["number"]), Text(query["kind"]), Text(query["executor"]), Text(query["channel"]), status, Text(query["office"]), Bucket: bucket, Take: take), from, to), null);
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool Word<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text)) return true;
        foreach (var known in Enum.GetValues<T>())
            if (Spoken(known) == text) value = known;
        return value is not null;
    }

    private static string Words<T>()
        where T : struct, Enum => $"One of {string.Join(", ", Enum.GetValues<T>().Select(Spoken))}.";

    private static string Spoken<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static bool Day(string? text, out LocalDate? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text)) return true;
        var read = LocalDatePattern.Iso.Parse(text);
        if (read.Success) day = read.Value;
        return read.Success;
    }

    private static bool Take(string? text, out int take)
    {
        take = 50;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out take) && take is >= 1 and <= AppealQuery.MostLines);
    }

    private static (DeskQuestion?, Problem?) Wrong(string at, string expected) => (null, new Problem(400, "query-wrong", "The query is not understood.", $"?{at}", expected));
}
