using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>
/// The deadline of a subject under a rule: a pure function of rule, events, attributes, calendar and zone. A deadline counted in days is the last second of its last local day.
/// </summary>
public static class Reckoning
{
    /// <summary>The result alone, as fast as it can be had.</summary>
    public static DeadlineResult Of(DeadlineRule rule, DeadlineSubject subject, DeadlineSetting setting) => Result(rule, subject, setting, null, null);

    /// <summary>The result with every step to it.</summary>
    public static ExplainedDeadline Explain(DeadlineRule rule, DeadlineSubject subject, DeadlineSetting setting)
    {
        var (steps, amber) = (new Trace(), new Trace());
        var result = Result(rule, subject, setting, steps, amber);
        if (result is not DeadlineDue) steps.Add(new EndedStep(result));
        return new ExplainedDeadline(rule, result, steps.Steps, amber.Steps);
    }

    private static DeadlineResult Result(DeadlineRule rule, DeadlineSubject subject, DeadlineSetting setting, Trace? trace, Trace? amberTrace)
    {
        if (Start(rule, subject) is not { } start) return new NotBegun(rule.From);
        if (Varied(rule, subject, setting.DayOf(start.At), setting) is not { } varied) return new NoCalendar(setting.Calendar.Id, setting.DayOf(start.At).Year);
        rule = varied;
        var stops = Standstills.Of(rule, subject, start.At);
        var count = new RuleCount(rule, subject, setting, stops, trace);
        var (due, tellBy) = (count.To(rule.Within, start, VipOf(rule, subject, VipMoves.Due)), (Instant?)null);
        if (due.Failure is null) (due, tellBy) = Extending.Apply(rule, subject, count, due, trace);
        if (due.Failure is null && rule.Cap is { } cap) due = Capped(new RuleCount(rule, subject, setting, null, null).To(cap, start, null), due, trace);
        if (due.Failure is not (null or NoCalendar)) return due.Failure;
        var amber = Amber(rule, subject) is var (limit, vip) ? new RuleCount(rule with { By = null, Roll = Roll.None }, subject, setting, stops, amberTrace).To(limit, start, vip) : default(Ending?);
        var amberAt = amber is { Failure: null } known ? known.At : default(Instant?);
        return due.Failure is NoCalendar none
            ? none with { AmberAt = amberAt }
            : new DeadlineDue(due.At, amberAt is { } at ? Instant.Min(at, due.At) : null, amber?.Failure as NoCalendar, tellBy, Earliest(rule, subject, setting, start));
    }

    /// <summary>The rule with the limit of such subjects, of the season and of the kind of day on which its clock begins; null where the kind is not known.</summary>
    private static DeadlineRule? Varied(DeadlineRule rule, DeadlineSubject subject, LocalDate begins, DeadlineSetting setting)
    {
        foreach (var variant in rule.Variants ?? [])
        {
            if (variant.Fits(subject, begins, setting.Calendar) is not { } fits) return null;
            if (fits) return rule with { Within = variant.Within, Amber = variant.Amber };
        }
        return rule;
    }

    /// <summary>After an event, when so much is over; before one, from the beginning of the day that so much is away.</summary>
    private static Instant? Earliest(DeadlineRule rule, DeadlineSubject subject, DeadlineSetting setting, SubjectEvent start)
    {
        if (rule.NotBefore is not { } limit || new RuleCount(rule with { By = null, Roll = Roll.None }, subject, setting, null, null).To(limit, start, null) is not { Failure: null } end) return null;
        if (!setting.Read(limit.Unit).EndsWithDay()) return end.At;
        return setting.Zone.AtStartOfDay(rule.Direction == Direction.Before ? end.Day : end.Day.PlusDays(1)).ToInstant();
    }

    private static SubjectEvent? Start(DeadlineRule rule, DeadlineSubject subject)
    {
        SubjectEvent? start = null;
        foreach (var name in rule.From)
        {
            if (subject.First(name) is not { } at)
            {
                if (rule.Pick == StartPick.Latest) return null;
                continue;
            }
            if (start is not { } other || (rule.Pick == StartPick.Earliest ? at < other.At : at > other.At)) start = new SubjectEvent(name, at);
        }
        return start;
    }

    private static Ending Capped(Ending cap, Ending due, Trace? trace)
    {
        if (cap.Failure is not null || cap.At >= due.At) return cap.Failure is null ? due : cap;
        trace?.Add(new EarlierStep(cap.At, EarlierReason.Cap));
        return cap;
    }

    /// <summary>The amber limit: the rule's own, or the one recommended for VIP customers.</summary>
    private static (Limit Limit, VipFactor? Vip)? Amber(DeadlineRule rule, DeadlineSubject subject)
    {
        if (VipOf(rule, subject, VipMoves.Amber) is { } vip) return (rule.Within, vip);
        return rule.Amber is { } own ? (own, VipOf(rule, subject, VipMoves.Due)) : null;
    }

    private static VipFactor? VipOf(DeadlineRule rule, DeadlineSubject subject, VipMoves moves) => subject.Vip && rule.Vip is { } vip && vip.Moves == moves ? vip : null;
}
