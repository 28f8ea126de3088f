using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;

namespace OpsHub.Grains.Notices;

/// <summary>What a notice tells of. What is null is not known yet, and the drafts say so.</summary>
/// <param name="StartsAt">When it began or will begin.</param>
/// <param name="EndsAt">When it ended, or until when it is planned.</param>
/// <param name="Channel">Of an interruption: the channel's id.</param>
/// <param name="Area">Of an outage: where.</param>
/// <param name="Cause">As customers may read it. No personal data.</param>
/// <param name="Place">Of a mobile office: where it stands.</param>
public sealed record NoticeFacts(
    Instant? StartsAt = null, Instant? EndsAt = null, string? Channel = null, ImmutableArray<OutagePlace>? Area = null, string? Cause = null, string? Place = null);

public abstract record NoticeEvent(Instant At) : IEvent;

/// <summary>Something must be told to customers.</summary>
/// <param name="On">Event that makes it due, in the standard's words.</param>
/// <param name="Rule">Which of the standard's notices it is.</param>
/// <param name="About">What it is about, such as <c>outage/g-1</c>.</param>
/// <param name="EventAt">When that event was or will be.</param>
/// <param name="Deadline">Deadline rule it runs by; null where the standard names no time.</param>
/// <param name="DueAt">Last instant in time; null where there is none.</param>
/// <param name="AmberAt">At risk from here on, or null.</param>
/// <param name="AllOf">Places that are all needed.</param>
/// <param name="AnyOf">Places of which one is enough; empty for none.</param>
/// <param name="Offices">Offices whose customers it concerns; null for all.</param>
[Stored("notice-required")]
public sealed record NoticeRequired(
    string On, string Rule, string About, Instant EventAt, NoticeFacts Facts, string? Deadline, Instant? DueAt, Instant? AmberAt, ImmutableArray<string> AllOf, ImmutableArray<string> AnyOf,
    ImmutableArray<string>? Offices, Instant At) : NoticeEvent(At);

/// <summary>What it tells of has changed. Who was told another time has not been told: what was published counts no more, and comes down from the screens.</summary>
/// <param name="Told">Whether what was published still says the truth.</param>
/// <param name="OffScreens">Offices from whose screens it comes down; null for all, empty for none.</param>
[Stored("notice-changed")]
public sealed record NoticeChanged(
    Instant EventAt, NoticeFacts Facts, Instant? DueAt, Instant? AmberAt, ImmutableArray<string>? Offices, bool Told, ImmutableArray<string>? OffScreens, Instant At) : NoticeEvent(At);

/// <summary>It was published in one place.</summary>
/// <param name="Text">As customers read or hear it.</param>
/// <param name="Until">When it comes down from screens by itself.</param>
/// <param name="Offices">Of hall screens: whose; null for all.</param>
/// <param name="Complete">Whether it is now wherever the standard asks for.</param>
/// <param name="Late">Whether that was after its time.</param>
[Stored("notice-published")]
public sealed record NoticePublished(string Place, string Text, Instant Until, ImmutableArray<string>? Offices, bool Complete, bool Late, string By, Instant At) : NoticeEvent(At);

/// <summary>It becomes time.</summary>
[Stored("notice-at-risk")]
public sealed record NoticeAtRisk(Instant DueAt, Instant At) : NoticeEvent(At);

/// <summary>Its time has passed without it.</summary>
[Stored("notice-overdue")]
public sealed record NoticeOverdue(Instant DueAt, Instant At) : NoticeEvent(At);

/// <summary>It is needed no more, or was wrong. It comes down from the screens; elsewhere people take it down.</summary>
/// <param name="OffScreens">Offices from whose screens it comes down; null for all, empty for none.</param>
[Stored("notice-withdrawn")]
public sealed record NoticeWithdrawn(string Reason, ImmutableArray<string>? OffScreens, string By, Instant At) : NoticeEvent(At);

public abstract record NoticeCommand : ICommand;

/// <summary>Says that something must be told, or that what must be told has changed. The hub says so itself of outages and interruptions; people say it of visits of a mobile office.</summary>
/// <param name="On">Event in the standard's words: <c>outage-begins</c>, <c>presence</c>…</param>
/// <param name="Offices">Null: those whose served area the facts touch, or all.</param>
[Stored("require-notice")]
public sealed record RequireNotice(string On, string About, Instant EventAt, NoticeFacts Facts, ImmutableArray<string>? Offices = null) : NoticeCommand, IFact;

/// <summary>The same from the hub itself; where the standard asks for no such notice there is nothing to do.</summary>
[Stored("await-notice")]
public sealed record AwaitNotice(string On, string About, Instant EventAt, NoticeFacts Facts) : NoticeCommand, IInward;

/// <summary>The estimate of an outage has moved.</summary>
/// <param name="EndsAt">Null: until when is not known any more.</param>
[Stored("await-notice-end")]
public sealed record AwaitNoticeEnd(Instant? EndsAt) : NoticeCommand, IInward;

/// <summary>Says that it was published, at the command's own instant. On hall screens that publishes it.</summary>
/// <param name="Text">What was published; null for the draft.</param>
[Stored("publish-notice")]
public sealed record PublishNotice(string Place, string? Text = null) : NoticeCommand, IFact;

/// <summary>Says that it is needed no more, or was wrong.</summary>
[Stored("withdraw-notice")]
public sealed record WithdrawNotice(string Reason) : NoticeCommand, IFact;

[Stored("wake-notice")]
public sealed record WakeNotice(string Deadline) : NoticeCommand, IWake;
