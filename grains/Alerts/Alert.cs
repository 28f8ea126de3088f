using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Alerts;

/// <summary>Where an alert stands.</summary>
public enum AlertPhase { Quiet, Pending, Firing }

/// <param name="Terms">Of the condition that holds, or held last.</param>
/// <param name="DueAt">Pending: when it fires. Firing: when it is over, unless the condition returns; null while it holds.</param>
/// <param name="FiredAt">Of the firing that goes on, or of the last one.</param>
/// <param name="Firing">How many times it has fired.</param>
/// <param name="AcknowledgedBy">Who takes care of it, or null.</param>
/// <param name="Step">Step of the rota it has reached.</param>
/// <param name="EscalatesAt">When it goes further up by itself, or null.</param>
/// <param name="ReadAt">When its figure was last written down.</param>
/// <param name="ToldAt">When it last fired for somebody to hear, or null.</param>
/// <param name="ToldBy">The rule that said so then.</param>
/// <param name="TakenAtStep">The highest step at which a channel has taken it, or 0.</param>
/// <param name="RetellAt">When it is told again because nobody could be told, or null.</param>
/// <param name="Retold">How often it was.</param>
public sealed record AlertState(
    AlertPhase Phase, AlertTerms? Terms, Reading? Reading, Instant? DueAt, Instant FiredAt, int Firing, string? AcknowledgedBy, int Step, Instant? EscalatesAt, Instant ReadAt, Instant? ToldAt = null, AlertRule? ToldBy = null,
    int TakenAtStep = 0, Instant? RetellAt = null, int Retold = 0)
{
    public static AlertState Quiet { get; } = new(AlertPhase.Quiet, null, null, null, default, 0, null, 0, null, default);
}

/// <summary>
/// One alert (тревога): one rule at one subject. Its condition begins, it fires once that has held for long enough, somebody accepts it, it is over once the condition has been over for a
/// while. Grain id <c>alert/{company}/{rule}:{subject}</c>.
/// </summary>
public static class Alert
{
    public const int MaxTextLength = 500, MaxStep = 5;

    /// <summary>The figure of a firing alert is written down at most so often: a history, not a log of every visitor.</summary>
    public static readonly Duration ReadEvery = Duration.FromMinutes(1);

    private static readonly Duration RetellFirst = Duration.FromMinutes(5), RetellMost = Duration.FromHours(1);

    private const string Fire = "fire", Resolve = "resolve", Up = "escalate", Retell = "retell";

    private static readonly Refusal NotFiring = new("alert-not-firing", "The alert does not fire; it may be over.");
    private static readonly Refusal Unknown = new("alert-unknown", "There was never such an alert.");
    private static readonly Refusal TextWrong = new("text-wrong", $"A text is 1 to {MaxTextLength} characters.");
    private static readonly Refusal TopReached = new("top-reached", "It is at the last step; there is nobody further up.");

    public static GrainKind<AlertState, AlertCommand, AlertEvent> Kind { get; } = new("alert", 3, AlertState.Quiet, Decide, Evolve, DeadlinesOf, key => new WakeAlert(key));

    /// <summary>The alert of a rule at a subject; a subject too long to stand in a key is known by its hash.</summary>
    public static GrainId IdOf(string company, string rule, string subject)
    {
        var key = $"{rule}:{subject.Replace('/', ':')}";
        return new(Kind.Name, company, GrainId.IsPart(key) ? key : $"{rule}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..32]}");
    }

    /// <summary>The office that an alert's key is about, or null.</summary>
    public static string? OfficeOf(string key) => key.Split(':') is [_, Figures.Scope.Office or Figures.Scope.Window or Figures.Scope.Service, var office, ..] ? office : null;

