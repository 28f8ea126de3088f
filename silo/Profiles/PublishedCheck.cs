using System.Collections.Immutable;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Silo.Profiles;

/// <summary>What topics, addresses, times of keeping and the services of single offices must fulfil beyond their shape.</summary>
internal static class PublishedCheck
{
    private static readonly ImmutableArray<DeadlineUnit> Long = [DeadlineUnit.CalendarDays, DeadlineUnit.Months, DeadlineUnit.Years];

    public static IEnumerable<(string Path, string Expected)> Problems(CompanyProfile p) =>
    [
        .. (p.Topics ?? []).SelectMany((t, i) => Said($"$.topics[{i}]", t.Code, t.Name, t.NameEn)), .. Twice(p),
        .. (p.Contacts ?? []).SelectMany((c, i) => Said($"$.contacts[{i}]", c.Value, c.Name, c.NameEn)),
        .. (p.Retention ?? []).SelectMany((k, i) => k.Within.Amount > 0 && Long.Contains(k.Within.Unit) ? [] : new[] { ($"$.retention[{i}].within", "more than 0 calendar-days, months or years") }),
        .. (p.Retention ?? []).CountBy(k => k.Of).Where(k => k.Value > 1).Select(k => ("$.retention", $"'{k.Key}' once")),
        .. p.Offices.SelectMany((o, i) => Services(o, p, $"$.offices[{i}].services")),
    ];

    private static IEnumerable<(string, string)> Services(OfficeProfile o, CompanyProfile p, string path) => o.Services?.Value switch
    {
        null => [],
        { IsEmpty: true } => [(path, "at least one service, or none of this for all")],
        { } own => own.Select((id, i) => (id, i)).Where(s => p.Services.All(known => known.Id != s.id)).Select(s => ($"{path}[{s.i}]", $"one of {string.Join(", ", p.Services.Select(k => k.Id))}, not '{s.id}'")),
    };

    private static IEnumerable<(string, string)> Twice(CompanyProfile p) => p.Services.SelectMany(s => s.Topics?.Value ?? []).Select(t => t.Code).Concat((p.Topics ?? []).Select(t => t.Code))
        .CountBy(c => c).Where(c => c.Value > 1 && (p.Topics ?? []).Any(t => t.Code == c.Key)).Select(c => ("$.topics", $"a code that no other topic has, not '{c.Key}' again"));

    private static IEnumerable<(string, string)> Said(string path, params string[] words) => words.Any(string.IsNullOrWhiteSpace) ? [(path, "words in every field")] : [];
}
