using System.Collections.Immutable;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Profiles;

/// <summary>What a profile must fulfil beyond its shape; the first thing wrong is told by its JSON path.</summary>
internal static class ProfileCheck
{
    /// <summary>Letters that no one mistakes for another letter or a digit.</summary>
    public const string Letters = "АБВГДЕКЛМНПРСТ";

    public static (string Path, string Expected)? FirstWrong(CompanyProfile p, string fileName) => Problems(p, fileName).Select(w => ((string, string)?)w).FirstOrDefault();

    private static IEnumerable<(string Path, string Expected)> Problems(CompanyProfile p, string fileName) =>
    [
        .. Whole(p, fileName), .. OfQueue(p.Queue),
        .. p.Services.SelectMany((s, i) => OfService(s, $"$.services[{i}]")), .. Twice(p.Services.Select(s => s.Id), "services", "id"), .. Twice(p.Services.Select(s => s.Letter), "services", "letter"),
        .. p.Offices.SelectMany((o, i) => OfOffice(o, p, $"$.offices[{i}]")), .. Twice(p.Offices.Select(o => o.Id), "offices", "id"),
        .. p.Lines.SelectMany((l, i) => OfLine(l, p, $"$.lines[{i}]")), .. Twice(p.Lines.Select(l => l.Id), "lines", "id"),
        .. DisciplineCheck.Problems(p), .. DeadlinesCheck.Problems(p), .. NormsCheck.Problems(p), .. AppealsCheck.Problems(p), .. CasesCheck.Problems(p), .. DutiesCheck.Problems(p), .. NoticesCheck.Problems(p),
    ];

    private static IEnumerable<(string, string)> Whole(CompanyProfile p, string fileName)
    {
        if (!GrainId.IsPart(p.Id) || p.Id != fileName) yield return ("$.id", $"the file's name, {fileName}");
        if (!GrainId.IsPart(p.Version)) yield return ("$.version", $"1 to {GrainId.MaxPartLength} latin letters, digits or . _ : -");
        if (p.Name == "") yield return ("$.name", "a name");
        if (p.Services.IsDefaultOrEmpty) yield return ("$.services", "at least one service");
        else if (p.Services.Sum(s => s.SharePercent.Value) is not 100 and var sum) yield return ("$.services", $"shares that add up to 100 per cent, not {sum}");
        if (p.Offices.IsDefaultOrEmpty) yield return ("$.offices", "at least one office");
    }

    private static IEnumerable<(string, string)> OfQueue(QueueProfile q) =>
    [
        .. Within(q.WaitNormMin, 1, 240, "$.queue.waitNormMin", "minutes"), .. Within(q.WarnPercent, 1, 100, "$.queue.warnPercent", "per cent"),
        .. Within(q.NoShowS, 30, 3600, "$.queue.noShowS", "seconds"), .. Within(q.OutOfTurnHeadStartMin, 0, 720, "$.queue.outOfTurnHeadStartMin", "minutes"),
        .. Within(q.BookedHeadStartMin, 0, 720, "$.queue.bookedHeadStartMin", "minutes"),
    ];

    private static IEnumerable<(string, string)> OfService(ServiceProfile s, string path) =>
    [
        .. Part(s.Id, path), .. s.Letter is [var c] && Letters.Contains(c) ? [] : new[] { ($"{path}.letter", $"one of {Letters}") },
        .. Within(s.SharePercent, 0, 100, $"{path}.sharePercent", "per cent"), .. Within(s.ServiceMin, 1, 120, $"{path}.serviceMin", "minutes"),
    ];

    private static IEnumerable<(string, string)> OfOffice(OfficeProfile o, CompanyProfile p, string path) =>
    [
        .. Part(o.Id, path), .. Within(o.Windows, 1, 99, $"{path}.windows", "windows"), .. Within(o.VisitorsPerDay, 0, 5000, $"{path}.visitorsPerDay", "visitors"),
        .. o.Timetable?.Problems($"{path}.timetable") ?? [],
        .. (o.HoursFor ?? []).SelectMany((h, i) => CategoriesOf(h.Categories, p, $"{path}.hoursFor[{i}].categories")), .. CategoriesOf(o.Categories, p, $"{path}.categories"),
        .. Twice((o.HoursFor ?? []).SelectMany(h => h.Categories), path),
        .. o.Name == "" || o.ShortName == "" ? [(path, "a name and a short name")] : Array.Empty<(string, string)>(),
    ];

    private static IEnumerable<(string, string)> OfLine(LineProfile l, CompanyProfile p, string path) =>
    [
        .. CategoriesOf(l.Categories, p, $"{path}.categories"),
        .. Part(l.Id, path), .. Within(l.TargetS, 1, 600, $"{path}.targetS", "seconds"), .. Within(l.TargetPercent, 1, 100, $"{path}.targetPercent", "per cent"),
        .. Within(l.Operators, 1, 500, $"{path}.operators", "operators"), .. Within(l.CallsPerDay, 0, 50_000, $"{path}.callsPerDay", "calls"),
    ];

    private static IEnumerable<(string, string)> CategoriesOf(ImmutableArray<string>? used, CompanyProfile p, string path)
    {
        if (used is { IsEmpty: true }) return [(path, "at least one")];
        if (p.Deadlines is not { } deadlines) return [];   // nobody has told the words that may be used
        var there = deadlines.Categories.Select(c => c.Id).ToList();
        return (used ?? []).Select((id, i) => (id, i)).Where(u => !there.Contains(u.id)).Select(u => ($"{path}[{u.i}]", $"one of {string.Join(", ", there)}, not '{u.id}'"));
    }

    private static IEnumerable<(string, string)> Twice(IEnumerable<string> categories, string path) =>
        categories.CountBy(c => c).Where(c => c.Value > 1).Select(c => ($"{path}.hoursFor", $"hours of '{c.Key}' once"));

    private static IEnumerable<(string, string)> Part(string id, string path) =>
        GrainId.IsPart(id) ? [] : [($"{path}.id", $"1 to {GrainId.MaxPartLength} latin letters, digits or . _ : -")];

    private static IEnumerable<(string, string)> Within(Stated<int> value, int least, int most, string path, string unit) =>
        value.Value >= least && value.Value <= most ? [] : [(path, $"{least} to {most} {unit}, not {value.Value}")];

    private static IEnumerable<(string, string)> Twice(IEnumerable<string> values, string list, string field) => values
        .Select((value, index) => (value, index)).GroupBy(v => v.value).Where(g => g.Count() > 1).Select(g => ($"$.{list}[{g.Last().index}].{field}", $"a {field} that no other has, not '{g.Key}' again"));
}
