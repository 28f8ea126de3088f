using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Announcements;

/// <summary>What an announcement is about. Stored: never renamed.</summary>
public enum AnnouncementKind
{
    /// <summary>News of the office or the company.</summary>
    Info,

    /// <summary>No electricity somewhere near, now.</summary>
    Outage,

    /// <summary>Works that were planned: no electricity then.</summary>
    Planned,
}

public abstract record AnnouncementEvent(string Announcement, Instant At) : IEvent;

/// <summary>It hangs from the one instant until the other; posted again under the same id it takes the place of what hung before.</summary>
/// <param name="Text">As visitors read it. No personal data.</param>
/// <param name="By">Who posted it.</param>
[Stored("announcement-posted")]
public sealed record AnnouncementPosted(string Announcement, AnnouncementKind Kind, string Text, Instant From, Instant Until, string By, Instant At) : AnnouncementEvent(Announcement, At);

/// <summary>Somebody took it down.</summary>
[Stored("announcement-withdrawn")]
public sealed record AnnouncementWithdrawn(string Announcement, string By, Instant At) : AnnouncementEvent(Announcement, At);

/// <summary>Its time is over.</summary>
[Stored("announcement-over")]
public sealed record AnnouncementOver(string Announcement, Instant At) : AnnouncementEvent(Announcement, At);

public abstract record AnnouncementCommand : ICommand;

/// <summary>Hangs an announcement on the hall screens of the office, or of all offices of the company.</summary>
/// <param name="Announcement">Id chosen by the sender, 1–40 characters.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">1–300 characters as visitors read them. No personal data.</param>
/// <param name="Until">When it comes down by itself; at most 366 days ahead.</param>
/// <param name="From">From when it hangs; null: from now.</param>
[Stored("post-announcement")]
public sealed record PostAnnouncement(string Announcement, AnnouncementKind Kind, string Text, Instant Until, Instant? From = null) : AnnouncementCommand;

/// <summary>Takes it down.</summary>
[Stored("withdraw-announcement")]
public sealed record WithdrawAnnouncement(string Announcement) : AnnouncementCommand;

[Stored("pass-deadline")]
public sealed record PassAnnouncementDeadline(string Deadline) : AnnouncementCommand, IWake;
