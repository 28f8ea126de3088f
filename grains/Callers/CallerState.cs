using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Callers;

public enum CallerPhase
{
    Unknown,
    Menu,
    Waiting,
    Talking,
    Over,

    /// <summary>Answered, passed on, and waiting for the next operator.</summary>
    Passed,

    /// <summary>An outbound call that rings at the customer's.</summary>
    Dialling,
}

/// <param name="Phase">Where the call is.</param>
/// <param name="OfferedAt">When its wait began; for an outbound call, when it was dialled.</param>
/// <param name="AnsweredAt">When the first operator answered.</param>
/// <param name="Operator">Who talks, or talked last.</param>
/// <param name="Callback">A call back that was promised, or null.</param>
public sealed record CallerState(CallerPhase Phase, Instant OfferedAt, Instant AnsweredAt, string? Operator, Callback? Callback = null)
{
    public static CallerState None { get; } = new(CallerPhase.Unknown, default, default, null);

    /// <summary>Line and tiers so far.</summary>
    public Route Route { get; init; } = new(null, null, default, default, false);

    /// <summary>0 ordinary; larger goes first. Kept from line to line.</summary>
    public int Priority { get; init; }

    /// <summary>Talk and holds so far.</summary>
    public Talk Talk { get; init; } = new(default, 0, 0, 0, null, false);

    /// <summary>Since when the phones of operators ring.</summary>
    public ImmutableDictionary<string, Instant> Ringing { get; init; } = ImmutableDictionary<string, Instant>.Empty;

    /// <summary>Functions of the menu that were used, in order, each once.</summary>
    public ImmutableList<string> Used { get; init; } = [];

    /// <summary>What an outbound call is for, or null for a call that came in.</summary>
    public Outbound? Outbound { get; init; }

    /// <summary>Recordings by reference.</summary>
    public ImmutableDictionary<string, Recording> Recordings { get; init; } = ImmutableDictionary<string, Recording>.Empty;

    /// <summary>Whether the wait began outside the line's hours.</summary>
    public bool Outside { get; init; }

    /// <summary>When it is taken for lost if nothing more is heard of it, or null.</summary>
    public Instant? LostAt { get; init; }

    /// <summary>Whether it is known how long the customer's data were looked for.</summary>
    public bool LookupTold { get; init; }

    /// <summary>When the first was heard of it, or null.</summary>
    public Instant? BeganAt { get; init; }

    /// <summary>When it ended, or null while it lasts.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Whose call it is, or null where nobody has said so.</summary>
    public Identified? Identity { get; init; }

    /// <summary>Since when the operator wraps up; null before the end, and after it.</summary>
    public Instant? WrapsUpSince { get; init; }
}

/// <summary>Where a call has been.</summary>
/// <param name="Line">Line it is on, or null.</param>
/// <param name="Tier">Tier it is on, or null before the menu.</param>
/// <param name="Since">Since when it is there.</param>
/// <param name="Spent">Seconds on tiers before.</param>
/// <param name="Told">Whether the source has told a tier; else nothing is said of tiers.</param>
public sealed record Route(string? Line, int? Tier, Instant Since, TierSeconds Spent, bool Told)
{
    /// <summary>Goes over to a line and a tier; a tier that is not told stays as it is, and is 1 for who comes from the menu.</summary>
    public Route To(string line, int? tier, Instant at) => new(line, tier ?? (Tier is > 0 and var same ? same : 1), at, SpentBy(at), Told || tier is not null);

    public Route ToMenu(string line, Instant at) => this with { Line = line, Tier = 0, Since = at };

    /// <summary>Seconds on each tier up to an instant, or null where no tier was told.</summary>
    public TierSeconds? Tiers(Instant at) => Told ? SpentBy(at) : null;

    private TierSeconds SpentBy(Instant at) => Tier is { } on ? Spent.With(on, Span.Seconds(Since, at)) : Spent;
}

/// <summary>How long a call was talked on.</summary>
/// <param name="LegAt">When the operator who talks now answered, or took over.</param>
/// <param name="TalkS">Talk of the operators before, holds left out.</param>
/// <param name="HoldS">Ended holds of the call.</param>
/// <param name="LegHoldS">Those of them by the operator who talks now.</param>
/// <param name="HeldAt">Since when it is on hold, or null.</param>
/// <param name="HoldTold">Whether the source has told a hold.</param>
public sealed record Talk(Instant LegAt, int TalkS, int HoldS, int LegHoldS, Instant? HeldAt, bool HoldTold)
{
    /// <summary>Seconds of a hold that lasts.</summary>
    public int OpenHoldS(Instant at) => HeldAt is { } since ? Span.Seconds(since, at) : 0;

    /// <summary>Seconds the operator who talks now has talked, holds left out.</summary>
    /// <param name="at">Until when.</param>
    /// <param name="sourceS">The source's own measure, holds included, or null.</param>
    public int LegS(Instant at, int? sourceS) => Math.Max(0, (sourceS ?? Span.Seconds(LegAt, at)) - LegHoldS - OpenHoldS(at));

    /// <summary>Holds of the whole call up to an instant, or null where none was told.</summary>
    public int? HeldS(Instant at) => HoldTold ? HoldS + OpenHoldS(at) : null;
}

/// <param name="Purpose">What it is for.</param>
/// <param name="For">Call whose promised call back it is, or null.</param>
public sealed record Outbound(string Purpose, string? For);

internal static class Span
{
    /// <summary>Whole seconds between two instants, never less than none.</summary>
    public static int Seconds(Instant from, Instant to) => (int)Math.Max(0, (to - from).TotalSeconds);
}
