using OpsHub.Grains.Cases;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What the processes of a profile must fulfil beyond their shape.</summary>
internal static class CasesCheck
{
    private const string At = "$.cases.processes";

    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile company) => (company.Cases, company.Deadlines) switch
    {
        (null, _) => [],
        (_, null) => [("$.cases", new Said("раздел deadlines рядом: процессы пользуются его событиями, видами и сроками", "a section 'deadlines' beside it: processes use its events, kinds and clocks"))],
        ({ } cases, { } deadlines) => [.. Expect.Ids(cases.Processes.Select(p => p.Id), At), .. cases.Processes.SelectMany((p, i) => OfProcess(p, deadlines, $"{At}[{i}]"))],
    };

    private static IEnumerable<(string, Said)> OfProcess(ProcessProfile p, DeadlinesProfile d, string path)
    {
        var (events, kinds) = (d.Events.Select(e => e.Id).ToList(), d.Kinds.Select(k => k.Id).ToList());
        return
        [
            .. Expect.Names(p.Name, p.NameEn, path), .. Expect.OneOf(p.Deadlines, kinds, $"{path}.deadlines"), .. Expect.Known(p.Opens, events, $"{path}.opens"), .. Expect.Each(p.Ends, events, $"{path}.ends"), .. Expect.Each(p.Repeats, events, $"{path}.repeats"),
            .. p.Steps.IsEmpty ? [($"{path}.steps", new Said("хотя бы один шаг", "at least one step"))] : Array.Empty<(string, Said)>(), .. Expect.Ids(p.Steps.Select(s => s.Id), $"{path}.steps"), .. Expect.Ids((p.Grounds ?? []).Select(g => g.Id), $"{path}.grounds"),
            .. p.Whole is { } whole ? Expect.OneOf(whole, Clocks(d, p.Deadlines), $"{path}.whole") : [],
            .. p.Steps.SelectMany((s, i) => OfStep(s, i, p, d, events, $"{path}.steps[{i}]")),
        ];
    }

    private static IEnumerable<(string, Said)> OfStep(ProcessStepProfile s, int index, ProcessProfile p, DeadlinesProfile d, IReadOnlyCollection<string> events, string path) =>
    [
        .. Expect.Names(s.Name, s.NameEn, path), .. s.Id == CaseProcess.WholeCase ? [($"{path}.id", new Said($"другой идентификатор: «{CaseProcess.WholeCase}» – это срок дела целиком", $"another id; '{CaseProcess.WholeCase}' is the clock of the whole case"))] : Array.Empty<(string, Said)>(),
        .. s.Deadlines is { } kind ? Expect.OneOf(kind, d.Kinds.Select(k => k.Id), $"{path}.deadlines") : [],
        .. (s.Clock, s.NoFigure) switch
        {
            (null, null) => [($"{path}.clock", new Said("срок clock или noFigure со словами, где его искать", "a clock, or noFigure with where the figure is"))],
            ({ } clock, null) => Expect.OneOf(clock, Clocks(d, s.Deadlines ?? p.Deadlines), $"{path}.clock"),
            ({ }, { }) => [($"{path}.noFigure", new Said("без noFigure: срок у шага есть", "no word about a missing figure; the step has a clock"))],
            _ => Array.Empty<(string, Said)>(),
        },
        .. Expect.Known(s.Done, events, $"{path}.done"), .. Expect.Each(s.OnlyIf, events, $"{path}.onlyIf"), .. (s.Skips ?? []).SelectMany((k, i) => Expect.OneOf(k.On, events, $"{path}.skips[{i}].on")),
        // only earlier steps, so that no two wait for each other
        .. Expect.Each(s.After, p.Steps.Take(index).Select(o => o.Id), $"{path}.after"),
    ];

    private static IEnumerable<string> Clocks(DeadlinesProfile d, string kind) => d.Rules.Where(r => r.Kinds.Contains(kind)).Select(r => r.Clock).Distinct();
}
