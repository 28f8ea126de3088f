using NodaTime;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>An office that is known from its polled display, whose feed is silent for a while each day.</summary>
internal sealed class DisplayActor(CompanyProfile company, OfficeProfile office, Courier courier, Func<LocalDate, Dice> dice) : Actor
{
    private const int StallAfterS = 300;

    private static readonly Duration PollEvery = Duration.FromMinutes(1);

    private readonly GrainId _display = Display.IdOf(company.Id, office.Id);

    protected override DateTimeZone Zone => office.TimeZone ?? company.TimeZone;

    public override async Task Register(Instant at, CancellationToken cancel)
    {
        await courier.Send(Grains.Offices.Office.IdOf(company.Id, office.Id), ProfileCommands.Register(company, office), at, cancel).ConfigureAwait(false);
        await courier.Send(_display, new RegisterDisplay(office.Name, Zone, StallAfterS), at, cancel).ConfigureAwait(false);
    }

    public override Instant? Opening(LocalDate day) => office.Hours.Value.On(day).FirstOrDefault() is { } first ? At(day, first.From) : null;

    protected override void PlanDay(LocalDate day, CancellationToken cancel)
    {
        var (parts, today) = (office.Hours.Value.On(day).ToList(), dice(day));
        var (opens, closes) = (At(day, parts[0].From), parts[^1].Ends(day, Zone));
        var silentFrom = At(day, new LocalTime(10, 5)) + today.Seconds(0, 1500);
        var silentTo = silentFrom + today.Seconds(1800, 2700);
        var groups = company.Services.Select(s => new ShownGroup(s.Id, s.Letter, s.Name, 0, 0, null)).ToArray();
        var comes = new Queue<Instant>(DayShape.Visitors.Arrivals(day, Zone, parts, office.VisitorsPerDay.Value, today));
        var numbers = new int[groups.Length];
        for (var poll = opens; poll <= closes + PollEvery; poll += PollEvery)
        {
            var isOpen = poll < closes;
            while (comes.TryPeek(out var next) && next < poll) Enter(groups, comes.Dequeue(), today);
            for (var g = 0; g < groups.Length; g++) groups[g] = Serve(groups[g], isOpen, ref numbers[g], today);
            if (poll < silentFrom || poll > silentTo) PlanReading(poll, [.. groups], cancel);
        }
    }

    private void PlanReading(Instant at, ShownGroup[] shown, CancellationToken cancel) => Floor.Plan(at, now => courier.Send(_display, new ReadDisplay([.. shown]), now, cancel));

    private static void Enter(ShownGroup[] groups, Instant _, Dice today)
    {
        var g = today.Whole(0, groups.Length);
        groups[g] = groups[g] with { Waiting = groups[g].Waiting + 1 };
    }

    /// <summary>One minute at the counters.</summary>
    private ShownGroup Serve(ShownGroup group, bool isOpen, ref int number, Dice today)
    {
        if (!isOpen) return group with { Waiting = 0, OpenCounters = 0 };
        var called = Math.Min(group.Waiting, today.Poisson((double)office.Windows.Value / company.Services.Length / 7));
        number += called;
        return group with { Waiting = group.Waiting - called, OpenCounters = Math.Max(1, office.Windows.Value / company.Services.Length), LastCalled = number == 0 ? null : $"{group.Letter}{number:000}" };
    }
}
