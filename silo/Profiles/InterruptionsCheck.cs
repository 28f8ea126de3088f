using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What the section of interruptions must fulfil beyond its shape.</summary>
internal static class InterruptionsCheck
{
    private const string At = "$.interruptions";

    private static readonly Said Hours = new("начало дня раньше его конца", "a day that begins before it ends");

    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile p) => p.Interruptions is not { } told ? [] :
    [
        .. Expect.Ids(told.Channels.Select(c => c.Id), $"{At}.channels"), .. told.DayTo <= (told.DayFrom ?? default) ? [($"{At}.dayTo", Hours)] : Array.Empty<(string, Said)>(),
        .. told.Channels.SelectMany((c, i) => Expect.Names(c.Name, c.NameEn, $"{At}.channels[{i}]")), .. told.Channels.SelectMany((c, i) => OfChannel(c, p, $"{At}.channels[{i}]")),
    ];

    private static IEnumerable<(string, Said)> OfChannel(WatchedChannelProfile c, CompanyProfile p, string path)
    {
        if (c.Deadlines is { } kind && p.Deadlines?.Rules.Any(r => r.Kinds.Contains(kind)) != true) yield return ($"{path}.deadlines", Expect.KindWithRule);
        foreach (var (field, norm, metric) in new[] { ("count", c.Count, NormMetrics.ChannelInterruptions), ("downtime", c.Downtime, NormMetrics.ChannelDowntime) })
            if (norm is not null && p.Norms?.Rules.Any(r => r.Id == norm && r.Metric == metric) != true) yield return ($"{path}.{field}", new($"норма «{metric}» из этого профиля, а не «{norm}»", $"a norm of {metric} of this profile, not '{norm}'"));
    }
}
