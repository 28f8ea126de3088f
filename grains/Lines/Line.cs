using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Retention;

namespace OpsHub.Grains.Lines;

public enum OperatorPhase { Available, Talking, WrapUp, Pause, Away }

/// <summary>What is known of a phone line.</summary>
/// <param name="Name">For people.</param>
/// <param name="TimeZone">Zone of its working day.</param>
/// <param name="TargetS">T of the service level in seconds.</param>
/// <param name="TargetPercent">Share of offered calls to answer within T.</param>
/// <param name="Number">As printed, or null.</param>
public sealed record LineDetails(string Name, DateTimeZone TimeZone, int TargetS = 20, int TargetPercent = 80, string? Number = null);

public abstract record LineEvent(Instant At) : IEvent;

[Stored("line-registered")]
public sealed record LineRegistered(LineDetails Details, Instant At) : LineEvent(At);

/// <summary>An operator of the line went over to a phase; signing out is <see cref="OperatorSignedOut"/>.</summary>
/// <param name="Reason">Why he pauses or is away, in the exchange's words; null where nobody says.</param>
/// <param name="Call">Call he talks on or wraps up, or null.</param>
[Stored("operator-changed")]
[Perishes(DataKind.Calls)]
public sealed record OperatorChanged(string Operator, OperatorPhase Phase, Instant At, string? Reason = null, string? Call = null) : LineEvent(At);

[Stored("operator-signed-out")]
[Perishes(DataKind.Calls)]
public sealed record OperatorSignedOut(string Operator, Instant At) : LineEvent(At);

public abstract record LineCommand : ICommand;

/// <summary>Registers a line or replaces what is known of it.</summary>
[Stored("register-line")]
public sealed record RegisterLine(LineDetails Details) : LineCommand;

/// <summary>Reports what an operator does now; the first report signs the operator in.</summary>
/// <param name="Operator">As the exchange names him.</param>
/// <param name="Phase">What he does.</param>
/// <param name="Reason">Why he pauses or is away, at most 100 characters.</param>
/// <param name="Call">Call he talks on or wraps up.</param>
[Stored("report-operator")]
public sealed record ReportOperator(string Operator, OperatorPhase Phase, string? Reason = null, string? Call = null) : LineCommand, IFact;

[Stored("sign-out-operator")]
public sealed record SignOutOperator(string Operator) : LineCommand, IFact;

/// <summary>An operator as last reported.</summary>
public sealed record OperatorOnLine(OperatorPhase Phase, Instant Since, string? Reason = null, string? Call = null);

/// <param name="Details">What is known, or null.</param>
/// <param name="Operators">Signed in, by operator.</param>
/// <param name="SignedOut">When those who are not signed in left, so that a late report does not bring them back.</param>
public sealed record LineState(LineDetails? Details, ImmutableDictionary<string, OperatorOnLine> Operators, ImmutableDictionary<string, Instant> SignedOut)
{
    /// <summary>What operators serve, signed in or not; whoever was never registered is not in it.</summary>
    public ImmutableDictionary<string, OperatorServes> Serves { get; init; } = ImmutableDictionary<string, OperatorServes>.Empty;
}

/// <summary>A phone line (линия): its target and its operators by phase. Grain id <c>line/{company}/{line}</c>.</summary>
public static class Line
{
    private const int MaxReason = 100;

    public static GrainKind<LineState, LineCommand, LineEvent> Kind { get; } =
        new("line", 3, new LineState(null, ImmutableDictionary<string, OperatorOnLine>.Empty, ImmutableDictionary<string, Instant>.Empty), Decide, Evolve);

    public static GrainId IdOf(string company, string line) => new(Kind.Name, company, line);

    public static Decision<LineEvent> Decide(LineState line, LineCommand command, Turn turn) => command switch
    {
        RegisterLine { Details.TargetS: < 1 or > 3600 } => new Refusal("target-wrong", "The target of the service level is 1 to 3600 seconds."),
        RegisterLine { Details.TargetPercent: < 1 or > 100 } => new Refusal("target-wrong", "The target share is 1 to 100 per cent."),
        RegisterLine register when register.Details == line.Details => Decision<LineEvent>.Nothing,
        RegisterLine register => new LineRegistered(register.Details, turn.OccurredAt),
        RegisterOperator register => OperatorServes.Decide(line, register, turn),
        ReportOperator report when IsOlder(line, report.Operator, turn) => new Refusal("older-than-known", "A newer report of this operator is known."),
        ReportOperator { Reason.Length: > MaxReason } or ReportOperator { Call.Length: > GrainId.MaxPartLength } => new Refusal("word-wrong", $"A reason is at most {MaxReason} characters, a call the id of one."),
        ReportOperator report when line.Operators.GetValueOrDefault(report.Operator) is { } now && (now.Phase, now.Reason, now.Call) == (report.Phase, report.Reason, report.Call) => Decision<LineEvent>.Nothing,
        ReportOperator report => new OperatorChanged(report.Operator, report.Phase, turn.OccurredAt, report.Reason, report.Call),
        SignOutOperator leave when !line.Operators.ContainsKey(leave.Operator) => Decision<LineEvent>.Nothing,
        SignOutOperator leave when IsOlder(line, leave.Operator, turn) => new Refusal("older-than-known", "A newer report of this operator is known."),
        SignOutOperator leave => new OperatorSignedOut(leave.Operator, turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static LineState Evolve(LineState line, LineEvent happened) => happened switch
    {
        LineRegistered registered => line with { Details = registered.Details },
        OperatorRegistered e => line with { Serves = line.Serves.SetItem(e.Operator, new OperatorServes(e.Tiers, e.Skills, e.At)) },
        OperatorChanged e => line with { Operators = line.Operators.SetItem(e.Operator, new OperatorOnLine(e.Phase, e.At, e.Reason, e.Call)), SignedOut = line.SignedOut.Remove(e.Operator) },
        OperatorSignedOut e => line with { Operators = line.Operators.Remove(e.Operator), SignedOut = line.SignedOut.SetItem(e.Operator, e.At) },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static bool IsOlder(LineState line, string who, Turn turn) =>
        turn.OccurredAt < (line.Operators.GetValueOrDefault(who)?.Since ?? line.SignedOut.GetValueOrDefault(who, Instant.MinValue));
}
