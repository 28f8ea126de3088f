using System.Diagnostics;
using NodaTime;
using OpsHub.Bench.Results;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Calendars;

namespace OpsHub.Bench.Deadlines;

/// <summary>Reckoning one deadline, and a million of them after a calendar has changed.</summary>
internal sealed class DeadlineBench(BenchRun run)
{
    private const int Deadlines = 1_000_000, Seed = 1;

    /// <summary>Added to the calendar: a day that many deadlines cross.</summary>
    private static readonly CalendarDay NewDayOff = new(new LocalDate(2026, 6, 15), DayKind.NonWorking);

    public void Run(CancellationToken cancel)
    {
        var calendar = CalendarShelf.Read(CalendarShelf.Shipped);
        var open = new OpenSubjects(calendar, new Random(Seed));
        One("30 working days", open, "samara", "third-party", cancel);
        One("30 calendar days", open, "vladimir", "written", cancel);
        One("2 hours", open, "saratov", "site-down", cancel);
        Recounted(open, calendar, cancel);
    }

    private void One(string name, OpenSubjects open, string company, string kind, CancellationToken cancel)
    {
        var (rule, subject, setting) = open.One(company, kind);
        Time($"deadline of {name}", () => Reckoning.Of(rule, subject, setting), cancel);
        Time($"deadline of {name}, explained", () => Reckoning.Explain(rule, subject, setting), cancel);
    }

    private void Time(string name, Func<object> reckon, CancellationToken cancel)
    {
        const int batch = 1000;
        var (done, watch) = (0L, Stopwatch.StartNew());
        for (var warm = 0; warm < 20_000; warm++) reckon();
        for (watch.Restart(); watch.Elapsed.TotalSeconds < run.Seconds; done += batch)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < batch; i++) reckon();
        }
        run.Results.Add(new Figure("deadlines", name, watch.Elapsed.TotalNanoseconds / done, "ns", "one thread, the same subject again and again"));
    }

    private void Recounted(OpenSubjects open, WorkingCalendar calendar, CancellationToken cancel)
    {
        var kept = open.Kept(Deadlines, cancel);
        var year = calendar[NewDayOff.Date.Year]!;
        var changed = calendar.With(CalendarYear.Of(year.Year, year.Special.SetItem(NewDayOff.Date, NewDayOff).Values));
        var (moved, watch) = (0, Stopwatch.StartNew());
        foreach (var (company, deadlines) in kept)
            foreach (var _ in Recount.Moved(deadlines, open.Standard(company, changed))) moved++;
        var method = $"{Deadlines:N0} open deadlines of five companies by every rule there is, one thread; one day of 2026 becomes a day off; {moved:N0} moved and listed; seed {Seed}";
        run.Results.Add(new Figure("deadlines", "calendar change, 1,000,000 deadlines", watch.Elapsed.TotalSeconds, "s", method) { Aim = Aim.AtMost(60) });
    }
}
