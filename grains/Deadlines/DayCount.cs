using NodaTime;
using OpsHub.Grains.Calendars;

namespace OpsHub.Grains.Deadlines;

/// <summary>Counts days and months from a day, forwards or backwards.</summary>
internal sealed class DayCount(DeadlineSetting setting, Direction direction, Standstills? stops, Trace? trace)
{
    private readonly int _step = direction == Direction.After ? 1 : -1;

    /// <summary>The last of so many days; the first that counts is the one beside the given day.</summary>
    public Ending Days(int amount, bool working, LocalDate from)
    {
        trace?.Add(new CountFromStep(from));
        var day = from;
        for (var counted = 0; counted < amount;)
        {
            day = day.PlusDays(_step);
            var seen = Look(day, working);
            if (seen.Failure is { } why) return Ending.Failed(why);
            if (seen.Counts) counted++;
            if (seen.Counts) trace?.Counted(day, counted);
            else trace?.Add(new SkippedStep(day, seen.Kind));
        }
        return new Ending(day, default);
    }

    /// <summary>The day so many months on. Days on which the clock stood are added at the end.</summary>
    /// <param name="firstCounts">Whether the given day is itself the first: then the last day is the one beside.</param>
    public Ending Months(int amount, LocalDate from, bool firstCounts)
    {
        trace?.Add(new CountFromStep(from));
        var day = from.PlusMonths(amount * _step);
        trace?.Add(new MonthsStep(from, day, amount * _step));
        // a month that ended early, at the end of a shorter one, has ended
        if (firstCounts && amount > 0 && day.Day == from.Day) day = Shift(day, day.PlusDays(-_step), ShiftReason.FirstDayCounts);
        if (stops is null) return new Ending(day, default);
        var last = day;
        for (var passed = from.PlusDays(1); passed <= last; passed = passed.PlusDays(1))
        {
            if (stops.Covering(passed, setting) is not { } stood) continue;
            if (stood.To is null) return Ending.Failed(new ClockStands(stood.Event, stood.From));
            last = last.PlusDays(1);
        }
        return new Ending(last == day ? day : Shift(day, last, ShiftReason.ClockStood), default);
    }

    /// <summary>Where a last day goes that is a day off.</summary>
    public Ending Rolled(LocalDate day, Roll roll)
    {
        if (roll == Roll.None) return new Ending(day, default);
        for (var last = day; ; last = last.PlusDays(roll == Roll.NextWorkingDay ? 1 : -1))
        {
            if (setting.Calendar.KindOf(last) is not { } kind) return Ending.Failed(new NoCalendar(setting.Calendar.Id, last.Year));
            if (kind.IsWorking()) return new Ending(last == day ? day : Shift(day, last, ShiftReason.DayOff), default);
        }
    }

    public LocalDate Shift(LocalDate from, LocalDate to, ShiftReason reason)
    {
        trace?.Add(new ShiftedStep(from, to, reason));
        return to;
    }

    private Seen Look(LocalDate day, bool working)
    {
        if (stops?.Covering(day, setting) is { } stood) return new Seen(false, null, stood.To is null ? new ClockStands(stood.Event, stood.From) : null);
        if (!working) return new Seen(true, null, null);
        return setting.Calendar.KindOf(day) is { } kind ? new Seen(kind.IsWorking(), kind, null) : new Seen(false, null, new NoCalendar(setting.Calendar.Id, day.Year));
    }

    private readonly record struct Seen(bool Counts, DayKind? Kind, DeadlineResult? Failure);
}
