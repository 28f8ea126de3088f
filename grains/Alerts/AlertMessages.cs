using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Alerts;

/// <summary>What a rule has seen at one subject.</summary>
/// <param name="Value">In the unit; null where there is only the fact itself.</param>
/// <param name="Threshold">The limit it was held against, or null.</param>
/// <param name="Unit">As in the metric or norm, or null.</param>
/// <param name="N">Cases or people it rests on.</param>
/// <param name="Why">What the figure does not say by itself, or null.</param>
/// <param name="CountsFrom">Of a value that grows with time: the instant from which it is counted, so that a screen may tick on. Or null.</param>
public sealed record Reading(decimal? Value = null, decimal? Threshold = null, string? Unit = null, long N = 0, Said? Why = null, Instant? CountsFrom = null);

/// <summary>What an alert is about, as it was when its condition began: what a rule says later changes nothing of it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Subject">Such as <c>office/01</c>, <c>window/01:3</c>, <c>company</c>.</param>
/// <param name="SubjectName">For people.</param>
/// <param name="WaitsS">Of the rota that answers for it, seconds that each step has; null where there is none: the rule's own wait, step by step.</param>
public sealed record AlertTerms(AlertRule Rule, string Subject, string SubjectName, ImmutableArray<int>? WaitsS = null)
{
    /// <summary>The last step there is.</summary>
    [JsonIgnore]
    public int TopStep => WaitsS?.Length ?? Alert.MaxStep;

    /// <summary>Seconds until it goes further up from a step, or null: only a rule that goes up at all does.</summary>
    public int? WaitS(int step) => step >= TopStep ? null : Rule.EscalateS is null ? null : WaitsS?[step - 1] ?? Rule.EscalateS;
}

public abstract record AlertEvent(Instant At) : IEvent;

/// <summary>The condition holds.</summary>
/// <param name="FiresAt">When it is an alert, if it still holds then.</param>
[Stored("condition-began")]
[Perishes(DataKind.Alerts)]
public sealed record ConditionBegan(AlertTerms Terms, Reading Reading, Instant FiresAt, Instant At) : AlertEvent(At);

/// <summary>It was over before it was an alert.</summary>
[Stored("condition-passed")]
[Perishes(DataKind.Alerts)]
public sealed record ConditionPassed(Instant At) : AlertEvent(At);

/// <summary>It has held for long enough: whoever it belongs to must hear of it.</summary>
/// <param name="Firing">How many times this alert has fired, this time included.</param>
/// <param name="Reading">What was seen when the condition began, or last.</param>
/// <param name="EscalatesAt">When it goes one step up unless somebody accepts it; null for never.</param>
/// <param name="ToldAt">When it was told last, if that is so lately that it is told to nobody now; or null.</param>
[Stored("alert-fired")]
[Perishes(DataKind.Alerts)]
public sealed record AlertFired(int Firing, Reading Reading, Instant? EscalatesAt, Instant At, Instant? ToldAt = null) : AlertEvent(At);

/// <summary>The figure has moved while it fires.</summary>
[Stored("condition-read")]
[Perishes(DataKind.Alerts)]
public sealed record ConditionRead(Reading Reading, Instant At) : AlertEvent(At);

/// <summary>The condition is over; the alert is, if it stays so.</summary>
[Stored("condition-ended")]
[Perishes(DataKind.Alerts)]
public sealed record ConditionEnded(Instant ResolvesAt, Instant At) : AlertEvent(At);

/// <summary>It holds again before the alert was over: it is the same alert.</summary>
[Stored("condition-returned")]
[Perishes(DataKind.Alerts)]
public sealed record ConditionReturned(Instant At) : AlertEvent(At);

/// <summary>Somebody takes care of it.</summary>
/// <param name="AfterS">Seconds after it fired.</param>
[Stored("alert-acknowledged")]
[Perishes(DataKind.Alerts)]
public sealed record AlertAcknowledged(string By, int AfterS, Instant At) : AlertEvent(At);

/// <param name="Text">As written. No personal data.</param>
[Stored("alert-commented")]
[Perishes(DataKind.Alerts)]
public sealed record AlertCommented(string Text, string By, Instant At) : AlertEvent(At);

