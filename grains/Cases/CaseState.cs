using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Cases;

public enum CasePhase { Unknown, Open, Completed, Cancelled }

/// <param name="Opened">How it was opened; null before that.</param>
/// <param name="Events">What has happened, by its source's clock, in the order in which the hub was told.</param>
/// <param name="Clocks">One for each step that has a figure and is there, by step id; and one for the whole where the standard has one.</param>
/// <param name="Owners">Who answers for a step where it is not the unit of the standard.</param>
/// <param name="EndedAt">When it was completed or cancelled, or null.</param>
public sealed record CaseState(
    CasePhase Phase, CaseOpened? Opened, ImmutableArray<SubjectEvent> Events, ImmutableArray<KeptClock> Clocks, string? Owner, ImmutableSortedDictionary<string, string> Owners, Instant? EndedAt,
    string? Outcome)
{
    public static CaseState None { get; } = new(CasePhase.Unknown, null, [], [], null, ImmutableSortedDictionary<string, string>.Empty, null, null);

    public bool Over => Phase is CasePhase.Completed or CasePhase.Cancelled;

    /// <summary>When it began, by its source; null before that.</summary>
    public Instant? BegunAt => Opened is { } opened ? First(opened.On) : null;

    /// <summary>The first time an event came, or null.</summary>
    public Instant? First(string name) => Subject("").First(name);

    /// <summary>The first time one of the events came, or null.</summary>
    public Instant? First(ImmutableArray<string> names) => names.Select(First).Min();

    /// <summary>The case as its clocks see it.</summary>
    public DeadlineSubject Subject(string kind) => new(kind, Events, Opened?.Category, Opened?.Channel, Opened?.Vip ?? false, Opened?.Office);
}
