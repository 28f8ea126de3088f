using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Access;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Silo.Log;
using OpsHub.Silo.People;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Appeals;

/// <summary>Answers from the register; one appeal from its own events, so that what is explained is what was decided.</summary>
internal sealed class AppealDesk(AppealRegister register, ProfileStandards standards, IEventLog log, Catalog catalog, IPersonKeys? keys, Func<string, bool> isSimulated, IClock clock) : IAppealDesk
{
    private const int SoonDays = 3;

    public DeskWords? Words(string company) => standards.Profile(company, clock.GetCurrentInstant()) is { } profile ? DeskWordsOf.Profile(profile, isSimulated(company)) : null;

    public DeskAnswer? Count(string company, AppealQuery query, LocalDate? from, LocalDate? to) => Within(company, query, from, to) is var (narrowed, bounds)
        ? new DeskAnswer(register.Count(company, narrowed, bounds), bounds.Now)
        : null;

    public DeskPage? Search(string company, AppealQuery query, LocalDate? from, LocalDate? to) => Within(company, query, from, to) is var (narrowed, bounds)
        ? register.Search(company, narrowed, bounds)
        : null;

    public IndicatorAnswer? Indicate(string company, AppealQuery query, LocalDate? from, LocalDate? to)
    {
        if (standards.Of(company, clock.GetCurrentInstant()) is not { } standard) return null;
        var today = standard.DeadlinesOf(null).Setting.DayOf(clock.GetCurrentInstant());
        var (last, first) = (to ?? today, from ?? (to ?? today).With(DateAdjusters.StartOfMonth));
        var (narrowed, bounds) = Within(company, query, first, last)!.Value;
        return new IndicatorAnswer(first, last, standard.RepeatWithinDays, register.Indicate(company, narrowed, bounds));
    }

    public DeskDraft? Draft(string company, RegisterAppeal asked, string actor)
    {
        var now = clock.GetCurrentInstant();
        if (At(company, asked.ReceivedAt ?? now) is not var (standard, profile)) return null;
        var draft = AppealDraft.Of(asked, new Turn(Appeal.IdOf(company, "draft"), now, now, actor), standard);
        var clocks = new ClockReport(profile, standard).Of(draft.Clocks, asked.Office);
        return new DeskDraft(draft.Refusal?.Code, draft.Refusal?.Detail, [.. draft.Missing.Select(f => string.Join('|', f.AnyOf))], clocks);
    }

    public async Task<AppealCard?> Find(string company, string id, Func<Right, string?, bool> may, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (standards.Of(company, now) is not { } current || register.Find(company, id, Bounds(current.DeadlinesOf(null).Setting, now)) is not { } line) return null;
        var grain = Appeal.IdOf(company, id);
        var (state, history, details) = await Read(grain, cancel).ConfigureAwait(false);
        var (personState, person) = details.Count == 0 ? (DetailsState.None, null) : !may(Right.ReadPeople, line.Office) ? (DetailsState.Withheld, null) : await Open(company, details, cancel).ConfigureAwait(false);
        if (At(company, state.ReceivedAt!.Value) is not var (standard, profile)) return null;
        var (registered, turn) = (state.Registered, new Turn(grain, now, now, ""));
        return new AppealCard(
            line, state.ChangedAt, CardSteps.Of(state, standard, turn, personState, right => may(right, null)), OfferedSteps.Extension(state, standard, turn),
            registered is null ? [] : [.. OfferedSteps.Grounds(state, standard).Select(g => g.Id)], registered?.Form, state.ReceivedAt.Value, registered?.PromisedAt, registered?.ReplyBy,
            registered?.By ?? state.Received!.By, state.Missing, state.Founded, registered?.Customer, new ClockReport(profile, standard).Of(state), history, Retention(profile, standard, line),
            personState, person);
    }

