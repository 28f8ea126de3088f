using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>A company's appeals: five weeks of them that lie on the desk in the morning, and those that come and are worked on through the day. Nobody in them exists.</summary>
/// <param name="company">Whose; it tells a standard of appeals.</param>
/// <param name="standard">That standard.</param>
/// <param name="courier">Its own.</param>
/// <param name="dice">Makes the random numbers of one day.</param>
internal sealed class AppealsActor(CompanyProfile company, AppealStandard standard, Courier courier, Func<LocalDate, Dice> dice) : Actor
{
    private const int DaysBefore = 35;

    private static readonly LocalTime From = new(8, 30), To = new(17, 0);

    protected override DateTimeZone Zone => company.TimeZone;

    /// <summary>What of the last weeks' appeals has happened before the instant; the rest of their lives is planned.</summary>
    public override async Task Register(Instant at, CancellationToken cancel)
    {
        var today = at.InZone(Zone).Date;
        var lives = Enumerable.Range(1, DaysBefore).Select(back => today.PlusDays(-back)).OrderBy(day => day).SelectMany(LivesOf).ToList();
        await Task.WhenAll(lives.Select(life => Past(life, at, cancel))).ConfigureAwait(false);
        foreach (var life in lives) Plan(life, at, cancel);
    }

    public override Instant? Opening(LocalDate day) => Works(day) ? At(day, From) : null;

    protected override void PlanDay(LocalDate day, CancellationToken cancel)
    {
        foreach (var life in LivesOf(day)) Plan(life, Instant.MinValue, cancel);
    }

    private static bool Works(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    private async Task Past(InventedLife life, Instant before, CancellationToken cancel)
    {
        foreach (var (at, step) in life.Steps)
            if (at < before) await courier.Send(life.Grain, step, at, cancel).ConfigureAwait(false);
    }

    private void Plan(InventedLife life, Instant from, CancellationToken cancel)
    {
        foreach (var (at, step) in life.Steps)
            if (at >= from) Floor.Plan(at, now => courier.Send(life.Grain, step, now, cancel));
    }

    /// <summary>The appeals that come on a day, each with its whole life.</summary>
    private IEnumerable<InventedLife> LivesOf(LocalDate day)
    {
        if (!Works(day)) return [];
        var today = dice(day);
        var (open, close) = (At(day, From), At(day, To));
        var comes = Enumerable.Range(0, today.Poisson(4 + (company.Offices.Length / 3.0))).Select(_ => open + ((close - open) * today.Unit())).Order().ToList();
        return [.. comes.Select((at, i) => new InventedLife(company, standard, $"{day:uuuuMMdd}-{i + 1:00}", at, today, IntoWorkingHours))];
    }

    /// <summary>People work in working hours.</summary>
    private Instant IntoWorkingHours(Instant at, Dice today)
    {
        var local = at.InZone(Zone).LocalDateTime;
        if (Works(local.Date) && local.TimeOfDay >= From && local.TimeOfDay < To) return at;
        var day = local.TimeOfDay < From ? local.Date : local.Date.PlusDays(1);
        while (!Works(day)) day = day.PlusDays(1);
        return At(day, From) + today.Seconds(0, 3 * 3600);
    }
}
