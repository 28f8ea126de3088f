using System.Collections.Immutable;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What a profile must fulfil beyond its shape; the first thing wrong is told by its JSON path.</summary>
internal static class ProfileCheck
{
    /// <summary>Letters that no one mistakes for another letter or a digit.</summary>
    public const string Letters = "АБВГДЕКЛМНПРСТ";

    private static readonly Said Minutes = new("минут", "minutes"), Seconds = new("секунд", "seconds"), Percent = new("процентов", "per cent");

    public static (string Path, Said Expected)? FirstWrong(CompanyProfile p, string fileName) => Problems(p, fileName).Select(w => ((string, Said)?)w).FirstOrDefault();

    private static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile p, string fileName) =>
    [
        .. Whole(p, fileName), .. OfQueue(p.Queue),
        .. p.Services.SelectMany((s, i) => OfService(s, $"$.services[{i}]")), .. Twice(p.Services.Select(s => s.Id), "services", "id"), .. Twice(p.Services.Select(s => s.Letter), "services", "letter"),
        .. p.Offices.SelectMany((o, i) => OfOffice(o, p, $"$.offices[{i}]")), .. Twice(p.Offices.Select(o => o.Id), "offices", "id"),
        .. p.Lines.SelectMany((l, i) => OfLine(l, p, $"$.lines[{i}]")), .. Twice(p.Lines.Select(l => l.Id), "lines", "id"),
        .. DisciplineCheck.Problems(p), .. DeadlinesCheck.Problems(p), .. NormsCheck.Problems(p), .. AppealsCheck.Problems(p), .. CasesCheck.Problems(p), .. DutiesCheck.Problems(p), .. NoticesCheck.Problems(p), .. PublishedCheck.Problems(p), .. PhoneCheck.Problems(p), .. InterruptionsCheck.Problems(p),
        .. DaysOfMonth(p.Rhythm?.ReadingDays, "$.rhythm.readingDays"), .. DaysOfMonth(p.Rhythm?.BillDays, "$.rhythm.billDays"),
    ];

    private static IEnumerable<(string, Said)> Whole(CompanyProfile p, string fileName)
    {
        if (!GrainId.IsPart(p.Id) || p.Id != fileName) yield return ("$.id", new($"имя файла, {fileName}", $"the file's name, {fileName}"));
        if (!GrainId.IsPart(p.Version)) yield return ("$.version", Expect.Part);
        if (p.Name == "") yield return ("$.name", new("название", "a name"));
        if (p.Services.IsDefaultOrEmpty) yield return ("$.services", new("хотя бы одна услуга", "at least one service"));
        else if (p.Services.Sum(s => s.SharePercent.Value) is not 100 and var sum) yield return ("$.services", new($"доли, которые в сумме дают 100 процентов, а не {sum}", $"shares that add up to 100 per cent, not {sum}"));
        if (p.Offices.IsDefaultOrEmpty) yield return ("$.offices", new("хотя бы один офис", "at least one office"));
    }

    private static IEnumerable<(string, Said)> DaysOfMonth(ImmutableArray<int>? days, string path) =>
        (days ?? []).Where(d => d is < 1 or > 31).Take(1).Select(d => (path, new Said($"дни месяца от 1 до 31, а не {d}", $"days of a month, 1 to 31, not {d}")));

    private static IEnumerable<(string, Said)> OfQueue(QueueProfile q) =>
    [
        .. Within(q.WaitNormMin, 1, 240, "$.queue.waitNormMin", Minutes), .. Within(q.WarnPercent, 1, 100, "$.queue.warnPercent", Percent),
        .. Within(q.NoShowS, 30, 3600, "$.queue.noShowS", Seconds), .. Within(q.OutOfTurnHeadStartMin, 0, 720, "$.queue.outOfTurnHeadStartMin", Minutes),
        .. Within(q.BookedHeadStartMin, 0, 720, "$.queue.bookedHeadStartMin", Minutes),
    ];

    private static IEnumerable<(string, Said)> OfService(ServiceProfile s, string path) =>
    [
        .. Part(s.Id, path), .. s.Letter is [var c] && Letters.Contains(c) ? [] : new[] { ($"{path}.letter", new Said($"одна из букв {Letters}", $"one of {Letters}")) },
        .. Within(s.SharePercent, 0, 100, $"{path}.sharePercent", Percent), .. Within(s.ServiceMin, 1, 120, $"{path}.serviceMin", Minutes),
    ];

    private static IEnumerable<(string, Said)> OfOffice(OfficeProfile o, CompanyProfile p, string path) =>
    [
        .. Part(o.Id, path), .. Within(o.Windows, 1, 99, $"{path}.windows", new("окон", "windows")), .. Within(o.VisitorsPerDay, 0, 5000, $"{path}.visitorsPerDay", new("посетителей", "visitors")),
        .. o.Timetable?.Problems($"{path}.timetable") ?? [],
        .. (o.HoursFor ?? []).SelectMany((h, i) => CategoriesOf(h.Categories, p, $"{path}.hoursFor[{i}].categories")), .. CategoriesOf(o.Categories, p, $"{path}.categories"),
        .. Twice((o.HoursFor ?? []).SelectMany(h => h.Categories), path),
        .. o.Name == "" || o.ShortName == "" ? [(path, new Said("название name и короткое shortName", "a name and a short name"))] : Array.Empty<(string, Said)>(),
    ];

    private static IEnumerable<(string, Said)> OfLine(LineProfile l, CompanyProfile p, string path) =>
    [
        .. CategoriesOf(l.Categories, p, $"{path}.categories"),
        .. Part(l.Id, path), .. Within(l.TargetS, 1, 600, $"{path}.targetS", Seconds), .. Within(l.TargetPercent, 1, 100, $"{path}.targetPercent", Percent),
        .. Within(l.Operators, 1, 500, $"{path}.operators", new("операторов", "operators")), .. Within(l.CallsPerDay, 0, 50_000, $"{path}.callsPerDay", new("звонков", "calls")),
    ];

    private static IEnumerable<(string, Said)> CategoriesOf(ImmutableArray<string>? used, CompanyProfile p, string path)
    {
        if (used is { IsEmpty: true }) return [(path, Expect.Some)];
        if (p.Deadlines is not { } deadlines) return [];   // nobody has told the words that may be used
        var there = deadlines.Categories.Select(c => c.Id).ToList();
        return (used ?? []).Select((id, i) => (id, i)).Where(u => !there.Contains(u.id)).Select(u => ($"{path}[{u.i}]", Expect.Among(there, u.id)));
    }

    private static IEnumerable<(string, Said)> Twice(IEnumerable<string> categories, string path) =>
        categories.CountBy(c => c).Where(c => c.Value > 1).Select(c => ($"{path}.hoursFor", new Said($"часы категории «{c.Key}» один раз", $"hours of '{c.Key}' once")));

    private static IEnumerable<(string, Said)> Part(string id, string path) =>
        GrainId.IsPart(id) ? [] : [($"{path}.id", Expect.Part)];

    private static IEnumerable<(string, Said)> Within(Stated<int> value, int least, int most, string path, Said unit) =>
        value.Value >= least && value.Value <= most ? [] : [(path, Expect.Between(least, most, unit, value.Value))];

    private static IEnumerable<(string, Said)> Twice(IEnumerable<string> values, string list, string field) => values
        .Select((value, index) => (value, index)).GroupBy(v => v.value).Where(g => g.Count() > 1).Select(g => ($"$.{list}[{g.Last().index}].{field}", new Said($"{field}, которого больше ни у кого нет: «{g.Key}» уже занято", $"a {field} that no other has, not '{g.Key}' again")));
}
