using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

// Cells of the boards `alerts/{company}` and `alerts/{company}/{office}`, nulls written. Instants are UTC ISO text. Elapsed times are not sent: the client counts from an instant.

/// <summary>Cell <c>company</c>: whose inbox it is.</summary>
public sealed record InboxCell(string Company, string Name, string TimeZone, bool Simulated);

/// <summary>Cell <c>counts</c>: everything that fires, whoever is told of it. Firing = told + silenced + consequences + recorded.</summary>
/// <param name="Firing">All that fire.</param>
/// <param name="Unaccepted">Of those told, nobody takes care of.</param>
/// <param name="Accepted">Of those told, somebody takes care of.</param>
/// <param name="Silenced">Fire in silence or while works go on.</param>
/// <param name="Consequences">Fire because of another one.</param>
/// <param name="Recorded">Only written down.</param>
/// <param name="Pending">Conditions that hold but not for long enough yet.</param>
public sealed record AlertCountsCell(int Firing, int Unaccepted, int Accepted, int Silenced, int Consequences, int Recorded, int Pending);

/// <summary>One line of what people wrote or did.</summary>
/// <param name="Kind"><c>comment | accepted | escalated | delivered | undelivered | unmanned | unreached</c>.</param>
/// <param name="Text">The comment, the channel, the contact that was told in the place of nobody, the role it falls to, or null.</param>
/// <param name="By">Who; null for the hub itself.</param>
public sealed record AlertNoteCell(Instant At, string Kind, string? Text, string? By);

/// <summary>Cell <c>alert/{key}</c>: one alert that fires.</summary>
/// <param name="Key">Key of its grain.</param>
/// <param name="Rule">Id of its rule.</param>
/// <param name="Name">Name of the rule.</param>
/// <param name="Watch">What kind of thing it looks at.</param>
/// <param name="Of">Metric, norm or condition.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Subject">Such as <c>office/01</c>.</param>
/// <param name="SubjectName">For people.</param>
/// <param name="Group">Told together with others of the same group.</param>
/// <param name="Owner">Role it belongs to.</param>
/// <param name="Clause">Clause of the standard, or null.</param>
/// <param name="Runbook">What to do, or null.</param>
/// <param name="Reading">What was seen last.</param>
/// <param name="Since">When the condition began.</param>
/// <param name="FiredAt">When it fired.</param>
/// <param name="EndedAt">Since when the condition is over while the alert is not yet, or null.</param>
/// <param name="AcknowledgedBy">Who takes care of it, or null.</param>
/// <param name="AcknowledgedAt">Since when, or null.</param>
/// <param name="Step">Step of the rota it has reached, from 1.</param>
/// <param name="EscalatesAt">When it goes further up, or null.</param>
/// <param name="SilencedBy">Why nothing is told, or null.</param>
/// <param name="Cause">Key of the alert or other cause it follows from, or null.</param>
/// <param name="CauseName">The cause for people, or null.</param>
/// <param name="Consequences">Alerts that follow from it.</param>
/// <param name="RecordOnly">Only written down, by its rule or because it was told lately.</param>
/// <param name="Notes">Newest at most 12, oldest first.</param>
/// <param name="TopStep">The last step there is.</param>
/// <param name="RetellsAt">No channel has taken it at any step: it is its owner's, and told again then. Null otherwise.</param>
public sealed record AlertCell(
    string Key, string Rule, Said Name, WatchKind Watch, string Of, Severity Severity, string Subject, string SubjectName, string Group, string Owner, string? Clause, Said? Runbook, Reading Reading,
    Instant Since, Instant FiredAt, Instant? EndedAt, string? AcknowledgedBy, Instant? AcknowledgedAt, int Step, Instant? EscalatesAt, SilencedCell? SilencedBy, string? Cause, string? CauseName,
    int Consequences, bool RecordOnly, ImmutableArray<AlertNoteCell> Notes, int TopStep, Instant? RetellsAt = null);

/// <param name="Until">When it is told again.</param>
public sealed record SilencedCell(string Silence, SilenceKind Kind, string Reason, string By, Instant Until);

/// <summary>Cell <c>silence/{place}:{id}</c>: a silence that is set, in force or not.</summary>
/// <param name="Place">Office, or <c>all</c>.</param>
/// <param name="TurnsAt">When it next begins or ends.</param>
public sealed record SilenceCell(string Place, Silence Said, bool Silent, Instant TurnsAt);

/// <summary>An alert that is over.</summary>
/// <param name="Reason"><c>over</c> or <c>withdrawn</c>.</param>
/// <param name="AfterS">Seconds until somebody accepted it; null when nobody did.</param>
/// <param name="Channels">That told of it.</param>
/// <param name="Owner">Role it belonged to.</param>
public sealed record PastAlert(
    string Key, string Rule, Said Name, Severity Severity, string Subject, string SubjectName, Reading Reading, Instant FiredAt, Instant EndedAt, string Reason, string? AcknowledgedBy, int? AfterS, int Step, int Comments,
    ImmutableArray<string> Channels, string Owner = "");

/// <summary>Cell <c>past</c>: the newest at most 50, newest first.</summary>
public sealed record PastAlertsCell(ImmutableArray<PastAlert> Alerts);
