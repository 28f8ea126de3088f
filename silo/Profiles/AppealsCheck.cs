using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What the appeals of a profile must fulfil beyond their shape.</summary>
internal static class AppealsCheck
{
    private const string At = "$.appeals";

    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile company) => (company.Appeals, company.Deadlines) switch
    {
        (null, _) => [],
        (_, null) => [(At, new Said("раздел deadlines рядом: обращения пользуются его видами, категориями и каналами", "a section 'deadlines' beside it: appeals use its kinds, categories and channels"))],
        ({ } appeals, { } deadlines) => Problems(appeals, deadlines),
    };

    private static IEnumerable<(string, Said)> Problems(AppealsProfile a, DeadlinesProfile d) =>
    [
        .. a.Kinds.IsEmpty ? [($"{At}.kinds", new Said("хотя бы один вид", "at least one kind"))] : Array.Empty<(string, Said)>(),
        .. Expect.Ids(a.Kinds.Select(k => k.Id), $"{At}.kinds"), .. Expect.Ids(a.NoAction.Select(g => g.Id), $"{At}.noAction"), .. Expect.Ids((a.Retention ?? []).Select(r => r.Id), $"{At}.retention"),
        .. a.Kinds.SelectMany((k, i) => Expect.OneOf(k.Deadlines, d.Kinds.Where(o => o.Family == KindFamily.Appeal).Select(o => o.Id), $"{At}.kinds[{i}].deadlines")),
        .. a.Required.SelectMany((f, i) => OfField(f, a, d, $"{At}.required[{i}]")),
        .. a.NoAction.SelectMany((g, i) => Expect.Known(g.Channels, d.Channels.Select(c => c.Id), $"{At}.noAction[{i}].channels").Concat(Expect.Known(g.Kinds, a.Kinds.Select(k => k.Id), $"{At}.noAction[{i}].kinds")).Concat(g.Tell is { } tell ? Expect.OneOf(tell, d.Kinds.Select(k => k.Id), $"{At}.noAction[{i}].tell") : [])),
        .. a.RepeatWithinDays is < 1 or > 3660 ? [($"{At}.repeatWithinDays", Expect.Between(1, 3660, new("дней", "days"), a.RepeatWithinDays))] : Array.Empty<(string, Said)>(),
    ];

    private static IEnumerable<(string, Said)> OfField(RequiredFieldProfile f, AppealsProfile a, DeadlinesProfile d, string path) =>
    [
        .. f.AnyOf.IsDefaultOrEmpty || !f.AnyOf.All(GrainId.IsPart) ? [($"{path}.anyOf", new Said("хотя бы одно поле из латинских букв, цифр или знаков . _ : -", "at least one field, latin letters, digits or . _ : -"))] : Array.Empty<(string, Said)>(),
        .. Expect.Known(f.Kinds, a.Kinds.Select(k => k.Id), $"{path}.kinds"), .. Expect.Known(f.Categories, d.Categories.Select(c => c.Id), $"{path}.categories"),
        .. f.Tell is { } tell ? Expect.OneOf(tell, d.Kinds.Select(k => k.Id), $"{path}.tell") : [],
    ];
}
