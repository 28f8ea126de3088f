using NodaTime;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Promises;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Simulation;

/// <summary>Invented work of the weeks before the simulated day: cases at every stage, promises kept and broken, duties, marks. The same seed makes the same.</summary>
/// <param name="hub">Begun, with the companies registered; its clock stands.</param>
internal sealed class PastWork(Hub hub, int seed)
{
    private const int MarksPerKind = 120, Promises = 14;

    private readonly Resend _resend = new(hub.Grains);

    public async Task Tell(IEnumerable<CompanyProfile> companies, CancellationToken cancel)
    {
        var now = hub.Clock.GetCurrentInstant();
        await Task.WhenAll(companies.Select(c => Tell(c, now, cancel))).ConfigureAwait(false);
        await hub.CatchUp(cancel).ConfigureAwait(false);
        while (hub.NextDeadline is { } next && next <= now)
        {
            await hub.PassDeadlines(next, cancel).ConfigureAwait(false);
            await hub.CatchUp(cancel).ConfigureAwait(false);
        }
    }

    private async Task Tell(CompanyProfile company, Instant now, CancellationToken cancel)
    {
        var courier = new Courier(_resend, seed, $"{company.Id}/past");
        List<Envelope> written =
        [
            .. PastCases.Of(company, now, DiceOf(company, "cases")).Select(c => courier.Write(Case.IdOf(company.Id, c.Id), c.Command, c.At)),
            .. PromisesOf(company, now, DiceOf(company, "promises")).Select(p => courier.Write(Promise.IdOf(company.Id, p.Id), p.Command, p.At)),
            .. DutiesOf(company, now, DiceOf(company, "duties")).Select(d => courier.Write(Duty.IdOf(company.Id, d.Id), d.Command, d.At)),
            .. MarksOf(company, now, DiceOf(company, "marks")).Select(m => courier.Write(SubjectFeedback.IdOf(company.Id, m.Told.Subject), m.Told, m.At)),
        ];
        await courier.SendAll(written, cancel).ConfigureAwait(false);
    }

    private Dice DiceOf(CompanyProfile company, string what) => new(seed, $"{company.Id}/past/{what}");

    private static IEnumerable<(string Id, PromiseCommand Command, Instant At)> PromisesOf(CompanyProfile company, Instant now, Dice dice)
    {
        var kinds = (company.Deadlines?.Kinds ?? []).Where(k => k.Family == KindFamily.Promise).Select(k => k.Id).ToList();
        for (var i = 0; kinds.Count > 0 && i < Promises; i++)
        {
            var (id, made) = ($"demo-{i + 1}", now - dice.Seconds(3600, 6 * 86400));
            var due = made + dice.Seconds(7200, 5 * 86400);
            yield return (id, new MakePromise(kinds[dice.Whole(0, kinds.Count)], $"caller/demo-{dice.Whole(1, 900)}", PromisedAt: due, Owner: PastCases.Owner(dice)), made);
            if (dice.Chance(0.2)) yield return (id, new MovePromise("phone", "нужен ответ сетевой организации", due += Duration.FromDays(1)), made + Duration.FromMinutes(50));
            var kept = dice.Chance(0.8) ? due - dice.Seconds(300, 7000) : due + dice.Seconds(60, 7000);
            if (kept < now && dice.Chance(0.9)) yield return (id, new KeepPromise(), kept);
        }
    }

    /// <summary>Done once in each period since the last but one; one of the duties is left undone in the last period that has passed.</summary>
    private static IEnumerable<(string Id, DutyCommand Command, Instant At)> DutiesOf(CompanyProfile company, Instant now, Dice dice)
    {
        var (duties, today) = (company.Duties ?? [], now.InZone(company.TimeZone).Date);
        var forgotten = duties.Length == 0 ? null : duties[dice.Whole(0, duties.Length)].Id;
        foreach (var duty in duties)
        {
            var current = DutyPeriod.Of(duty.Every, today);
            var before = DutyPeriod.Of(duty.Every, current.First.PlusDays(-1));
            Instant At(LocalDate day) => day.At(new LocalTime(11, 0)).InZoneLeniently(company.TimeZone).ToInstant();
            yield return (duty.Id, new BeginDuty(), At(before.First));
            if (duty.Id != forgotten) yield return (duty.Id, new RecordDuty($"№ {dice.Whole(10, 99)}"), At(before.First.PlusDays(Period.DaysBetween(before.First, before.Last) / 2)));
            if (duty.Act is not null && duty.Id != forgotten && dice.Chance(0.7)) yield return (duty.Id, new ActOnDuty($"план № {dice.Whole(2, 9)}"), At(before.Last.PlusDays(1)) is var acted && acted < now ? acted : now);
            var done = At(current.First.PlusDays(dice.Whole(0, 12)));
            if (done < now && dice.Chance(0.5) && duty.Id != forgotten) yield return (duty.Id, new RecordDuty($"№ {dice.Whole(10, 99)}"), done);
        }
    }

    private static IEnumerable<(GiveFeedback Told, Instant At)> MarksOf(CompanyProfile company, Instant now, Dice dice)
    {
        var channels = (company.Deadlines?.Channels ?? []).Select(c => c.Id).Take(4).ToList();
        var kinds = company.Norms?.Rules.Where(r => r.Metric == Grains.Norms.NormMetrics.Feedback).SelectMany(r => r.Where?.Kinds ?? []).Distinct().Select(k => Enum.Parse<FeedbackKind>(k, ignoreCase: true)).ToList() ?? [];
        foreach (var kind in kinds)
            for (var i = 0; channels.Count > 0 && i < MarksPerKind; i++)
            {
                var (least, most) = SubjectFeedback.ScaleOf(kind);
                var share = 1 - Math.Pow(dice.Unit(), 2.2);   // most are content
                var value = (int)Math.Round(least + ((kind == FeedbackKind.Ces ? 1 - share : share) * (most - least)));
                var subject = $"{(i % 2 == 0 ? "ticket" : "caller")}/demo-{kind.ToString().ToLowerInvariant()}-{i + 1}";
                yield return (new GiveFeedback(kind, value, subject, channels[dice.Whole(0, channels.Count)]), now - dice.Seconds(60, 30 * 86400));
            }
    }
}
