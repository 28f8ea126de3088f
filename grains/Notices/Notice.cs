using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Announcements;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Notices;

/// <summary>
/// A notice (сообщение): what must be told to customers, where and by when; where it was published and whether that was in time. Grain id <c>notice/{company}/{key}</c>, see <see cref="NoticeKey"/>.
/// </summary>
public static class Notice
{
    public const string Name = "notice";

    /// <summary>Longest place, event and reason; longest text.</summary>
    public const int MaxWord = 200, MaxText = 2000;

    private const string Key = "due";

    /// <summary>How long a notice without an end hangs in the halls.</summary>
    private static readonly Duration Hangs = Duration.FromHours(24);

    private static readonly Refusal Unknown = new("notice-unknown", "Nothing must be told under this id; require the notice first.");
    private static readonly Refusal NoStandard = new("no-standard", "The company's profile tells no deadlines; notices are counted by them.");
    private static readonly Refusal NotAsked = new("notice-not-asked", "The company's standard asks for no notice of such an event.");
    private static readonly Refusal WordWrong = new("word-wrong", $"Places, events and reasons are 1 to {MaxWord} characters.");
    private static readonly Refusal TextWrong = new("text-wrong", $"The text of a notice is 1 to {MaxText} characters; on hall screens {OfficeAnnouncements.MaxTextLength}, as SMS {NoticeDraft.MaxSms}.");
    private static readonly Refusal Over = new("notice-withdrawn", "The notice is withdrawn; require it anew first.");

    public static GrainKind<NoticeState, NoticeCommand, NoticeEvent> KindUnder(IStandards standards) => new(
        Name, 1, NoticeState.None, (state, command, turn) => Decide(state, command, turn, standards.Service(turn.Grain.Company, state.Required?.At ?? turn.OccurredAt)),
        (state, happened) => state.After(happened), DeadlinesOf, key => new WakeNotice(key));

    public static GrainId IdOf(string company, string key) => new(Name, company, key);

