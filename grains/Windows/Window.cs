using System.Collections.Immutable;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Windows;

/// <param name="Operator">Who sits there, or null when closed.</param>
/// <param name="Services">What it serves.</param>
/// <param name="Reserve">What it serves when nobody waits for its own.</param>
/// <param name="OnBreak">Whether the operator is on a break.</param>
public sealed record WindowState(string? Operator, ImmutableArray<string> Services, ImmutableArray<string> Reserve, bool OnBreak);

/// <summary>
/// A service window (окно): the operator's session and breaks. What it serves now is the queue's business.
/// Grain id <c>window/{company}/{office}:{number}</c>.
/// </summary>
public static class Window
{
    public const int MaxNumber = 999;

    public static GrainKind<WindowState, WindowCommand, WindowEvent> Kind { get; } = new("window", 2, new WindowState(null, [], [], false), Decide, Evolve);

    public static GrainId IdOf(string company, string office, int number) => new(Kind.Name, company, $"{office}:{number}");

    public static Decision<WindowEvent> Decide(WindowState window, WindowCommand command, Turn turn)
    {
        if (!TryParse(turn.Grain, out var office, out var number))
            return new Refusal("window-key-wrong", $"The key of a window is office:number with a number from 1 to {MaxNumber}, such as samara-01:3.");
        return command switch
        {
            OpenWindow open when open.Services.IsDefaultOrEmpty => new Refusal("services-missing", "Name at least one service the window serves."),
            OpenWindow open when string.IsNullOrWhiteSpace(open.Operator) => new Refusal("operator-missing", "Give the operator's number."),
            OpenWindow open when window.Operator == open.Operator && window.Services.SequenceEqual(open.Services) && window.Reserve.SequenceEqual(open.Reserve ?? []) => Decision<WindowEvent>.Nothing,
            OpenWindow open when window.Operator is not null && window.Operator != open.Operator => new Refusal("window-taken", "Another operator is signed in; close the window first."),
            OpenWindow open => new WindowOpened(office, number, open.Operator, open.Services, turn.OccurredAt, open.Reserve is { IsDefaultOrEmpty: false } reserve ? reserve : null),
            CloseWindow when window.Operator is null => Decision<WindowEvent>.Nothing,
            CloseWindow close => new WindowClosed(office, number, close.Reason, turn.OccurredAt, close.Incident is true ? true : null),
            StartBreak when window.Operator is null => new Refusal("window-closed", "A closed window has no breaks; open it first."),
            StartBreak when window.OnBreak => Decision<WindowEvent>.Nothing,
            StartBreak start => new BreakStarted(office, number, start.Kind, start.Reason, turn.OccurredAt, start.UntilAt),
            EndBreak when !window.OnBreak => Decision<WindowEvent>.Nothing,
            EndBreak => new BreakEnded(office, number, window.Services, turn.OccurredAt, window.Reserve.IsEmpty ? null : window.Reserve, window.Operator),
            _ => throw new InvalidOperationException($"Unknown command {command}."),
        };
    }

    public static WindowState Evolve(WindowState window, WindowEvent happened) => happened switch
    {
        WindowOpened opened => new WindowState(opened.Operator, opened.Services, opened.Reserve ?? [], false),
        WindowClosed => new WindowState(null, [], [], false),
        BreakStarted => window with { OnBreak = true },
        BreakEnded => window with { OnBreak = false },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    /// <summary>Splits the key <c>office:number</c>.</summary>
    public static bool TryParse(GrainId id, out string office, out int number)
    {
        var colon = id.Key.LastIndexOf(':');
        office = colon > 0 ? id.Key[..colon] : "";
        number = 0;
        return colon > 0 && int.TryParse(id.Key.AsSpan(colon + 1), System.Globalization.NumberStyles.None, null, out number) && number is >= 1 and <= MaxNumber;
    }
}