    /// <summary>The ends of the buckets. A day of a year without calendar counts as a working day: the bucket ends too early rather than too late.</summary>
    internal static DeskBounds Bounds(DeadlineSetting setting, Instant now)
    {
        var (today, day) = (setting.DayOf(now), setting.DayOf(now));
        for (var counted = 0; counted < SoonDays;)
            if (setting.Calendar.KindOf(day = day.PlusDays(1))?.IsWorking() != false) counted++;
        return new DeskBounds(now, setting.EndOf(today), setting.EndOf(day));
    }

    private (AppealQuery, DeskBounds)? Within(string company, AppealQuery query, LocalDate? from, LocalDate? to)
    {
        if (standards.Of(company, clock.GetCurrentInstant()) is not { } standard) return null;
        var zone = standard.DeadlinesOf(null).Setting.Zone;
        var narrowed = query with { From = from is { } first ? zone.AtStartOfDay(first).ToInstant() : null, Until = to is { } last ? zone.AtStartOfDay(last.PlusDays(1)).ToInstant() : null };
        return (narrowed, Bounds(standard.DeadlinesOf(null).Setting, clock.GetCurrentInstant()));
    }

    private async Task<(AppealState State, ImmutableArray<CardStep> History, List<(string Owner, SealedPerson Person)> Details)> Read(GrainId grain, CancellationToken cancel)
    {
        var (kind, state, history, details) = (catalog.Kind(Appeal.KindName)!, (object)AppealState.None, ImmutableArray.CreateBuilder<CardStep>(), new List<(string, SealedPerson)>());
        await foreach (var record in log.ReadStream(grain.ToString(), 0, cancel).ConfigureAwait(false))
        {
            var happened = (AppealEvent)catalog.Read(record.Event.Name, record.Event.Data.Span);
            state = kind.Evolve(state, happened);
            if (AppealWords.Say(happened) is var (ru, en)) history.Add(new CardStep(happened.At, record.Event.Name, ru, en, record.Actor));
            if (happened is AppealRegistered { Customer: { } owner, Person: { } person }) details.Add((owner, person));
            if (happened is AppealDataReceived { Customer: { } sender, Person: { } more }) details.Add((sender, more));
        }
        return ((AppealState)state, history.ToImmutable(), details);
    }

    private async Task<(DetailsState, PersonDetails?)> Open(string company, List<(string Owner, SealedPerson Person)> all, CancellationToken cancel)
    {
        if (keys is null) return (DetailsState.Withheld, null);
        var known = new PersonDetails();
        foreach (var (owner, sealedPerson) in all)
        {
            if (await keys.Find(company, owner, sealedPerson.Key, cancel).ConfigureAwait(false) is not { } secret) return (DetailsState.Destroyed, null);
            known = known.With(Sealer.Open(sealedPerson, company, owner, secret));
        }
        return (DetailsState.Readable, known);
    }

    /// <summary>What is in force for a matter that began at an instant.</summary>
    private (AppealStandard Standard, CompanyProfile Profile)? At(string company, Instant began) =>
        standards.Of(company, began) is { } standard && standards.Profile(company, began) is { } profile ? (standard, profile) : null;

    private ImmutableArray<CardRetention> Retention(CompanyProfile profile, AppealStandard standard, AppealLine line) =>
    [
        .. (profile.Appeals!.Retention ?? []).Select(r => new CardRetention(r.Name, r.NameEn, r.Clause, KeptUntil(r.Within.Value, standard.DeadlinesOf(line.Office).Setting, line.EndedAt), r.Within.Invented)),
    ];

    private static LocalDate? KeptUntil(Limit within, DeadlineSetting setting, Instant? endedAt) =>
        endedAt is { } at && Reckoning.Of(new DeadlineRule("keep", "", ["appeal"], "", ["ended"], within), new DeadlineSubject("appeal", [new SubjectEvent("ended", at)]), setting) is DeadlineDue due
            ? setting.DayOf(due.DueAt).PlusDays(1)
            : null;
}
