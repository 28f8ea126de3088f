using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>What a window's own facts say of it; unknown where only the queue has spoken of it.</summary>
internal enum Session { Unknown, Open, Break, Closed }

/// <summary>A window as a wall needs it: its session from its own facts, its right to call and its ticket from the queue's.</summary>
/// <param name="Session">Of its own facts.</param>
/// <param name="MayCall">Whether the queue lets it call.</param>
/// <param name="OnBreak">Whether the queue let it go for a break.</param>
/// <param name="Services">What it serves.</param>
/// <param name="Ticket">Ticket called to it or served by it, or null.</param>
/// <param name="Serving">Whether that ticket is in service.</param>
/// <param name="IdleSince">Since when it has been free although somebody waits for it, or null.</param>
internal sealed record WindowTrace(Session Session, bool MayCall, bool OnBreak, ImmutableArray<string> Services, string? Ticket, bool Serving, Instant? IdleSince)
{
    public static WindowTrace Unknown { get; } = new(Session.Unknown, false, false, [], null, false, null);

    public WindowFace Face => (Ticket, Session) switch
    {
        (not null, _) => Serving ? WindowFace.Serving : WindowFace.Calling,
        (_, Session.Open) => WindowFace.Idle,
        (_, Session.Break) => WindowFace.Break,
        (_, Session.Closed) => WindowFace.Closed,
        _ => MayCall ? WindowFace.Idle : OnBreak ? WindowFace.Break : WindowFace.Closed,
    };

    public bool IsOpen => Face is not (WindowFace.Closed or WindowFace.Break);

    /// <summary>Whether it could call somebody now.</summary>
    public bool IsFree => MayCall && Face == WindowFace.Idle;

    public WindowTrace After(WindowEvent happened) => happened switch
    {
        WindowOpened e => this with { Session = Session.Open, Services = e.Services },
        BreakEnded e => this with { Session = Session.Open, Services = e.Services },
        BreakStarted => this with { Session = Session.Break },
        WindowClosed => this with { Session = Session.Closed },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    public WindowTrace After(WindowAdmitted admitted) => this with { MayCall = true, OnBreak = false, Services = admitted.Services };

    public WindowTrace After(WindowWithdrawn withdrawn) => this with { MayCall = false, OnBreak = withdrawn.OnBreak };

    /// <summary>The window has this ticket, or none.</summary>
    public WindowTrace With(string? ticket, TicketPhase phase) => this with { Ticket = ticket, Serving = ticket is not null && phase == TicketPhase.Serving };
}
