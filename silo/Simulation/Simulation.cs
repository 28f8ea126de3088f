using NodaTime;
using OpsHub.Grains.Companies;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Time;

namespace OpsHub.Silo.Simulation;

/// <summary>
/// Working days of companies, acted through a hub by commands only. The same profiles, date and seed give the same facts, whatever the
/// machine: offices go on side by side within a step, but each grain hears of one actor, and deadlines pass between steps.
/// </summary>
/// <param name="hub">Begun, on the clock, without its own deadline watch.</param>
/// <param name="clock">The hub's; moved by the simulation alone. Starts at <see cref="StartOf"/>.</param>
/// <param name="companies">Whose days.</param>
/// <param name="seed">Of all random numbers.</param>
public sealed class Simulation(Hub hub, VirtualClock clock, IReadOnlyList<CompanyProfile> companies, int seed)
{
    /// <summary>Stretch of hub time acted at once: actions in it come before deadlines in it. At most half the shortest deadline that a command sets.</summary>
    public static readonly Duration Step = Duration.FromSeconds(30);

    /// <summary>At live speed, a step of real time.</summary>
    private static readonly Duration LiveStep = Duration.FromMilliseconds(500);

    private readonly Resend _resend = new(hub.Grains);
    private readonly Timeline _timeline = new(hub, clock);
    private readonly List<Actor> _actors = [];

    /// <summary>An instant at which a clock for this date must start: a quarter of an hour before the first of the companies opens, or the beginning of the day if none opens.</summary>
    public static Instant StartOf(IReadOnlyList<CompanyProfile> companies, LocalDate date) => companies
        .Select(c => (c.Offices.SelectMany(o => o.Hours.Value.On(date)).Concat(c.Lines.SelectMany(l => l.Hours.Value.On(date))).Select(h => (LocalTime?)h.From).Min() ?? LocalTime.Midnight) is var first
            ? date.At(first).InZoneLeniently(c.TimeZone).ToInstant() : default)
        .Min() - Duration.FromMinutes(15);

    /// <summary>When the date is over in the last of the companies.</summary>
    public static Instant EndOf(IReadOnlyList<CompanyProfile> companies, LocalDate date) => companies.Max(c => date.At(new LocalTime(23, 45)).InZoneLeniently(c.TimeZone).ToInstant());

    /// <summary>Registers the companies and plans the day, and from there day after day.</summary>
    public async Task Begin(LocalDate date, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        foreach (var company in companies)
        {
            await new Courier(_resend, seed, company.Id).Send(Company.IdOf(company.Id), ProfileCommands.Register(company, simulated: true), now, cancel).ConfigureAwait(false);
            _actors.AddRange(Cast.Of(company, hub.Standards?.Of(company.Id, now), seed, _resend));
        }
        await Task.WhenAll(_actors.Select(a => a.Register(now, cancel))).ConfigureAwait(false);
        foreach (var actor in _actors) actor.Live(date, cancel);
    }

    /// <summary>Acts up to an instant as fast as the hub can.</summary>
    public async Task RunTo(Instant until, CancellationToken cancel)
    {
        for (var now = clock.GetCurrentInstant(); now < until;)
        {
            var from = Instant.Min(Instant.Max(now, _actors.Min(a => a.Next)), until);
            await _timeline.AdvanceTo(from, cancel).ConfigureAwait(false);
            await Act(now = Instant.Min(from + Step, until), cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Goes on, day after day, at so many hub seconds a real second, until cancelled.</summary>
    public async Task RunOn(double speed, CancellationToken cancel)
    {
        clock.RunAt(speed);
        while (true)
        {
            var to = clock.GetCurrentInstant() + LiveStep * speed;
            await clock.WaitUntil(to, cancel).ConfigureAwait(false);
            await Act(to, cancel).ConfigureAwait(false);
        }
    }

    private async Task Act(Instant before, CancellationToken cancel)
    {
        var moved = await Task.WhenAll(_actors.Select(a => a.OpenAndClose(before))).ConfigureAwait(false);
        if (moved.Contains(true)) await hub.CatchUp(cancel).ConfigureAwait(false);
        await Task.WhenAll(_actors.Select(a => a.Work(before, cancel))).ConfigureAwait(false);
        await _timeline.AdvanceTo(before, cancel).ConfigureAwait(false);
    }
}
