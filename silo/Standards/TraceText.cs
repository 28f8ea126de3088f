using System.Collections.Immutable;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Standards;

/// <summary>A traced standard as text, in one language.</summary>
internal static class TraceText
{
    private static readonly ImmutableSortedDictionary<KeptHow, Said> Hows = new Dictionary<KeptHow, Said>
    {
        [KeptHow.Measured] = new("измеряется", "measured"),
        [KeptHow.Shown] = new("показывается", "shown"),
        [KeptHow.Enforced] = new("обеспечивается", "enforced"),
        [KeptHow.Recorded] = new("записывается", "recorded"),
        [KeptHow.Alerted] = new("оповещается", "alerted"),
        [KeptHow.Configured] = new("настроено", "configured"),
    }.ToImmutableSortedDictionary();

    private static readonly ImmutableSortedDictionary<NotYetKind, Said> Kinds = new Dictionary<NotYetKind, Said>
    {
        [NotYetKind.Awaits] = new("ждёт части системы", "awaits a part of the hub"),
        [NotYetKind.Feed] = new("нет данных от другой системы", "no feed from another system"),
        [NotYetKind.People] = new("дело людей", "done by people"),
        [NotYetKind.Outside] = new("вне системы", "outside of the hub"),
        [NotYetKind.Unknown] = new("не сказано в документе", "the document does not say"),
    }.ToImmutableSortedDictionary();

    public static IEnumerable<string> Lines(TracedStandard standard, bool russian)
    {
        string In(Said said) => russian ? said.Ru : said.En;
        foreach (var r in standard.Requirements)
        {
            yield return $"{r.Id}  {(russian ? $"п. {ClauseWords.InRussian(r.Clause)}" : $"clause {r.Clause}")}, {r.Kind}, {r.Force}: {In(r.Text)}";
            foreach (var by in r.Kept) yield return $"    {In(Hows[by.How])}: {In(by.Where)}";
            foreach (var test in r.Tests) yield return $"    {(russian ? "проверяет" : "proven by")} {test}";
            if (r.NotYet is { } not) yield return $"    {(russian ? "ещё нет" : "not yet")} ({In(Kinds[not.Kind])}): {In(not.Why)}";
        }
        yield return Summary(standard, In, russian);
    }

    private static string Summary(TracedStandard standard, Func<Said, string> say, bool russian)
    {
        var (all, kept) = (standard.Requirements, standard.Requirements.Where(r => !r.Kept.IsEmpty).ToList());
        var (proven, not) = (kept.Count(r => !r.Tests.IsEmpty), all.Length - kept.Count);
        var kinds = string.Join(", ", all.Where(r => r.NotYet is not null).CountBy(r => r.NotYet!.Kind).OrderBy(k => k.Key).Select(k => $"{say(Kinds[k.Key])} {k.Value}"));
        var head = russian ? $"{all.Length} требований: исполняется {kept.Count}, из них проверено тестами {proven}, ещё нет {not}" : $"{all.Length} requirements: {kept.Count} kept, {proven} of them proven by tests, {not} not yet";
        return kinds.Length == 0 ? head : $"{head} ({kinds})";
    }
}
