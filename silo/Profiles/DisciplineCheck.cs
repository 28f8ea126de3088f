using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What a profile says of the discipline must be what a queue can keep.</summary>
internal static class DisciplineCheck
{
    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile p)
    {
        if (p.Queue.Discipline is { } d)
        {
            foreach (var wrong in OfDiscipline(p, d)) yield return wrong;
        }
        if (p.Booking is not { } b) yield break;
        foreach (var wrong in Whole("booking.slotMin", b.SlotMin, 5, 120).Concat(Whole("booking.sharePercent", b.SharePercent, 1, 100))) yield return wrong;
        foreach (var wrong in Whole("booking.daysAhead", b.DaysAhead, 1, 60).Concat(Whole("booking.remindBeforeMin", b.RemindBeforeMin, 5, 2880))) yield return wrong;
        if (b.Channels.Value.IsDefaultOrEmpty) yield return ("$.booking.channels", new("хотя бы один канал", "at least one channel"));
    }

    private static IEnumerable<(string, Said)> OfDiscipline(CompanyProfile p, DisciplineProfile d)
    {
        const string at = "queue.discipline.";
        var services = p.Services.IsDefault ? [] : p.Services.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        if ((d.Categories ?? []).GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1) is { } twice) yield return ($"$.{at}categories", Expect.OwnId(twice.Key));
        foreach (var (profile, i) in (d.WindowProfiles ?? []).Select((w, i) => (w, i)))
            if (profile.Services.IsDefaultOrEmpty || profile.Services.Concat(profile.Reserve ?? []).Any(s => !services.Contains(s)))
                yield return ($"$.{at}windowProfiles[{i}]", new($"услуги из списка {string.Join(", ", services)}", $"services among {string.Join(", ", services)}"));
        foreach (var (start, i) in (d.HeadStarts ?? []).Select((h, i) => (h, i)))
            foreach (var wrong in Whole($"{at}headStarts[{i}].minutes", start.Minutes, 0, 720)) yield return wrong;
        (string Name, Stated<int>? Value, int Least, int Most)[] numbers =
        [
            ("overtakenAtMost", d.OvertakenAtMost, 1, 1000), ("parallel", d.Parallel, 1, 10), ("idleS", d.IdleS, 10, 3600), ("wrapUpS", d.WrapUpS, 0, 3600), ("lostAfterMin", d.LostAfterMin, 10, 1440),
            ("booked.earlyMin", d.Booked?.EarlyMin, 0, 1440), ("booked.lateMin", d.Booked?.LateMin, 0, 1440), ("booked.leadMin", d.Booked?.LeadMin, 0, 10_080),
        ];
        foreach (var (name, value, least, most) in numbers)
            foreach (var wrong in Whole(at + name, value, least, most)) yield return wrong;
    }

    private static IEnumerable<(string, Said)> Whole(string path, Stated<int>? value, int least, int most) =>
        value is { } v && (v.Value < least || v.Value > most) ? [($"$.{path}", Expect.Between(least, most, v.Value))] : [];
}
