using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Notices;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Walls.Notices;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Channels;

/// <summary>Notices as the walls know them; drafts and clocks by the standard that was in force when each began.</summary>
internal sealed class NoticeDesk(NoticesView view, ProfileStandards standards, IClock clock) : INotices
{
    private const int Most = 200;

    public NoticeList? List(string company)
    {
        var now = clock.GetCurrentInstant();
        if (standards.Profile(company, now) is not { } profile || standards.Service(company, now) is not { } standard) return null;
        var lines = view.Notices(company).Select(n => Line(company, n.Id, n.State, now));
        return new NoticeList(profile.Name, profile.TimeZone.Id, view.IsSimulated(company), [.. lines.OrderBy(NoticeOrder.Rank).ThenBy(l => NoticeOrder.IsOpen(l) ? (l.DueAt ?? l.EventAt).ToUnixTimeTicks() : -l.EventAt.ToUnixTimeTicks()).Take(Most)], [.. standard.Notices.Rules.Select(r => Kind(r, standard))], now);
    }

    private static NoticeKind Kind(NoticeRule rule, ServiceStandard standard) => new(
        rule.Id, new Said(rule.Name, rule.NameEn), rule.Clause, rule.On, rule.Deadlines is null ? [] : [.. standard.Channels.Channels.Where(c => c.Deadlines == rule.Deadlines).Select(c => c.Id)]);

    public NoticeCard? Find(string company, string id)
    {
        var now = clock.GetCurrentInstant();
        return view.Notice(company, id) is { Required: not null } state ? Card(company, id, state, now) : null;
    }

    public ForeseenNotice? Foresee(string company, RequireNotice said)
    {
        var now = clock.GetCurrentInstant();
        if (standards.Service(company, now) is not { } standard || standards.Profile(company, now) is not { } profile) return null;
        var id = NoticeKey.Of(said.On, said.About);
        var decided = Notice.Decide(NoticeState.None, said, new Turn(Notice.IdOf(company, id), now, now, nameof(Foresee)), standard);
        if (decided.Refusal is { } refused) return new ForeseenNotice(null, null, refused, now);
        var state = decided.Events.Aggregate(NoticeState.None, (s, e) => s.After(e));
        return new ForeseenNotice(Card(company, id, state, now), NormOf(state.Required!.Deadline, profile), null, now);
    }

    private static NoticeNorm? NormOf(string? deadline, CompanyProfile profile) =>
        profile.Norms?.Rules.FirstOrDefault(n => deadline is not null && n.Where?.Deadlines?.Contains(deadline) == true) is { } norm ? new NoticeNorm(norm.Id, new Said(norm.Name, norm.NameEn), norm.Clause) : null;

    private NoticeCard? Card(string company, string id, NoticeState state, Instant now)
    {
        var told = state.Required!;
        if (standards.Service(company, told.At) is not { } standard || standards.Profile(company, told.At) is not { Deadlines: { } deadlines }) return null;
        var needed = told.AllOf.Concat(told.AnyOf).ToHashSet();
        var places = told.AllOf.Concat(told.AnyOf).Concat(NoticePlace.Usual).Concat(state.Published.Keys).Distinct()
            .Select(p => new NoticePlaceCard(p, NoticePlace.NameOf(p), needed.Contains(p), NoticeDraft.Of(told, standard, p), Notice.MostOf(p), state.Published.GetValueOrDefault(p)));
        var explained = Notice.Explain(state, standard);
        return new NoticeCard(
            Line(company, id, state, now), told.Facts, [.. places], explained is null ? null : new DeadlineReport(standard.Deadlines.Setting, deadlines, russian: true).Node(explained), state.Changes, state.Reason);
    }

    private NoticeLine Line(string company, string id, NoticeState state, Instant now)
    {
        var told = state.Required!;
        var rule = standards.Service(company, told.At)?.Notices.Rules.FirstOrDefault(r => r.Id == told.Rule);
        return new NoticeLine(
            id, told.Rule, new Said(rule?.Name ?? told.Rule, rule?.NameEn ?? told.Rule), rule?.Clause ?? "", told.On, told.About, told.EventAt, told.DueAt, told.AmberAt, state.CompleteAt, NoticeOrder.StandingOf(state, now),
            state.CompleteAt is null && state.Phase == NoticePhase.Open ? Missing(state) : [], told.Offices);
    }

    private static ImmutableArray<Said> Missing(NoticeState state)
    {
        var told = state.Required!;
        var any = told.AnyOf.Any(state.Published.ContainsKey) ? [] : told.AnyOf;
        return [.. told.AllOf.Where(p => !state.Published.ContainsKey(p)).Concat(any).Select(NoticePlace.NameOf)];
    }
}
