using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>Counts one limit of a rule from its start event.</summary>
internal sealed class RuleCount(DeadlineRule rule, DeadlineSubject subject, DeadlineSetting setting, Standstills? stops, Trace? trace)
{
    private readonly DayCount _days = new(setting, rule.Direction, stops, trace);
    private readonly HourCount _hours = new(setting, stops, trace);

    public Ending To(Limit limit, SubjectEvent start, VipFactor? vip)
    {
        trace?.Add(new RuleStep(rule.Id, limit.Clause ?? rule.Clause, limit.RequirementId ?? rule.RequirementId, limit, setting.Read(limit.Unit), rule.Direction));
        if (vip is not null) limit = Shortened(limit, vip);
        trace?.Add(new StartStep(start.Name, start.At));
        var from = new Ending(setting.DayOf(start.At), start.At);
        if (rule.Starts == FirstDay.NextWorkingPeriod) from = Opening(start.At);
        return from.Failure is null ? From(from, limit, rule.Starts != FirstDay.NextDay) : from;
    }

    /// <summary>The deadline later by at most so much; to a chosen day where one was chosen, never earlier than it was.</summary>
    public Ending Extended(Ending due, Limit? atMost, LocalDate? chosen)
    {
        if (chosen is not { } wanted) return From(due, atMost!, firstCounts: false);
        var most = atMost is null ? new Ending(wanted, default) : new RuleCount(rule, subject, setting, stops, null).From(due, atMost, firstCounts: false);
        if (most.Failure is not null) return most;
        trace?.Add(new CountFromStep(due.Day));
        var day = LocalDate.Max(due.Day, LocalDate.Min(wanted, most.Day));
        return EndOf(_days.Shift(due.Day, day, ShiftReason.Extension));
    }

    private Ending From(Ending from, Limit limit, bool firstCounts)
    {
        var unit = setting.Read(limit.Unit);
        if (!unit.EndsWithDay()) return ByTimeOfDay(Hours(unit, limit.Amount, from.At), from.At);
        var beside = firstCounts && limit.Amount > 0 ? from.Day.PlusDays(rule.Direction == Direction.After ? -1 : 1) : from.Day;
        var last = unit switch
        {
            DeadlineUnit.Months => _days.Months(limit.Amount, from.Day, firstCounts),
            DeadlineUnit.Years => _days.Months(limit.Amount * 12, from.Day, firstCounts),
            _ => _days.Days(limit.Amount, unit == DeadlineUnit.WorkingDays, beside),
        };
        if (last.Failure is null) last = _days.Rolled(last.Day, rule.Roll ?? setting.Roll);
        return last.Failure is null ? EndOf(last.Day) : last;
    }

    private Ending EndOf(LocalDate day)
    {
        var at = rule.By is { } by ? day.At(by).InZoneLeniently(setting.Zone).ToInstant() : setting.EndOf(day);
        trace?.Add(new DayEndStep(day, rule.By, at));
        return new Ending(day, at);
    }

    private Ending Hours(DeadlineUnit unit, int amount, Instant from) => unit switch
    {
        DeadlineUnit.WorkingHours when WorkingTime is { } hours => _hours.Working(Duration.FromHours(amount), from, hours),
        DeadlineUnit.WorkingHours => Ending.Failed(new NoWorkingTime(rule.HoursOf)),
        DeadlineUnit.Minutes => _hours.Elapsed(Duration.FromMinutes(amount), from, rule.Direction),
        _ => _hours.Elapsed(Duration.FromHours(amount), from, rule.Direction),
    };

    /// <summary>"Within so many hours, and by 18:00": the earlier of the two, 18:00 being the next one after the start.</summary>
    private Ending ByTimeOfDay(Ending end, Instant from)
    {
        if (rule.By is not { } by || end.Failure is not null) return end;
        var local = from.InZone(setting.Zone);
        var day = local.TimeOfDay < by ? local.Date : local.Date.PlusDays(1);
        var limit = day.At(by).InZoneLeniently(setting.Zone).ToInstant();
        if (limit >= end.At) return end;
        trace?.Add(new EarlierStep(limit, EarlierReason.TimeOfDay));
        return new Ending(day, limit);
    }

    private Ending Opening(Instant after)
    {
        if (WorkingTime is not { } hours) return Ending.Failed(new NoWorkingTime(rule.HoursOf));
        var opening = _hours.NextOpening(after, hours);
        if (opening.Failure is null) trace?.Add(new OpeningStep(opening.At));
        return opening;
    }

    private Limit Shortened(Limit limit, VipFactor vip)
    {
        var shorter = vip.Shorten(limit);
        trace?.Add(new VipStep(vip.Factor, limit.Amount, shorter.Amount));
        return shorter;
    }

    private WorkingTime? WorkingTime => setting.HoursOf(rule.HoursOf, subject.Office, subject.Category);
}
