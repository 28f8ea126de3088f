using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Profiles;

public abstract record ProfileEvent(Instant At) : IEvent;

/// <summary>A version was checked and lies ready; nothing is judged by it yet.</summary>
/// <param name="Version">As the profile calls itself, unique in the company.</param>
/// <param name="ValidFrom">First day on which it may hold.</param>
/// <param name="TimeZone">Zone of the company in it: in which its days begin.</param>
/// <param name="Digest">SHA-256 of the document, hexadecimal.</param>
/// <param name="Document">The profile itself, JSON as it was sent.</param>
/// <param name="By">Who sent it.</param>
[Stored("profile-uploaded")]
public sealed record ProfileUploaded(string Version, LocalDate ValidFrom, DateTimeZone TimeZone, string Digest, string Document, string By, Instant At) : ProfileEvent(At);

/// <summary>From an instant on what begins is judged by this version.</summary>
/// <param name="From">Its local day.</param>
/// <param name="InForceAt">The instant: the beginning of that day, or now where the day is today.</param>
/// <param name="Corrects">Version whose place it takes, also for what began under that one; null for none.</param>
[Stored("profile-activated")]
public sealed record ProfileActivated(string Version, LocalDate From, Instant InForceAt, string? Corrects, string By, Instant At) : ProfileEvent(At);

/// <summary>The day has come. Whoever carries settings to offices and recounts deadlines begins here.</summary>
[Stored("profile-took-force")]
public sealed record ProfileTookForce(string Version, Instant At) : ProfileEvent(At);

/// <summary>A draft, or a version whose day has not come, will not hold.</summary>
[Stored("profile-withdrawn")]
public sealed record ProfileWithdrawn(string Version, string By, Instant At) : ProfileEvent(At);

/// <summary>Only the hub's own desk sends these: it has checked the document.</summary>
public abstract record ProfileCommand : IInward;

[Stored("upload-profile")]
public sealed record UploadProfile(string Version, LocalDate ValidFrom, DateTimeZone TimeZone, string Digest, string Document) : ProfileCommand;

/// <param name="From">Null: the day its document names.</param>
/// <param name="Seen">Revision that whoever decided has seen; null where nobody looked.</param>
/// <param name="Corrects">Version to take the place of; null for none.</param>
[Stored("activate-profile")]
public sealed record ActivateProfile(string Version, LocalDate? From = null, int? Seen = null, string? Corrects = null) : ProfileCommand;

[Stored("withdraw-profile")]
public sealed record WithdrawProfile(string Version, int? Seen = null) : ProfileCommand;

/// <summary>The clock's word that a version's day has come.</summary>
[Stored("wake-profile")]
public sealed record WakeProfile(string Deadline) : ProfileCommand, IWake;
