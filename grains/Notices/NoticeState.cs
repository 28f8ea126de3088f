using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Notices;

public enum NoticePhase { Unknown, Open, Withdrawn }

/// <param name="Text">As customers read or hear it.</param>
public sealed record Publication(string Text, Instant At, string By);

/// <param name="Required">The latest word of what must be told; null until there is one.</param>
/// <param name="Published">Where it was published and still says the truth, by place.</param>
/// <param name="CompleteAt">When it was wherever the standard asks for, or null.</param>
/// <param name="AtRisk">Whether amber has been told.</param>
/// <param name="Overdue">Whether red has been told.</param>
/// <param name="Changes">How often it has changed.</param>
public sealed record NoticeState(
    NoticePhase Phase, NoticeRequired? Required, ImmutableSortedDictionary<string, Publication> Published, Instant? CompleteAt, bool AtRisk, bool Overdue, int Changes, string? Reason)
{
    public static NoticeState None { get; } = new(NoticePhase.Unknown, null, ImmutableSortedDictionary<string, Publication>.Empty.WithComparers(StringComparer.Ordinal), null, false, false, 0, null);

    /// <summary>Whether it was wherever the standard asks for, and that too late; or is not and should be.</summary>
    public bool Late => CompleteAt is { } at ? at > Required?.DueAt : Overdue;

    /// <summary>Offices from whose screens it would come down; null for all, empty for none.</summary>
    public ImmutableArray<string>? OnScreens => Published.ContainsKey(NoticePlace.Screens) ? Required!.Offices : [];

    public NoticeState After(NoticeEvent happened) => happened switch
    {
        NoticeRequired e => None with { Phase = NoticePhase.Open, Required = e },
        NoticeChanged e => Changed(e),
        NoticePublished e => this with { Published = Published.SetItem(e.Place, new Publication(e.Text, e.At, e.By)), CompleteAt = CompleteAt ?? (e.Complete ? e.At : null) },
        NoticeAtRisk => this with { AtRisk = true },
        NoticeOverdue => this with { Overdue = true },
        NoticeWithdrawn e => this with { Phase = NoticePhase.Withdrawn, Reason = e.Reason, Published = e.OffScreens is { IsEmpty: true } ? Published : Published.Remove(NoticePlace.Screens) },
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private NoticeState Changed(NoticeChanged e) => this with
    {
        Phase = NoticePhase.Open, Required = Required! with { EventAt = e.EventAt, Facts = e.Facts, DueAt = e.DueAt, AmberAt = e.AmberAt, Offices = e.Offices }, Changes = Changes + 1,
        Published = e.Told ? Published : Published.Clear(), CompleteAt = e.Told ? CompleteAt : null, AtRisk = AtRisk && e.DueAt == Required.DueAt, Overdue = Overdue && e.DueAt == Required.DueAt,
    };

    /// <summary>Whether it would be wherever the standard asks for, once it is published there too.</summary>
    public bool CompleteWith(string place)
    {
        bool There(string asked) => asked == place || Published.ContainsKey(asked);
        return Required!.AllOf.All(There) && (Required.AnyOf.IsEmpty || Required.AnyOf.Any(There));
    }
}
