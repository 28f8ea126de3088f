using System.Collections.Immutable;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Profiles;

/// <summary>What the processes of a profile must fulfil beyond their shape.</summary>
internal static class CasesCheck
{
    private const string At = "$.cases.processes";

    public static IEnumerable<(string Path, string Expected)> Problems(CompanyProfile company) => (company.Cases, company.Deadlines) switch
    {
        (null, _) => [],
        (_, null) => [("$.cases", "a section 'deadlines' beside it: processes use its events, kinds and clocks")],
        ({ } cases, { } deadlines) => [.. Ids(cases.Processes.Select(p => p.Id), At), .. cases.Processes.SelectMany((p, i) => OfProcess(p, deadlines, $"{At}[{i}]"))],
    };

    private static IEnumerable<(string, string)> OfProcess(ProcessProfile p, DeadlinesProfile d, string path)
    {
        var (events, kinds) = (d.Events.Select(e => e.Id).ToList(), d.Kinds.Select(k => k.Id).ToList());
        return
        [
            .. Named(p.Name, p.NameEn, path), .. OneOf(p.Deadlines, kinds, $"{path}.deadlines"), .. Some(p.Opens, events, $"{path}.opens"), .. Each(p.Ends, events, $"{path}.ends"), .. Each(p.Repeats, events, $"{path}.repeats"),
            .. p.Steps.IsEmpty ? [($"{path}.steps", "at least one step")] : Array.Empty<(string, string)>(), .. Ids(p.Steps.Select(s => s.Id), $"{path}.steps"), .. Ids((p.Grounds ?? []).Select(g => g.Id), $"{path}.grounds"),
            .. p.Whole is { } whole ? OneOf(whole, Clocks(d, p.Deadlines), $"{path}.whole") : [],
            .. p.Steps.SelectMany((s, i) => OfStep(s, i, p, d, events, $"{path}.steps[{i}]")),
        ];
    }

    private static IEnumerable<(string, string)> OfStep(ProcessStepProfile s, int index, ProcessProfile p, DeadlinesProfile d, IReadOnlyCollection<string> events, string path) =>
    [
        .. Named(s.Name, s.NameEn, path), .. s.Id == CaseProcess.WholeCase ? [($"{path}.id", $"another id; '{CaseProcess.WholeCase}' is the clock of the whole case")] : Array.Empty<(string, string)>(),
        .. s.Deadlines is { } kind ? OneOf(kind, d.Kinds.Select(k => k.Id), $"{path}.deadlines") : [],
        .. (s.Clock, s.NoFigure) switch
        {
            (null, null) => [($"{path}.clock", "a clock, or noFigure with where the figure is")],
            ({ } clock, null) => OneOf(clock, Clocks(d, s.Deadlines ?? p.Deadlines), $"{path}.clock"),
            ({ }, { }) => [($"{path}.noFigure", "no word about a missing figure; the step has a clock")],
            _ => Array.Empty<(string, string)>(),
        },
        .. Some(s.Done, events, $"{path}.done"), .. Each(s.OnlyIf, events, $"{path}.onlyIf"), .. (s.Skips ?? []).SelectMany((k, i) => OneOf(k.On, events, $"{path}.skips[{i}].on")),
        // only earlier steps, so that no two wait for each other
        .. Each(s.After, p.Steps.Take(index).Select(o => o.Id), $"{path}.after"),
    ];

    private static IEnumerable<string> Clocks(DeadlinesProfile d, string kind) => d.Rules.Where(r => r.Kinds.Contains(kind)).Select(r => r.Clock).Distinct();

    private static IEnumerable<(string, string)> Named(string name, string nameEn, string path) => string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(nameEn) ? [(path, "a name and a nameEn")] : [];

    private static IEnumerable<(string, string)> Ids(IEnumerable<string> ids, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            if (!GrainId.IsPart(id)) yield return ($"{path}[{i}].id", $"1 to {GrainId.MaxPartLength} latin letters, digits or . _ : -");
            if (!seen.Add(id)) yield return ($"{path}[{i}].id", $"an id that no other has, not '{id}' again");
        }
    }

    private static IEnumerable<(string, string)> Some(ImmutableArray<string> used, IEnumerable<string> there, string path) => used.IsDefaultOrEmpty ? [(path, "at least one")] : Each(used, there, path);

    private static IEnumerable<(string, string)> Each(ImmutableArray<string>? used, IEnumerable<string> there, string path) => (used ?? []).SelectMany((id, i) => OneOf(id, there, $"{path}[{i}]"));

    private static IEnumerable<(string, string)> OneOf(string id, IEnumerable<string> there, string path) => there.Contains(id) ? [] : [(path, $"one of {(there.Any() ? string.Join(", ", there) : "none")}, not '{id}'")];
}
