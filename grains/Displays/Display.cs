using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Displays;

/// <summary>One service group as somebody else's display shows it.</summary>
/// <param name="Id">The source's id of the group.</param>
/// <param name="Letter">Ticket prefix, or null.</param>
/// <param name="Name">Name.</param>
/// <param name="Waiting">People waiting, 0 or more.</param>
/// <param name="OpenCounters">Open windows of the group.</param>
/// <param name="LastCalled">Newest called ticket as printed, such as <c>X202</c>, or null.</param>
public sealed record ShownGroup(string Id, string? Letter, string Name, int Waiting, int OpenCounters, string? LastCalled);

public abstract record DisplayEvent(Instant At) : IEvent;

[Stored("display-registered")]
public sealed record DisplayRegistered(string Name, DateTimeZone TimeZone, int StallAfterS, Instant At) : DisplayEvent(At);

/// <summary>The display was read and says this; groups that did not change are left out.</summary>
/// <param name="Changed">Groups that changed since the last reading.</param>
/// <param name="StallsAt">When the feed counts as stalled unless it is read again.</param>
[Stored("display-read")]
public sealed record DisplayRead(ImmutableArray<ShownGroup> Changed, Instant StallsAt, Instant At) : DisplayEvent(At);

/// <summary>Nothing was read for too long: what the display said is not to be believed.</summary>
/// <param name="LastReadAt">Since when the feed is silent.</param>
[Stored("display-stalled")]
public sealed record DisplayStalled(Instant LastReadAt, Instant At) : DisplayEvent(At);

public abstract record DisplayCommand : ICommand;

/// <param name="Name">Office's name.</param>
/// <param name="TimeZone">Zone of the office.</param>
/// <param name="StallAfterS">Silence after which the feed counts as stalled, 1 to 86400 seconds.</param>
[Stored("register-display")]
public sealed record RegisterDisplay(string Name, DateTimeZone TimeZone, int StallAfterS = RegisterDisplay.DefaultStallAfterS) : DisplayCommand
{
    public const int DefaultStallAfterS = 900;
}

/// <summary>Reports one reading of the display; groups left out are unchanged.</summary>
[Stored("read-display")]
public sealed record ReadDisplay(ImmutableArray<ShownGroup> Groups) : DisplayCommand, IFact;

[Stored("pass-deadline")]
public sealed record PassDisplayDeadline(string Deadline) : DisplayCommand, IWake;

/// <param name="Registered">What is known, or null.</param>
/// <param name="Groups">By id, as last shown.</param>
/// <param name="LastReadAt">Newest reading, or null.</param>
/// <param name="StallsAt">When the feed counts as stalled unless it is read again.</param>
/// <param name="Stalled">Whether the feed counts as stalled.</param>
public sealed record DisplayState(DisplayRegistered? Registered, ImmutableDictionary<string, ShownGroup> Groups, Instant? LastReadAt, Instant StallsAt, bool Stalled);

/// <summary>
/// A queue that is known only from its polled display (табло): counts, no tickets. Grain id <c>display/{company}/{office}</c>.
/// </summary>
public static class Display
{
    private const string Stall = "stall";

    public static GrainKind<DisplayState, DisplayCommand, DisplayEvent> Kind { get; } = new(
        "display", 1, new DisplayState(null, ImmutableDictionary<string, ShownGroup>.Empty, null, default, false), Decide, Evolve, DeadlinesOf, key => new PassDisplayDeadline(key));

    public static GrainId IdOf(string company, string office) => new(Kind.Name, company, office);

    public static Decision<DisplayEvent> Decide(DisplayState display, DisplayCommand command, Turn turn) => command switch
    {
        RegisterDisplay { StallAfterS: < 1 or > 86400 } => new Refusal("stall-wrong", "Silence that counts as a stall is 1 to 86400 seconds."),
        RegisterDisplay r when display.Registered is { } known && known == new DisplayRegistered(r.Name, r.TimeZone, r.StallAfterS, known.At) => Decision<DisplayEvent>.Nothing,
        RegisterDisplay register => new DisplayRegistered(register.Name, register.TimeZone, register.StallAfterS, turn.OccurredAt),
        PassDisplayDeadline when display.Stalled || display.LastReadAt is null || turn.Now < display.StallsAt => Decision<DisplayEvent>.Nothing,
        PassDisplayDeadline => new DisplayStalled(display.LastReadAt.Value, turn.Now),
        ReadDisplay when display.Registered is null => new Refusal("display-unknown", "Register the display first (register-display)."),
        ReadDisplay read when read.Groups.IsDefault => new Refusal("groups-missing", "Give the groups, or an empty list when none changed."),
        ReadDisplay read when read.Groups.Any(g => g is null) || read.Groups.DistinctBy(g => g.Id).Count() < read.Groups.Length => new Refusal("group-twice", "Give each group once."),
        ReadDisplay read when read.Groups.Any(g => g.Waiting < 0 || g.OpenCounters < 0) => new Refusal("count-negative", "People waiting and open counters are 0 or more."),
        ReadDisplay when turn.OccurredAt < display.LastReadAt => new Refusal("older-than-known", "A newer reading of this display is known."),
        ReadDisplay read when turn.OccurredAt == display.LastReadAt && !display.Stalled && read.Groups.All(g => display.Groups.GetValueOrDefault(g.Id) == g) => Decision<DisplayEvent>.Nothing,
        ReadDisplay read => new DisplayRead(
            [.. read.Groups.Where(g => display.Groups.GetValueOrDefault(g.Id) != g)],
            turn.OccurredAt + Duration.FromSeconds(display.Registered!.StallAfterS), turn.OccurredAt),
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static DisplayState Evolve(DisplayState display, DisplayEvent happened) => happened switch
    {
        DisplayRegistered registered => display with { Registered = registered },
        DisplayRead read => display with { Groups = display.Groups.SetItems(read.Changed.Select(g => KeyValuePair.Create(g.Id, g))), LastReadAt = read.At, StallsAt = read.StallsAt, Stalled = false },
        DisplayStalled => display with { Stalled = true },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    public static IEnumerable<Deadline> DeadlinesOf(DisplayEvent happened) => happened switch
    {
        DisplayRead read => [Deadline.Set(Stall, read.StallsAt)],
        DisplayStalled => [Deadline.Clear(Stall)],
        _ => [],
    };
}
