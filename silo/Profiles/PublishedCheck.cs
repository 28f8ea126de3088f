using System.Collections.Immutable;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What topics, addresses, times of keeping and the services of single offices must fulfil beyond their shape.</summary>
internal static class PublishedCheck
{
    private static readonly ImmutableArray<DeadlineUnit> Long = [DeadlineUnit.CalendarDays, DeadlineUnit.Months, DeadlineUnit.Years];

    private static readonly Said Words = new("слова в каждом поле", "words in every field");
    private static readonly Said LongTime = new("больше 0 calendar-days, months или years", "more than 0 calendar-days, months or years");

    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile p) =>
    [
        .. (p.Topics ?? []).SelectMany((t, i) => InWords($"$.topics[{i}]", t.Code, t.Name, t.NameEn)), .. Twice(p),
        .. (p.Contacts ?? []).SelectMany((c, i) => InWords($"$.contacts[{i}]", c.Value, c.Name, c.NameEn)),
        .. (p.Retention ?? []).SelectMany((k, i) => k.Within.Amount > 0 && Long.Contains(k.Within.Unit) ? [] : new[] { ($"$.retention[{i}].within", LongTime) }),
        .. (p.Retention ?? []).CountBy(k => k.Of).Where(k => k.Value > 1).Select(k => ("$.retention", new Said($"«{k.Key}» один раз", $"'{k.Key}' once"))),
        .. p.Offices.SelectMany((o, i) => o.Services is { } own ? Expect.Known(own.Value, p.Services.Select(s => s.Id), $"$.offices[{i}].services") : []),
    ];

    private static IEnumerable<(string, Said)> Twice(CompanyProfile p) => p.Services.SelectMany(s => s.Topics?.Value ?? []).Select(t => t.Code).Concat((p.Topics ?? []).Select(t => t.Code))
        .CountBy(c => c).Where(c => c.Value > 1 && (p.Topics ?? []).Any(t => t.Code == c.Key)).Select(c => ("$.topics", new Said($"код, которого нет у другой темы, а не снова «{c.Key}»", $"a code that no other topic has, not '{c.Key}' again")));

    private static IEnumerable<(string, Said)> InWords(string path, params string[] words) => words.Any(string.IsNullOrWhiteSpace) ? [(path, Words)] : [];
}
