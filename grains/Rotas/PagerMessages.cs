using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Rotas;

/// <summary>Something to tell a contact.</summary>
/// <param name="Alert">Key of the alert.</param>
/// <param name="What"><c>fired | escalated | resolved</c>.</param>
/// <param name="Severity">Of the alert.</param>
/// <param name="Group">Alerts of one group and place are told together.</param>
/// <param name="Urgent">Waits for nothing: neither for others, nor for an interval, quiet hours or a limit.</param>
public sealed record Page(string Alert, string What, Severity Severity, string Group, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Urgent = false);

/// <summary>How a contact wants to be told, as contact and rota said when it was asked: what they say later holds from the next page on.</summary>
public sealed record PagerTerms(DateTimeZone Zone, QuietHours? Quiet, int PerHour, int GroupWaitS, int GroupIntervalS);

public abstract record PagerEvent(Instant At) : IEvent;

/// <summary>It waits for others, for the end of quiet hours, or because too much was told.</summary>
/// <param name="NextAt">When the next message goes.</param>
[Stored("page-held")]
public sealed record PageHeld(Page Page, PagerTerms Terms, Instant NextAt, Instant At) : PagerEvent(At);

/// <summary>What waited of an alert need not be told any more: somebody took care of it, or it was over.</summary>
/// <param name="NextAt">When the next message goes, or null for none.</param>
[Stored("pages-dropped")]
public sealed record PagesDropped(string Alert, Instant? NextAt, Instant At) : PagerEvent(At);

/// <summary>One message with all that may be told now.</summary>
/// <param name="Message">Number, from 1.</param>
/// <param name="Pages">In the order they came.</param>
/// <param name="Digest">Whether it came late because too much was told before.</param>
/// <param name="NextAt">When the next one goes, or null for none.</param>
[Stored("pager-spoke")]
public sealed record PagerSpoke(int Message, ImmutableArray<Page> Pages, bool Digest, Instant? NextAt, Instant At) : PagerEvent(At);

/// <summary>A channel has taken a message over, or has not.</summary>
/// <param name="Reason">Why not, or null when it has.</param>
[Stored("pager-heard")]
public sealed record PagerHeard(int Message, int Attempts, string? Reason, Instant At) : PagerEvent(At);

public abstract record PagerCommand : ICommand;

/// <summary>The rota's word: tell this contact.</summary>
[Stored("page-contact")]
public sealed record PageContact(Page Page, PagerTerms Terms) : PagerCommand, IInward;

/// <summary>The rota's word: somebody takes care of the alert.</summary>
[Stored("drop-pages")]
public sealed record DropPages(string Alert) : PagerCommand, IInward;

/// <summary>The channel's word.</summary>
[Stored("record-paging")]
public sealed record RecordPaging(int Message, int Attempts, string? Reason = null) : PagerCommand, IInward;

[Stored("wake-pager")]
public sealed record WakePager(string Deadline) : PagerCommand, IWake;
