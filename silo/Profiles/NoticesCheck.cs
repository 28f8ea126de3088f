using System.Collections.Immutable;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What notices and report forms of a profile must fulfil beyond their shape.</summary>
internal static class NoticesCheck
{
    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile p) =>
    [
        .. (p.Notices ?? []).SelectMany((n, i) => OfNotice(n, p, $"$.notices[{i}]")), .. (p.Reports ?? []).SelectMany((r, i) => OfReport(r, p, $"$.reports[{i}]")),
    ];

    private static IEnumerable<(string, Said)> OfNotice(NoticeProfile n, CompanyProfile p, string path)
    {
        if (p.Deadlines?.Events.Any(e => e.Id == n.On) != true) yield return ($"{path}.on", new($"событие из раздела deadlines, а не «{n.On}»", $"an event of the deadlines, not '{n.On}'"));
        if (n.Deadlines is { } kind && p.Deadlines?.Rules.Any(r => r.Kinds.Contains(kind)) != true) yield return ($"{path}.deadlines", Expect.KindWithRule);
        if (Count(n.AnyOf) + Count(n.AllOf) == 0 && !n.ChannelByContract) yield return ($"{path}.anyOf", new("хотя бы одно место или channelByContract", "at least one place, or channelByContract"));
    }

    private static IEnumerable<(string, Said)> OfReport(ReportProfile r, CompanyProfile p, string path)
    {
        if (r.Columns.IsDefaultOrEmpty) yield return ($"{path}.columns", new("хотя бы один столбец", "at least one column"));
        foreach (var (column, i) in r.Columns.Select((c, i) => (c, i)))
            if (column.Norm is { } norm && p.Norms?.Rules.Any(n => n.Id == norm) != true) yield return ($"{path}.columns[{i}].norm", new($"норма из этого профиля, а не «{norm}»", $"a norm of this profile, not '{norm}'"));
    }

    private static int Count(ImmutableArray<string>? places) => places?.Length ?? 0;
}
