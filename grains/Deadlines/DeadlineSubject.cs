using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>Something that happened to a subject.</summary>
public readonly record struct SubjectEvent(string Name, Instant At);

/// <summary>What a deadline depends on: an appeal, a process step, a notice or a promise, seen from its clocks.</summary>
/// <param name="Kind">One of the company's kinds.</param>
/// <param name="Events">In any order; an event may come more than once.</param>
/// <param name="Category">Customer category, or null where it does not matter.</param>
/// <param name="Channel">How it came, or null.</param>
/// <param name="Vip">Whether the customer is a VIP.</param>
/// <param name="Office">Office it is with, or null.</param>
/// <param name="ExtendedTo">The new last day, where an extension was decided with one.</param>
/// <param name="Attributes">What else limits depend on, in the standard's own words, such as <c>settlement</c> <c>rural</c>; null where nothing was said.</param>
public sealed record DeadlineSubject(
    string Kind, ImmutableArray<SubjectEvent> Events, string? Category = null, string? Channel = null, bool Vip = false, string? Office = null, LocalDate? ExtendedTo = null,
    ImmutableSortedDictionary<string, string>? Attributes = null)
{
    /// <summary>The first time an event came, or null.</summary>
    public Instant? First(string name)
    {
        Instant? first = null;
        foreach (var e in Events)
            if (e.Name == name && (first is null || e.At < first)) first = e.At;
        return first;
    }
}
