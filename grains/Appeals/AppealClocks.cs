using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Appeals;

/// <summary>
/// The clocks of an appeal. The clock of registration ends at registering; all others at the answer. An answer that is rejected has been none: its clock runs on to the same instant,
/// which is stricter for the company than the standards say.
/// </summary>
internal static class AppealClocks
{
    public const string Key = "clock";

    public static IEnumerable<Deadline> DeadlinesOf(AppealEvent happened) => happened switch
    {
        AppealClocksSet e => [At(e.NextAt)],
        AppealAtRisk e => [At(e.NextAt)],
        AppealOverdue e => [At(e.NextAt)],
        _ => [],
    };

    /// <summary>The step and what it does to the clocks: new instants, and word of a clock that ended too late without anybody having been told.</summary>
    public static Decision<AppealEvent> After(AppealState a, AppealStandard standard, AppealEvent step)
    {
        var next = AppealFold.Evolve(a, step);
        var clocks = Reckon(next, standard);
        List<AppealEvent> events = [step];
        if (!clocks.SequenceEqual(a.Clocks)) events.Add(new AppealClocksSet(clocks, KeptClock.Next(clocks), step.At));
        foreach (var late in clocks.Where(c => c is { EndedLate: true, Overdue: false }))
            events.Add(new AppealOverdue(late.Name, late.DueAt!.Value, late.Warn, KeptClock.Next(clocks), step.At));
        return Decision<AppealEvent>.Of([.. events]);
    }

    /// <summary>New instants where they have moved, or nothing.</summary>
    public static Decision<AppealEvent> Recount(AppealState a, AppealStandard standard, Instant at)
    {
        var clocks = Reckon(a, standard);
        return clocks.SequenceEqual(a.Clocks) ? Decision<AppealEvent>.Nothing : new AppealClocksSet(clocks, KeptClock.Next(clocks), at);
    }

    /// <summary>An instant has come: amber, red, or – moved since – nothing.</summary>
    public static Decision<AppealEvent> Pass(AppealState a, Instant at)
    {
        var told = a.Clocks.Select(c => c.Told(at)).ToImmutableArray();
        var next = KeptClock.Next(told);
        return Decision<AppealEvent>.Of([.. a.Clocks.Zip(told).Where(c => c.First != c.Second).Select(c => c.Second.Overdue
            ? (AppealEvent)new AppealOverdue(c.Second.Name, c.Second.DueAt!.Value, c.Second.Warn, next, at)
            : new AppealAtRisk(c.Second.Name, c.Second.DueAt, next, at))]);
    }

    /// <summary>Each clock explained, in the order of the clocks.</summary>
    public static IEnumerable<ExplainedDeadline> Explain(AppealState a, AppealStandard standard) => Rules(a, standard).Select(r => Reckoning.Explain(r.Rule, r.Subject, r.Setting));

    private static Deadline At(Instant? next) => next is { } at ? Deadline.Set(Key, at) : Deadline.Clear(Key);

    private static ImmutableArray<KeptClock> Reckon(AppealState a, AppealStandard standard) => [.. Rules(a, standard).Select(r => KeptClock.Of(r.Rule, Reckoning.Of(r.Rule, r.Subject, r.Setting), EndOf(a, r.Rule.Clock)).After(a.Clocks.FirstOrDefault(c => c.Name == r.Rule.Clock)))];

    private static IEnumerable<(DeadlineRule Rule, DeadlineSubject Subject, DeadlineSetting Setting)> Rules(AppealState a, AppealStandard standard)
    {
        if (a.Registered is not { } registered) return Unregistered(a.Received!, a, standard);
        if (standard.Kind(registered.Kind) is not { } kind) return [];   // the profile knows the kind no more: no clock is invented
        var (deadlines, subject) = (standard.DeadlinesOf(registered.Office), a.Subject(kind));
        return deadlines.RulesFor(subject).OrderBy(r => r.Clock != DeadlineRule.Answer).ThenBy(r => r.Clock, StringComparer.Ordinal).Select(rule => (rule, subject, deadlines.Setting));
    }

    /// <summary>The clock of registration alone; of a letter that nobody has read yet, the one of all kinds that is due first.</summary>
    private static IEnumerable<(DeadlineRule Rule, DeadlineSubject Subject, DeadlineSetting Setting)> Unregistered(AppealReceived letter, AppealState a, AppealStandard standard)
    {
        var deadlines = standard.DeadlinesOf(letter.Office);
        return standard.Kinds.Where(k => letter.Kind is null || k.Id == letter.Kind)
            .Select(k => new DeadlineSubject(k.Deadlines, a.Events, Channel: letter.Channel, Office: letter.Office))
            .Select(subject => (Rule: deadlines.RuleFor(subject, DeadlineRule.Registration)!, Subject: subject, deadlines.Setting)).Where(r => r.Rule is not null)
            .OrderBy(r => (Reckoning.Of(r.Rule, r.Subject, r.Setting) as DeadlineDue)?.DueAt ?? Instant.MaxValue).Take(1);
    }

    private static Instant? EndOf(AppealState a, string clock) => clock == DeadlineRule.Registration ? a.Registered?.At : a.AnsweredAt;
}
