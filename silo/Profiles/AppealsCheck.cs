using System.Collections.Immutable;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Profiles;

/// <summary>What the appeals of a profile must fulfil beyond their shape.</summary>
internal static class AppealsCheck
{
    private const string At = "$.appeals";

    public static IEnumerable<(string Path, string Expected)> Problems(CompanyProfile company) => (company.Appeals, company.Deadlines) switch
    {
        (null, _) => [],
        (_, null) => [(At, "a section 'deadlines' beside it: appeals use its kinds, categories and channels")],
        ({ } appeals, { } deadlines) => Problems(appeals, deadlines),
    };

    private static IEnumerable<(string, string)> Problems(AppealsProfile a, DeadlinesProfile d) =>
    [
        .. a.Kinds.IsEmpty ? [($"{At}.kinds", "at least one kind")] : Array.Empty<(string, string)>(),
        .. Ids(a.Kinds.Select(k => k.Id), "kinds"), .. Ids(a.NoAction.Select(g => g.Id), "noAction"), .. Ids((a.Retention ?? []).Select(r => r.Id), "retention"),
        .. a.Kinds.SelectMany((k, i) => OneOf(k.Deadlines, d.Kinds.Where(o => o.Family == KindFamily.Appeal).Select(o => o.Id), $"{At}.kinds[{i}].deadlines")),
        .. a.Required.SelectMany((f, i) => OfField(f, a, d, $"{At}.required[{i}]")),
        .. a.NoAction.SelectMany((g, i) => Known(g.Channels, d.Channels.Select(c => c.Id), $"{At}.noAction[{i}].channels").Concat(Known(g.Kinds, a.Kinds.Select(k => k.Id), $"{At}.noAction[{i}].kinds")).Concat(g.Tell is { } tell ? OneOf(tell, d.Kinds.Select(k => k.Id), $"{At}.noAction[{i}].tell") : [])),
        .. a.RepeatWithinDays is < 1 or > 3660 ? [($"{At}.repeatWithinDays", $"1 to 3660 days, not {a.RepeatWithinDays}")] : Array.Empty<(string, string)>(),
    ];

    private static IEnumerable<(string, string)> OfField(RequiredFieldProfile f, AppealsProfile a, DeadlinesProfile d, string path) =>
    [
        .. f.AnyOf.IsDefaultOrEmpty || !f.AnyOf.All(GrainId.IsPart) ? [($"{path}.anyOf", "at least one field, latin letters, digits or . _ : -")] : Array.Empty<(string, string)>(),
        .. Known(f.Kinds, a.Kinds.Select(k => k.Id), $"{path}.kinds"), .. Known(f.Categories, d.Categories.Select(c => c.Id), $"{path}.categories"),
        .. f.Tell is { } tell ? OneOf(tell, d.Kinds.Select(k => k.Id), $"{path}.tell") : [],
    ];

    private static IEnumerable<(string, string)> Ids(IEnumerable<string> ids, string list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            if (!GrainId.IsPart(id)) yield return ($"{At}.{list}[{i}].id", $"1 to {GrainId.MaxPartLength} latin letters, digits or . _ : -");
            if (!seen.Add(id)) yield return ($"{At}.{list}[{i}].id", $"an id that no other has, not '{id}' again");
        }
    }

    private static IEnumerable<(string, string)> Known(ImmutableArray<string>? used, IEnumerable<string> there, string path) =>
        used is { Length: 0 } ? [(path, "at least one")] : (used ?? []).SelectMany((id, i) => OneOf(id, there, $"{path}[{i}]"));

    private static IEnumerable<(string, string)> OneOf(string id, IEnumerable<string> there, string path) =>
        there.Contains(id) ? [] : [(path, $"one of {string.Join(", ", there)}, not '{id}'")];
}
