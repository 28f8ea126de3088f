using NodaTime;
using OpsHub.Grains.Calendars;

namespace OpsHub.Grains.Deadlines;

/// <summary>Counts hours from an instant: those that pass, or those within working time.</summary>
internal sealed class HourCount(DeadlineSetting setting, Standstills? stops, Trace? trace)
{
    /// <summary>Hours that pass, day and night. Backwards nothing stops them.</summary>
    public Ending Elapsed(Duration amount, Instant from, Direction direction)
    {
        if (direction == Direction.Before)
        {
            trace?.Add(new RanStep(from, from - amount));
            return new Ending(setting.DayOf(from - amount), from - amount);
        }
        var (at, left) = (from, amount);
        return Run(ref at, ref left, Instant.MaxValue) is { } why ? Ending.Failed(why) : new Ending(setting.DayOf(at), at);
    }

    /// <summary>Hours of working time.</summary>
    public Ending Working(Duration amount, Instant from, WorkingTime hours)
    {
        var (at, left) = (from, amount);
        for (var day = setting.DayOf(from); left > Duration.Zero; day = day.PlusDays(1))
        {
            if (setting.Calendar.KindOf(day) is not { } kind) return Ending.Failed(new NoCalendar(setting.Calendar.Id, day.Year));
            foreach (var period in Periods(day, kind, hours).Where(p => p.End > at))
            {
                if (period.Start > at) Stand(ref at, period.Start, stopped: false);
                if (Run(ref at, ref left, period.End) is { } why) return Ending.Failed(why);
                if (left == Duration.Zero) break;
            }
        }
        return new Ending(setting.DayOf(at), at);
    }

    /// <summary>The first working period that begins after an instant.</summary>
    public Ending NextOpening(Instant after, WorkingTime hours)
    {
        for (var day = setting.DayOf(after); ; day = day.PlusDays(1))
        {
            if (setting.Calendar.KindOf(day) is not { } kind) return Ending.Failed(new NoCalendar(setting.Calendar.Id, day.Year));
            foreach (var period in Periods(day, kind, hours))
                if (period.Start > after) return new Ending(day, period.Start);
        }
    }

    /// <summary>Lets the clock run until nothing is left or an end is reached; null, or why it stands for good.</summary>
    private ClockStands? Run(ref Instant at, ref Duration left, Instant end)
    {
        while (left > Duration.Zero && at < end)
        {
            var stood = stops?.AtOrAfter(at);
            if (stood is { } now && now.From <= at)
            {
                if (now.To is not { } to) return new ClockStands(now.Event, now.From);
                Stand(ref at, Instant.Min(to, end), stopped: true);
                continue;
            }
            var until = Instant.Min(end - at >= left ? at + left : end, stood?.From ?? Instant.MaxValue);
            trace?.Add(new RanStep(at, until));
            (left, at) = (left - (until - at), until);
        }
        return null;
    }

    private void Stand(ref Instant at, Instant until, bool stopped)
    {
        trace?.Add(new StoodStep(at, until, stopped));
        at = until;
    }

    private IEnumerable<Interval> Periods(LocalDate day, DayKind kind, WorkingTime hours) => hours.On(day, kind)
        .Select(p => (Start: p.Begins(day, setting.Zone), End: p.Ends(day, setting.Zone))).Where(p => p.Start < p.End).Select(p => new Interval(p.Start, p.End));
}
