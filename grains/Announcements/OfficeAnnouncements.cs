using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Announcements;

/// <summary>An announcement that is not over.</summary>
public sealed record Announcement(AnnouncementKind Kind, string Text, Instant From, Instant Until);

/// <param name="Posted">By id.</param>
public sealed record AnnouncementState(ImmutableSortedDictionary<string, Announcement> Posted);

/// <summary>What hangs in the halls (объявление): text with a time after which it comes down by itself. Grain id <c>announcements/{company}/{office}</c>, or with the key <c>all</c> for every office of the company.</summary>
public static class OfficeAnnouncements
{
    /// <summary>Key of the company's own announcements.</summary>
    public const string Everywhere = "all";

    /// <summary>Longest text: what a hall screen shows in four lines.</summary>
    public const int MaxTextLength = 300;

    /// <summary>More than these nobody reads.</summary>
    public const int Most = 20;

    private const int MaxIdLength = 40;

    private static readonly Duration Longest = Duration.FromDays(366);

    public static GrainKind<AnnouncementState, AnnouncementCommand, AnnouncementEvent> Kind { get; } = new(
        "announcements", 1, new AnnouncementState(ImmutableSortedDictionary<string, Announcement>.Empty.WithComparers(StringComparer.Ordinal)), Decide, Evolve, DeadlinesOf,
        key => new PassAnnouncementDeadline(key));

    public static GrainId IdOf(string company, string office) => new(Kind.Name, company, office);

    public static Decision<AnnouncementEvent> Decide(AnnouncementState state, AnnouncementCommand command, Turn turn) => command switch
    {
        PostAnnouncement post => Post(state, post, turn),
        WithdrawAnnouncement { Announcement: var id } => state.Posted.ContainsKey(id) ? new AnnouncementWithdrawn(id, turn.Actor, turn.OccurredAt) : Decision<AnnouncementEvent>.Nothing,
        PassAnnouncementDeadline { Deadline: var id } => state.Posted.GetValueOrDefault(id) is { } known && turn.Now >= known.Until ? new AnnouncementOver(id, turn.OccurredAt) : Decision<AnnouncementEvent>.Nothing,
        _ => throw new InvalidOperationException($"Unknown command {command}."),
    };

    public static AnnouncementState Evolve(AnnouncementState state, AnnouncementEvent happened) => happened switch
    {
        AnnouncementPosted e => new AnnouncementState(state.Posted.SetItem(e.Announcement, new Announcement(e.Kind, e.Text, e.From, e.Until))),
        AnnouncementWithdrawn or AnnouncementOver => new AnnouncementState(state.Posted.Remove(happened.Announcement)),
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private static IEnumerable<Deadline> DeadlinesOf(AnnouncementEvent happened) =>
        [happened is AnnouncementPosted e ? Deadline.Set(e.Announcement, e.Until) : Deadline.Clear(happened.Announcement)];

    private static Decision<AnnouncementEvent> Post(AnnouncementState state, PostAnnouncement post, Turn turn)
    {
        var (known, from) = (state.Posted.GetValueOrDefault(post.Announcement ?? ""), post.From ?? turn.OccurredAt);
        if (known is not null && known == new Announcement(post.Kind, post.Text, post.From ?? known.From, post.Until)) return Decision<AnnouncementEvent>.Nothing;
        if (post.Announcement is not { Length: > 0 and <= MaxIdLength }) return new Refusal("id-wrong", $"The id of an announcement is 1 to {MaxIdLength} characters.");
        if (string.IsNullOrWhiteSpace(post.Text) || post.Text.Length > MaxTextLength) return new Refusal("text-wrong", $"An announcement is 1 to {MaxTextLength} characters.");
        if (post.Until <= turn.OccurredAt || post.Until <= from) return new Refusal("until-past", "It would be over before it hangs; give a later end.");
        if (post.Until > turn.OccurredAt + Longest) return new Refusal("until-far", "An announcement hangs for 366 days at most; post it again then.");
        if (known is null && state.Posted.Count >= Most) return new Refusal("too-many", $"{Most} announcements hang already; withdraw one first.");
        return new AnnouncementPosted(post.Announcement, post.Kind, post.Text, from, post.Until, turn.Actor, turn.OccurredAt);
    }
}
