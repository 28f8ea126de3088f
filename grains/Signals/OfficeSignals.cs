using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Signals;

/// <summary>A signal that is not over.</summary>
/// <param name="AcknowledgedBy">Who comes, or null.</param>
public sealed record OpenSignal(SignalKind Kind, int? Window, string? Ticket, Instant RaisedAt, Instant DueAt, string? AcknowledgedBy);

/// <param name="Open">By signal.</param>
public sealed record SignalState(ImmutableSortedDictionary<string, OpenSignal> Open);

/// <summary>
/// The buttons of an office: staff call, panic, conflict, help. Each must be acknowledged by a person within its time. Grain id <c>signals/{company}/{office}</c>.
/// </summary>
public static class OfficeSignals
{
    private const string Due = "due:", Hall = "hall";

    public static GrainKind<SignalState, SignalCommand, SignalEvent> Kind { get; } = new(
        "signals", 1, new SignalState(ImmutableSortedDictionary<string, OpenSignal>.Empty.WithComparers(StringComparer.Ordinal)), Decide, Evolve, DeadlinesOf, key => new PassSignalDeadline(key));

    public static GrainId IdOf(string company, string office) => new(Kind.Name, company, office);

    /// <summary>Name of the signal of a kind at a place, such as <c>panic:3</c>.</summary>
    public static string NameOf(RaiseSignal raise) =>
        $"{KindWord(raise.Kind)}:{raise.Ticket ?? raise.Window?.ToString(CultureInfo.InvariantCulture) ?? Hall}";

    public static Decision<SignalEvent> Decide(SignalState state, SignalCommand command, Turn turn) => command switch
    {
        RaiseSignal { WithinS: < 5 or > 3600 } => new Refusal("within-wrong", "A signal is to be acknowledged within 5 to 3600 seconds."),
        RaiseSignal raise when state.Open.ContainsKey(NameOf(raise)) => Decision<SignalEvent>.Nothing,
        RaiseSignal raise => new SignalRaised(
            NameOf(raise), raise.Kind, raise.Window, raise.Ticket, turn.OccurredAt + Duration.FromSeconds(raise.WithinS ?? UsualS(raise.Kind)), turn.Actor, turn.OccurredAt),
        AcknowledgeSignal { Signal: var id } => state.Open.GetValueOrDefault(id) switch
        {
            null => Unknown(id),
            { AcknowledgedBy: not null } => Decision<SignalEvent>.Nothing,
            var open => WithEnd(new SignalAcknowledged(id, open.Kind, turn.Actor, Math.Max(0, (int)(turn.OccurredAt - open.RaisedAt).TotalSeconds), turn.OccurredAt), open.Kind, turn),
        },
        ResolveSignal { Signal: var id } => state.Open.GetValueOrDefault(id) is { } open ? new SignalResolved(id, open.Kind, turn.Actor, turn.OccurredAt) : Decision<SignalEvent>.Nothing,
        PassSignalDeadline passed => Pass(state, passed.Deadline[Due.Length..], turn),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static SignalState Evolve(SignalState state, SignalEvent happened) => happened switch
    {
        SignalRaised e => new SignalState(state.Open.SetItem(e.Signal, new OpenSignal(e.Kind, e.Window, e.Ticket, e.At, e.DueAt, null))),
        SignalAcknowledged e => new SignalState(state.Open.SetItem(e.Signal, state.Open[e.Signal] with { AcknowledgedBy = e.By })),
        SignalUnanswered => state,
        SignalResolved e => new SignalState(state.Open.Remove(e.Signal)),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static IEnumerable<Deadline> DeadlinesOf(SignalEvent happened) => happened switch
    {
        SignalRaised e => [Deadline.Set(Due + e.Signal, e.DueAt)],
        _ => [Deadline.Clear(Due + happened.Signal)],
    };

    private static Decision<SignalEvent> Pass(SignalState state, string id, Turn turn) =>
        state.Open.GetValueOrDefault(id) is { AcknowledgedBy: null } open && turn.Now >= open.DueAt ? WithEnd(new SignalUnanswered(id, open.Kind, open.RaisedAt, turn.OccurredAt), open.Kind, turn) : Decision<SignalEvent>.Nothing;

    /// <summary>An offer of help is over once somebody goes or its time has passed; everything else stays open until somebody says that it is over.</summary>
    private static Decision<SignalEvent> WithEnd(SignalEvent happened, SignalKind kind, Turn turn) =>
        kind == SignalKind.Assist ? Decision<SignalEvent>.Of(happened, new SignalResolved(happened.Signal, kind, turn.Actor, turn.OccurredAt)) : happened;

    /// <summary>Usual times: danger half a minute, a quarrel one, everything else two.</summary>
    private static int UsualS(SignalKind kind) => kind switch { SignalKind.Panic => 30, SignalKind.Conflict => 60, _ => 120 };

    private static string KindWord(SignalKind kind) => kind switch
    {
        SignalKind.StaffCall => "staff-call", SignalKind.Panic => "panic", SignalKind.Conflict => "conflict", SignalKind.Assist => "assist",
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };

    private static Refusal Unknown(string id) => new("signal-unknown", $"No signal '{id}' is open; it may be over.");
}
