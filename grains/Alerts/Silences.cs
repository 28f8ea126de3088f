using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Alerts;

/// <param name="Said">The silence.</param>
/// <param name="TurnsAt">When it next begins or ends.</param>
/// <param name="Silent">Whether it is in force.</param>
public sealed record KnownSilence(Silence Said, Instant TurnsAt, bool Silent);

/// <param name="All">By id.</param>
public sealed record SilencesState(ImmutableSortedDictionary<string, KnownSilence> All)
{
    public static SilencesState None { get; } = new(ImmutableSortedDictionary<string, KnownSilence>.Empty.WithComparers(StringComparer.Ordinal));
}

/// <summary>Silences and maintenance windows (тишина, плановые работы) of an office, or with the key <c>all</c> of a company. Grain id <c>silences/{company}/{office}</c>.</summary>
public static class Silences
{
    /// <summary>Key of the company's own.</summary>
    public const string Everywhere = "all";

    public const int Most = 200, MaxIdLength = 40, MaxReasonLength = 300;

    private static readonly Duration Longest = Duration.FromDays(366), LongestOfAll = Duration.FromDays(7);

    public static GrainKind<SilencesState, SilenceCommand, SilenceEvent> Kind { get; } = new("silences", 1, SilencesState.None, Decide, Evolve, DeadlinesOf, key => new WakeSilence(key));

    public static GrainId IdOf(string company, string place) => new(Kind.Name, company, place);

    public static Decision<SilenceEvent> Decide(SilencesState state, SilenceCommand command, Turn turn) => command switch
    {
        SetSilence set => Set(state, set, turn),
        EndSilence { Silence: var id } => state.All.ContainsKey(id) ? new SilenceOver(id, turn.Actor, turn.OccurredAt) : Decision<SilenceEvent>.Nothing,
        WakeSilence { Deadline: var id } => state.All.GetValueOrDefault(id) is { } known && turn.OccurredAt >= known.TurnsAt ? Turned(known, turn.OccurredAt) : Decision<SilenceEvent>.Nothing,
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static SilencesState Evolve(SilencesState state, SilenceEvent happened) => happened switch
    {
        SilenceSet e => new SilencesState(state.All.SetItem(e.Silence, new KnownSilence(e.Said, e.StartsAt, false))),
        SilenceBegan e => new SilencesState(state.All.SetItem(e.Silence, state.All[e.Silence] with { TurnsAt = e.UntilAt, Silent = true })),
        SilencePaused e => new SilencesState(state.All.SetItem(e.Silence, state.All[e.Silence] with { TurnsAt = e.BackAt, Silent = false })),
        SilenceOver e => new SilencesState(state.All.Remove(e.Silence)),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static IEnumerable<Deadline> DeadlinesOf(SilenceEvent happened) => happened switch
    {
        SilenceSet e => [Deadline.Set(e.Silence, e.StartsAt)],
        SilenceBegan e => [Deadline.Set(e.Silence, e.UntilAt)],
        SilencePaused e => [Deadline.Set(e.Silence, e.BackAt)],
        _ => [Deadline.Clear(happened.Silence)],
    };

    private static Decision<SilenceEvent> Set(SilencesState state, SetSilence set, Turn turn)
    {
        if (Wrong(state, set, turn) is { } refusal) return refusal;
        var known = state.All.GetValueOrDefault(set.Silence);
        var said = new Silence(set.Silence, set.Kind, set.Rule, set.Subject, set.From ?? known?.Said.From ?? turn.OccurredAt, set.Until, set.Weekly, set.Reason, turn.Actor);
        if (known is not null && Kernel.Json.SameJson.Says(known.Said with { By = said.By }, said)) return Decision<SilenceEvent>.Nothing;
        if (SilenceTimes.Next(said, turn.OccurredAt) is not { } first) return new Refusal("never-silent", "None of its hours comes before its end.");
        var told = new SilenceSet(said, first.Start, turn.OccurredAt);
        return first.Start <= turn.OccurredAt ? Decision<SilenceEvent>.Of(told, new SilenceBegan(said.Id, first.End, turn.OccurredAt)) : told;
    }

    private static Decision<SilenceEvent> Turned(KnownSilence known, Instant now)
    {
        var id = known.Said.Id;
        if (SilenceTimes.Next(known.Said, now) is not { } next) return new SilenceOver(id, null, now);
        if (next.Start > now) return known.Silent ? new SilencePaused(id, next.Start, now) : Decision<SilenceEvent>.Nothing;
        return known.Silent ? Decision<SilenceEvent>.Nothing : new SilenceBegan(id, next.End, now);
    }

    private static Refusal? Wrong(SilencesState state, SetSilence set, Turn turn) => set switch
    {
        { Silence: not { Length: > 0 and <= MaxIdLength } } => new("id-wrong", $"The id of a silence is 1 to {MaxIdLength} characters."),
        _ when string.IsNullOrWhiteSpace(set.Reason) || set.Reason.Length > MaxReasonLength => new("reason-wrong", $"Say why, in 1 to {MaxReasonLength} characters."),
        _ when set.Until <= turn.OccurredAt || set.Until <= set.From => new("until-past", "It would be over before it begins; give a later end."),
        _ when set.Until > turn.OccurredAt + Longest => new("until-far", "A silence lasts 366 days at most; nothing is silent for ever."),
        _ when IsOfAll(set, turn.Grain) && set.Until > turn.OccurredAt + LongestOfAll => new("silence-too-wide", "All alerts of a company are silent for 7 days at most; name a rule, a subject, an office or hours of the week."),
        { Subject: { } subject } when !Scope.TryParse(subject, out _) => new("subject-wrong", $"A subject is {Scope.Expected}."),
        { Weekly: { } weekly } when weekly.Days.IsDefaultOrEmpty || weekly.Days.Contains(IsoDayOfWeek.None) => new("weekly-wrong", "Weekly hours need at least one weekday, monday to sunday."),
        _ when !state.All.ContainsKey(set.Silence) && state.All.Count >= Most => new("too-many", $"{Most} silences are set already; end one first."),
        _ => null,
    };

    /// <summary>Whether it leaves no alert of the company and no hour of the week.</summary>
    private static bool IsOfAll(SetSilence set, GrainId grain) =>
        grain.Key == Everywhere && set is { Rule: null, Subject: null or Scope.Company } && (set.Weekly is not { } weekly || (weekly.From == weekly.To && weekly.Days.Distinct().Count() == 7));
}