/// <summary>It goes to the next step of the rota.</summary>
/// <param name="Step">Step it has now reached; the first telling was 1.</param>
/// <param name="By">Who sent it up, or null when nobody accepted it in time.</param>
/// <param name="NextAt">When it goes further up; null for never.</param>
[Stored("alert-escalated")]
[Perishes(DataKind.Alerts)]
public sealed record AlertEscalated(int Step, string? By, Instant? NextAt, Instant At) : AlertEvent(At);

/// <param name="Reason"><c>over</c>, or <c>withdrawn</c> when its rule or subject is gone.</param>
[Stored("alert-resolved")]
[Perishes(DataKind.Alerts)]
public sealed record AlertResolved(string Reason, Instant At) : AlertEvent(At);

/// <summary>A channel has taken it over.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="What"><c>fired | escalated | acknowledged | resolved</c>.</param>
/// <param name="Attempts">How often it was tried.</param>
[Stored("alert-delivered")]
[Perishes(DataKind.Alerts)]
public sealed record AlertDelivered(string Channel, string What, int Attempts, Instant At) : AlertEvent(At);

/// <summary>A channel has not taken it, however often it was tried.</summary>
/// <param name="Reason">What the channel said. No personal data.</param>
[Stored("alert-not-delivered")]
[Perishes(DataKind.Alerts)]
public sealed record AlertNotDelivered(string Channel, string What, int Attempts, string Reason, Instant At) : AlertEvent(At);

/// <summary>The last step was reached and no channel has taken it there: it falls to its owner, who must look for himself, and is told again until somebody hears of it.</summary>
/// <param name="Channel">That failed last.</param>
/// <param name="NextAt">When it is told again.</param>
[Stored("alert-unreached")]
[Perishes(DataKind.Alerts)]
public sealed record AlertUnreached(string Channel, Instant NextAt, Instant At) : AlertEvent(At);

/// <summary>It is told anew, as it was when it fired.</summary>
[Stored("alert-retold")]
[Perishes(DataKind.Alerts)]
public sealed record AlertRetold(int Step, Instant At) : AlertEvent(At);

/// <summary>Nobody was on duty at the step; the rota's owner was told instead.</summary>
/// <param name="Rota">Id of the rota.</param>
/// <param name="Told">Contact that was told.</param>
[Stored("alert-unmanned")]
[Perishes(DataKind.Alerts)]
public sealed record AlertUnmanned(int Step, string Rota, string Told, Instant At) : AlertEvent(At);

public abstract record AlertCommand : ICommand;

/// <summary>The evaluator's word: the condition holds.</summary>
[Stored("begin-condition")]
public sealed record BeginCondition(AlertTerms Terms, Reading Reading) : AlertCommand, IInward;

/// <summary>The evaluator's word: it still holds, with another figure.</summary>
[Stored("read-condition")]
public sealed record ReadCondition(Reading Reading) : AlertCommand, IInward;

/// <summary>The evaluator's word: it is over.</summary>
[Stored("end-condition")]
public sealed record EndCondition : AlertCommand, IInward;

/// <summary>The evaluator's word: the rule or the subject is gone.</summary>
[Stored("withdraw-alert")]
public sealed record WithdrawAlert : AlertCommand, IInward;

/// <summary>The channel's word: it has gone out, or will not.</summary>
/// <param name="Reason">Why it will not, or null when it has.</param>
[Stored("record-delivery")]
public sealed record RecordDelivery(string Channel, string What, int Attempts, string? Reason = null) : AlertCommand, IInward;

/// <summary>The rota's word: nobody is on duty.</summary>
[Stored("record-unmanned")]
public sealed record RecordUnmanned(int Step, string Rota, string Told) : AlertCommand, IInward;

/// <summary>Says that somebody takes care of it.</summary>
/// <param name="Text">What he does about it, or null. No personal data.</param>
[Stored("acknowledge-alert")]
public sealed record AcknowledgeAlert(string? Text = null) : AlertCommand, ILeading;

/// <summary>Writes something beside it.</summary>
/// <param name="Text">1–500 characters. No personal data.</param>
[Stored("comment-alert")]
public sealed record CommentAlert(string Text) : AlertCommand, ILeading;

/// <summary>Sends it one step up, now.</summary>
[Stored("escalate-alert")]
public sealed record EscalateAlert : AlertCommand, ILeading;

[Stored("wake-alert")]
public sealed record WakeAlert(string Deadline) : AlertCommand, IWake;