    public static Decision<NoticeEvent> Decide(NoticeState state, NoticeCommand command, Turn turn, ServiceStandard? standard) => command switch
    {
        RequireNotice when standard is null => NoStandard,
        RequireNotice r when IsBad(r.On) || IsBad(r.About) => WordWrong,
        RequireNotice r => Require(state, r, turn, standard),
        AwaitNotice a => standard is null || RuleOf(a.On, a.Facts, standard) is null ? Decision<NoticeEvent>.Nothing : Require(state, new RequireNotice(a.On, a.About, a.EventAt, a.Facts with { EndsAt = a.Facts.EndsAt ?? state.Required?.Facts.EndsAt }), turn, standard),
        AwaitNoticeEnd e => standard is null || state is not { Phase: NoticePhase.Open, Required: { } known } ? Decision<NoticeEvent>.Nothing
            : Require(state, new RequireNotice(known.On, known.About, known.EventAt, known.Facts with { EndsAt = e.EndsAt }, known.Offices), turn, standard),
        WakeNotice => Wake(state, turn),
        WithdrawNotice when state.Phase != NoticePhase.Open => Decision<NoticeEvent>.Nothing,
        WithdrawNotice { Reason: var reason } => IsBad(reason) ? WordWrong : new NoticeWithdrawn(reason, state.OnScreens, turn.Actor, turn.OccurredAt),
        PublishNotice when state.Required is null => Unknown,
        PublishNotice when state.Phase == NoticePhase.Withdrawn => Over,
        PublishNotice { Place: var place } when IsBad(place) => WordWrong,
        PublishNotice p => Publish(state, p, turn, standard),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    /// <summary>The clock of a notice with the way to its instant; null where the standard names no time.</summary>
    public static ExplainedDeadline? Explain(NoticeState state, ServiceStandard standard) =>
        state.Required is { Deadline: { } id } told && standard.Deadlines.Rules.FirstOrDefault(r => r.Id == id) is { } rule && rule.Kinds.Length > 0
            ? Reckoning.Explain(rule, SubjectOf(rule.Kinds[0], told.On, told.EventAt), standard.Deadlines.Setting)
            : null;

    /// <summary>Longest text for a place, in characters.</summary>
    public static int MostOf(string place) => place switch
    {
        NoticePlace.Screens => OfficeAnnouncements.MaxTextLength,
        NoticePlace.Sms => NoticeDraft.MaxSms,
        _ => MaxText,
    };

    private static Decision<NoticeEvent> Require(NoticeState state, RequireNotice r, Turn turn, ServiceStandard standard)
    {
        if (RuleOf(r.On, r.Facts, standard) is not { } rule) return NotAsked;
        var (deadline, due) = Due(rule, r, standard);
        var offices = r.Offices ?? standard.Notices.Touched(r.Facts.Area);
        NoticeEvent told = state.Required is { } known
            ? new NoticeChanged(r.EventAt, r.Facts, due?.DueAt, due?.AmberAt, offices, SameTimes(known, r), SameTimes(known, r) ? [] : state.OnScreens, turn.OccurredAt)
            : new NoticeRequired(r.On, rule.Id, r.About, r.EventAt, r.Facts, deadline?.Id, due?.DueAt, due?.AmberAt, rule.AllOf, rule.AnyOf, offices, turn.OccurredAt);
        if (state.Phase == NoticePhase.Open && SaysTheSame(state.Required!, r, offices)) return Decision<NoticeEvent>.Nothing;
        return Decision<NoticeEvent>.Of([told, .. Passed(state.After(told), turn.Now)]);
    }

    private static NoticeRule? RuleOf(string on, NoticeFacts facts, ServiceStandard standard) =>
        standard.Notices.Find(on, facts.Channel is { } channel ? standard.Channels.Find(channel)?.Deadlines ?? "" : null);

    private static (DeadlineRule? Rule, DeadlineDue? Due) Due(NoticeRule rule, RequireNotice r, ServiceStandard standard)
    {
        if (rule.Deadlines is not { } kind) return (null, null);
        var subject = SubjectOf(kind, r.On, r.EventAt);
        var clock = standard.Deadlines.RulesFor(subject).FirstOrDefault(d => d.From.Contains(r.On));
        return (clock, clock is null ? null : Reckoning.Of(clock, subject, standard.Deadlines.Setting) as DeadlineDue);
    }

    private static DeadlineSubject SubjectOf(string kind, string on, Instant at) => new(kind, [new SubjectEvent(on, at)]);

    private static Decision<NoticeEvent> Publish(NoticeState state, PublishNotice p, Turn turn, ServiceStandard? standard)
    {
        if ((p.Text ?? (standard is null ? null : NoticeDraft.Of(state.Required!, standard, p.Place))) is not { } text || IsLong(p.Place, text)) return TextWrong;
        if (state.Published.GetValueOrDefault(p.Place) is { } there && there.Text == text) return Decision<NoticeEvent>.Nothing;
        var (told, complete) = (state.Required!, state.CompleteAt is null && state.CompleteWith(p.Place));
        var until = told.Facts.EndsAt is { } ends && ends > turn.OccurredAt ? ends : Instant.Max(told.EventAt, turn.OccurredAt) + Hangs;
        NoticeEvent published = new NoticePublished(p.Place, text, until, p.Place == NoticePlace.Screens ? told.Offices : null, complete, turn.OccurredAt > told.DueAt, turn.Actor, turn.OccurredAt);
        // nobody has told of it yet, and now it is over
        return complete && turn.OccurredAt > told.DueAt && !state.Overdue ? Decision<NoticeEvent>.Of(new NoticeOverdue(told.DueAt!.Value, turn.OccurredAt), published) : published;
    }

    private static Decision<NoticeEvent> Wake(NoticeState state, Turn turn) => Decision<NoticeEvent>.Of([.. Passed(state, turn.Now)]);

    /// <summary>What the clock has to tell: red, or amber before it.</summary>
    private static IEnumerable<NoticeEvent> Passed(NoticeState state, Instant now)
    {
        if (state is not { Phase: NoticePhase.Open, CompleteAt: null, Overdue: false, Required: { DueAt: { } due } told }) yield break;
        if (now > due) yield return new NoticeOverdue(due, now);
        else if (!state.AtRisk && now >= told.AmberAt) yield return new NoticeAtRisk(due, now);
    }

    private static IEnumerable<Deadline> DeadlinesOf(NoticeEvent happened) => happened switch
    {
        NoticeRequired e => Wakes(e.AmberAt, e.DueAt, e.At),
        NoticeChanged e => Wakes(e.AmberAt, e.DueAt, e.At),
        NoticeAtRisk e => [Deadline.Set(Key, e.DueAt + KeptClock.Grace)],
        NoticePublished { Complete: false } => [],
        _ => [Deadline.Clear(Key)],
    };

    private static IEnumerable<Deadline> Wakes(Instant? amberAt, Instant? dueAt, Instant at) =>
        [dueAt is not { } due ? Deadline.Clear(Key) : Deadline.Set(Key, amberAt is { } amber && amber > at ? amber : due + KeptClock.Grace)];

    private static bool SaysTheSame(NoticeRequired known, RequireNotice r, ImmutableArray<string>? offices) =>
        SameTimes(known, r) && SameJson.Says(known.Facts, r.Facts) && (known.Offices ?? []).SequenceEqual(offices ?? []);

    private static bool SameTimes(NoticeRequired known, RequireNotice r) => (known.EventAt, known.Facts.StartsAt, known.Facts.EndsAt) == (r.EventAt, r.Facts.StartsAt, r.Facts.EndsAt);

    private static bool IsBad(string word) => string.IsNullOrWhiteSpace(word) || word.Length > MaxWord;

    private static bool IsLong(string place, string text) => string.IsNullOrWhiteSpace(text) || text.Length > MostOf(place);
}
