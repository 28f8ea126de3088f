using System.Collections.Immutable;

namespace OpsHub.Silo.Profiles;

/// <summary>What notices and report forms of a profile must fulfil beyond their shape.</summary>
internal static class NoticesCheck
{
    public static IEnumerable<(string Path, string Expected)> Problems(CompanyProfile p) =>
    [
        .. (p.Notices ?? []).SelectMany((n, i) => OfNotice(n, p, $"$.notices[{i}]")), .. (p.Reports ?? []).SelectMany((r, i) => OfReport(r, p, $"$.reports[{i}]")),
    ];

    private static IEnumerable<(string, string)> OfNotice(NoticeProfile n, CompanyProfile p, string path)
    {
        if (p.Deadlines?.Events.Any(e => e.Id == n.On) != true) yield return ($"{path}.on", $"an event of the deadlines, not '{n.On}'");
        if (n.Deadlines is { } kind && !p.Deadlines!.Rules.Any(r => r.Kinds.Contains(kind))) yield return ($"{path}.deadlines", "a kind of the deadlines that has a rule");
        if (Count(n.AnyOf) + Count(n.AllOf) == 0 && !n.ChannelByContract) yield return ($"{path}.anyOf", "at least one place, or channelByContract");
    }

    private static IEnumerable<(string, string)> OfReport(ReportProfile r, CompanyProfile p, string path)
    {
        if (r.Columns.IsDefaultOrEmpty) yield return ($"{path}.columns", "at least one column");
        foreach (var (column, i) in r.Columns.Select((c, i) => (c, i)))
            if (column.Norm is { } norm && p.Norms?.Rules.Any(n => n.Id == norm) != true) yield return ($"{path}.columns[{i}].norm", $"a norm of this profile, not '{norm}'");
    }

    private static int Count(ImmutableArray<string>? places) => places?.Length ?? 0;
}
