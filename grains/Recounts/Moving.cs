using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Recounts;

/// <summary>What a change moves of one open appeal: the same reckoning as its grain's, on what the fold knows of it.</summary>
public static class Moving
{
    /// <param name="standard">The one that the appeal is judged by now.</param>
    /// <param name="changed">Days of the calendar that changed; empty where it is not the calendar.</param>
    public static IEnumerable<MovedClock> Of(string company, OpenAppeal appeal, AppealStandard standard, ImmutableArray<LocalDate> changed)
    {
        if (appeal.Answered || standard.Kind(appeal.Kind) is not { } kind) return [];
        var (deadlines, subject) = (standard.DeadlinesOf(appeal.Office), appeal.Subject(kind.Deadlines));
        var rules = deadlines.RulesFor(subject).Where(r => r.Clock != DeadlineRule.Registration).ToList();
        return
        [
            .. rules.SelectMany(rule => Of(company, appeal, rule, Reckoning.Of(rule, subject, deadlines.Setting) as DeadlineDue, deadlines.Setting, changed)),
            .. appeal.Clocks.Where(c => rules.TrueForAll(r => r.Clock != c.Name)).Select(c => new MovedClock(Name(company, appeal), c.Name, c.Rule, c.DueAt, null, [])),
        ];
    }

    /// <summary>What a grain that was asked itself has moved.</summary>
    public static IEnumerable<MovedClock> Between(GrainId grain, OpenClock[] old, Outcome outcome, ImmutableArray<LocalDate> changed)
    {
        if (outcome is not Outcome.Done done || done.Events.Select(AskedMatters.ClocksOf).FirstOrDefault(c => c is not null) is not { } now) return [];
        return old.Select(was => (Was: was, Now: now.FirstOrDefault(n => n.Name == was.Name))).Where(c => c.Now != c.Was)
            .Select(c => new MovedClock(grain.ToString(), c.Was.Name, c.Now.Rule ?? c.Was.Rule, c.Was.DueAt, c.Now.Name is null ? null : c.Now.DueAt, changed));
    }

    private static IEnumerable<MovedClock> Of(string company, OpenAppeal appeal, DeadlineRule rule, DeadlineDue? due, DeadlineSetting setting, ImmutableArray<LocalDate> changed)
    {
        var at = Array.FindIndex(appeal.Clocks, c => c.Name == rule.Clock);
        OpenClock? kept = at < 0 ? null : appeal.Clocks[at];
        if (kept is { } clock && clock.Rule == rule.Id && clock.Due == OpenClock.Ticks(due?.DueAt) && clock.Amber == OpenClock.Ticks(due?.AmberAt)) yield break;
        var last = (kept?.DueAt, due?.DueAt) is ({ } old, { } now) ? Instant.Max(old, now) : kept?.DueAt ?? due?.DueAt;
        var (first, until) = (setting.DayOf(appeal.ReceivedAt), last is { } end ? setting.DayOf(end) : LocalDate.MaxIsoValue);
        yield return new MovedClock(Name(company, appeal), rule.Clock, rule.Id, kept?.DueAt, due?.DueAt, [.. changed.Where(day => day >= first && day <= until)]);
    }

    private static string Name(string company, OpenAppeal appeal) => Appeal.IdOf(company, appeal.Id).ToString();
}