    public static Decision<AlertEvent> Decide(AlertState alert, AlertCommand command, Turn turn) => command switch
    {
        BeginCondition begin => Begin(alert, begin, turn),
        ReadCondition read => alert.Phase == AlertPhase.Firing && alert.DueAt is null && read.Reading != alert.Reading && turn.OccurredAt >= alert.ReadAt + ReadEvery ? new ConditionRead(read.Reading, turn.OccurredAt) : Decision<AlertEvent>.Nothing,
        EndCondition => End(alert, turn),
        WithdrawAlert => alert.Phase switch
        {
            AlertPhase.Pending => new ConditionPassed(turn.OccurredAt),
            AlertPhase.Firing => new AlertResolved("withdrawn", turn.OccurredAt),
            _ => Decision<AlertEvent>.Nothing,
        },
        WakeAlert wake => Wake(alert, wake.Deadline, turn),
        RecordDelivery told => Delivered(alert, told, turn),
        RecordUnmanned nobody => new AlertUnmanned(nobody.Step, nobody.Rota, nobody.Told, turn.OccurredAt),
        _ when alert.Terms is null => Unknown,
        CommentAlert { Text: var text } => IsText(text) ? new AlertCommented(text, turn.Actor, turn.OccurredAt) : TextWrong,
        _ when alert.Phase != AlertPhase.Firing => NotFiring,
        AcknowledgeAlert { Text: { } text } when !IsText(text) => TextWrong,
        AcknowledgeAlert accept => Accept(alert, accept, turn),
        EscalateAlert => alert.Step >= alert.Terms.TopStep ? TopReached : Escalated(alert, turn.Actor, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static AlertState Evolve(AlertState alert, AlertEvent happened) => happened switch
    {
        ConditionBegan e => alert with { Phase = AlertPhase.Pending, Terms = e.Terms, Reading = e.Reading, DueAt = e.FiresAt, AcknowledgedBy = null, Step = 0, EscalatesAt = null, TakenAtStep = 0, RetellAt = null, Retold = 0 },
        ConditionPassed => alert with { Phase = AlertPhase.Quiet, DueAt = null },
        AlertFired e => alert with { Phase = AlertPhase.Firing, DueAt = null, FiredAt = e.At, Firing = e.Firing, Step = 1, EscalatesAt = e.EscalatesAt, ReadAt = e.At, ToldAt = e.ToldAt ?? e.At, ToldBy = e.ToldAt is null ? alert.Terms!.Rule : alert.ToldBy },
        ConditionRead e => alert with { Reading = e.Reading, ReadAt = e.At },
        ConditionEnded e => alert with { DueAt = e.ResolvesAt },
        ConditionReturned => alert with { DueAt = null },
        AlertAcknowledged e => alert with { AcknowledgedBy = e.By, EscalatesAt = null, RetellAt = null },
        AlertDelivered e when IsNews(e.What) => alert with { TakenAtStep = alert.Step, RetellAt = null },
        AlertUnreached e => alert with { RetellAt = e.NextAt },
        AlertRetold => alert with { RetellAt = null, Retold = alert.Retold + 1 },
        AlertCommented or AlertDelivered or AlertNotDelivered or AlertUnmanned => alert,
        AlertEscalated e => alert with { Step = e.Step, EscalatesAt = e.NextAt, AcknowledgedBy = e.By is null ? alert.AcknowledgedBy : null },
        AlertResolved => alert with { Phase = AlertPhase.Quiet, DueAt = null, EscalatesAt = null, RetellAt = null },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static IEnumerable<Deadline> DeadlinesOf(AlertEvent happened) => happened switch
    {
        ConditionBegan e => [Deadline.Set(Fire, e.FiresAt)],
        ConditionPassed => [Deadline.Clear(Fire)],
        AlertFired e => [Deadline.Clear(Fire), new Deadline(Up, e.EscalatesAt)],
        ConditionEnded e => [Deadline.Set(Resolve, e.ResolvesAt)],
        ConditionReturned => [Deadline.Clear(Resolve)],
        AlertAcknowledged => [Deadline.Clear(Up), Deadline.Clear(Retell)],
        AlertUnreached e => [Deadline.Set(Retell, e.NextAt)],
        AlertRetold => [Deadline.Clear(Retell)],
        AlertDelivered e when IsNews(e.What) => [Deadline.Clear(Retell)],
        AlertEscalated e => [new Deadline(Up, e.NextAt)],
        AlertResolved => [Deadline.Clear(Resolve), Deadline.Clear(Up), Deadline.Clear(Retell)],
        _ => [],
    };

    private static Decision<AlertEvent> Begin(AlertState alert, BeginCondition begin, Turn turn)
    {
        if (alert.Phase == AlertPhase.Firing) return alert.DueAt is null ? Decision<AlertEvent>.Nothing : new ConditionReturned(turn.OccurredAt);
        if (alert.Phase == AlertPhase.Pending) return Decision<AlertEvent>.Nothing;
        var rule = begin.Terms.Rule;
        var began = new ConditionBegan(begin.Terms, begin.Reading, turn.OccurredAt + Duration.FromSeconds(rule.ForS), turn.OccurredAt);
        return rule.ForS > 0 ? began : Decision<AlertEvent>.Of(began, Fired(Evolve(alert, began), turn.OccurredAt));
    }

    private static Decision<AlertEvent> End(AlertState alert, Turn turn)
    {
        if (alert.Phase == AlertPhase.Pending) return new ConditionPassed(turn.OccurredAt);
        if (alert.Phase != AlertPhase.Firing || alert.DueAt is not null) return Decision<AlertEvent>.Nothing;
        var ended = new ConditionEnded(turn.OccurredAt + Duration.FromSeconds(alert.Terms!.Rule.SettleS), turn.OccurredAt);
        return alert.Terms.Rule.SettleS > 0 ? ended : Decision<AlertEvent>.Of(ended, new AlertResolved("over", turn.OccurredAt));
    }

    /// <summary>A deadline that was moved while the clock spoke is not yet due.</summary>
    private static Decision<AlertEvent> Wake(AlertState alert, string deadline, Turn turn) => deadline switch
    {
        Fire when alert.Phase == AlertPhase.Pending && alert.DueAt <= turn.OccurredAt => Fired(alert, turn.OccurredAt),
        Resolve when alert.Phase == AlertPhase.Firing && alert.DueAt <= turn.OccurredAt => new AlertResolved("over", turn.OccurredAt),
        Up when alert.Phase == AlertPhase.Firing && alert.EscalatesAt <= turn.OccurredAt => Escalated(alert, null, turn.OccurredAt),
        Retell when alert is { Phase: AlertPhase.Firing, RetellAt: { } at } && at <= turn.OccurredAt => new AlertRetold(alert.Step, turn.OccurredAt),
        _ => Decision<AlertEvent>.Nothing,
    };

    private static AlertFired Fired(AlertState alert, Instant at)
    {
        var toldAt = WasJustTold(alert, at) ? alert.ToldAt : null;
        var up = toldAt is null && alert.Terms is { Rule.RecordOnly: false } terms ? terms.WaitS(1) : null;
        return new AlertFired(alert.Firing + 1, alert.Reading!, up is { } seconds ? at + Duration.FromSeconds(seconds) : null, at, toldAt);
    }

    /// <summary>A rule that was changed since then tells anew.</summary>
    private static bool WasJustTold(AlertState alert, Instant at) =>
        alert.Terms!.Rule is { RepeatS: { } repeat } rule && alert.ToldAt is { } told && at < told + Duration.FromSeconds(repeat) && Kernel.Json.SameJson.Says(alert.ToldBy!, rule);

    private static Decision<AlertEvent> Accept(AlertState alert, AcknowledgeAlert accept, Turn turn)
    {
        if (alert.AcknowledgedBy is not null) return Decision<AlertEvent>.Nothing;
        var accepted = new AlertAcknowledged(turn.Actor, Math.Max(0, (int)(turn.OccurredAt - alert.FiredAt).TotalSeconds), turn.OccurredAt);
        return accept.Text is { } text ? Decision<AlertEvent>.Of(accepted, new AlertCommented(text, turn.Actor, turn.OccurredAt)) : accepted;
    }

    /// <summary>What a channel could not deliver goes up at once, while nobody has accepted it: whoever should know does not. At the last step it falls to its owner, unless another channel has taken it there.</summary>
    private static Decision<AlertEvent> Delivered(AlertState alert, RecordDelivery told, Turn turn)
    {
        if (told.Reason is not { } reason) return new AlertDelivered(told.Channel, told.What, told.Attempts, turn.OccurredAt);
        var failed = new AlertNotDelivered(told.Channel, told.What, told.Attempts, reason, turn.OccurredAt);
        if (alert is not { Phase: AlertPhase.Firing, AcknowledgedBy: null } || !IsNews(told.What)) return failed;
        if (alert.Step < alert.Terms!.TopStep) return Decision<AlertEvent>.Of(failed, Escalated(alert, null, turn.OccurredAt));
        return alert.TakenAtStep < alert.Step && alert.RetellAt is null ? Decision<AlertEvent>.Of(failed, new AlertUnreached(told.Channel, turn.OccurredAt + RetellAfter(alert.Retold), turn.OccurredAt)) : failed;
    }

    private static bool IsNews(string what) => what is "fired" or "escalated";

    /// <summary>Soon at first, then more seldom: an address that is gone for a night is not asked three hundred times.</summary>
    private static Duration RetellAfter(int retold) => Duration.Min(RetellMost, RetellFirst * Math.Pow(2, Math.Min(retold, 10)));

    /// <summary>Sent up by hand it is nobody's again until somebody further up accepts it.</summary>
    private static AlertEscalated Escalated(AlertState alert, string? by, Instant at) =>
        new(alert.Step + 1, by, alert.Terms!.WaitS(alert.Step + 1) is { } seconds ? at + Duration.FromSeconds(seconds) : null, at);

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= MaxTextLength;
}
