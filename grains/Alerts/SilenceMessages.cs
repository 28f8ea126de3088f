using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Alerts;

/// <summary>Why nothing is told. Stored: never renamed.</summary>
public enum SilenceKind
{
    /// <summary>Somebody knows and does not want to be told again.</summary>
    Silence,

    /// <summary>Works that were planned: what they break is expected.</summary>
    Maintenance,
}

/// <summary>Hours that come back each week, in local time; a window that ends at or before it begins ends on the next day.</summary>
public sealed record WeeklyHours(ImmutableArray<IsoDayOfWeek> Days, LocalTime From, LocalTime To, DateTimeZone Zone);

/// <summary>What is not told, when, and why. Alerts fire all the same and are counted.</summary>
/// <param name="Id">Unique in its place, 1–40 characters.</param>
/// <param name="Rule">Of this rule only; null for all.</param>
/// <param name="Subject">Of this subject and what is in it; null for the whole place.</param>
/// <param name="From">Begin.</param>
/// <param name="Until">End, at most 366 days later. Nothing is silent for ever.</param>
/// <param name="Weekly">Only in these hours; null: all the time.</param>
/// <param name="Reason">1–300 characters. No personal data.</param>
/// <param name="By">Author.</param>
public sealed record Silence(string Id, SilenceKind Kind, string? Rule, string? Subject, Instant From, Instant Until, WeeklyHours? Weekly, string Reason, string By)
{
    /// <summary>Whether it is about an alert.</summary>
    /// <param name="place">Office it was set for, or null for the company.</param>
    public bool Covers(string? place, string rule, string subject) =>
        (Rule is null || Rule == rule) && Topology.Within(subject, Subject) && (place is null || Topology.Within(subject, $"{Figures.Scope.Office}/{place}"));
}

public abstract record SilenceEvent(string Silence, Instant At) : IEvent;

/// <param name="StartsAt">When it first begins.</param>
[Stored("silence-set")]
public sealed record SilenceSet(Silence Said, Instant StartsAt, Instant At) : SilenceEvent(Said.Id, At);

/// <summary>From here on nothing is told.</summary>
/// <param name="UntilAt">Until then.</param>
[Stored("silence-began")]
public sealed record SilenceBegan(string Silence, Instant UntilAt, Instant At) : SilenceEvent(Silence, At);

/// <summary>Told again until it comes back.</summary>
[Stored("silence-paused")]
public sealed record SilencePaused(string Silence, Instant BackAt, Instant At) : SilenceEvent(Silence, At);

/// <param name="By">Who ended it, or null when its time was over.</param>
[Stored("silence-over")]
public sealed record SilenceOver(string Silence, string? By, Instant At) : SilenceEvent(Silence, At);

public abstract record SilenceCommand : ICommand;

/// <summary>Silences alerts of the office, or of the company, for a time. Under the same id it takes the place of what was said before.</summary>
/// <param name="Silence">Id chosen by the sender, 1–40 characters.</param>
/// <param name="Until">End, at most 366 days ahead.</param>
/// <param name="Reason">1–300 characters. No personal data.</param>
/// <param name="From">Begin; null: from now.</param>
/// <param name="Rule">Only this rule, or null for all.</param>
/// <param name="Subject">Only this subject and what is in it, such as <c>window/01:3</c>; or null.</param>
/// <param name="Weekly">Only in these hours of the week, or null.</param>
/// <param name="Kind">A silence, or a maintenance window.</param>
[Stored("set-silence")]
public sealed record SetSilence(string Silence, Instant Until, string Reason, Instant? From = null, string? Rule = null, string? Subject = null, WeeklyHours? Weekly = null, SilenceKind Kind = SilenceKind.Silence) : SilenceCommand, ILeading;

/// <summary>Ends a silence before its time.</summary>
[Stored("end-silence")]
public sealed record EndSilence(string Silence) : SilenceCommand, ILeading;

[Stored("wake-silence")]
public sealed record WakeSilence(string Deadline) : SilenceCommand, IWake;
