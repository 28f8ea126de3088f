using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Offices;

/// <summary>A place whose customers an office serves.</summary>
/// <param name="Group">District or town it lies in, or null.</param>
/// <param name="Part">Only a part of it.</param>
public sealed record ServedPlace(string Place, string? Group = null, bool Part = false);

/// <summary>What is known of an office.</summary>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">For a small tile.</param>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Hours">Empty when not known.</param>
/// <param name="Address">Postal address, or null.</param>
/// <param name="Region">Heading it stands under, or null.</param>
/// <param name="OutOfTurn">Categories served out of turn, as visitors read them.</param>
/// <param name="RunningLine">Text at the foot of the hall screen, or null.</param>
/// <param name="Windows">Service windows, 1–999, or null when not known; those of a higher number may be opened all the same.</param>
/// <param name="HoursFor">Hours of customer categories that are served at other times, or null.</param>
/// <param name="Categories">The only customer categories it serves; null for all.</param>
/// <param name="Serves">Places whose customers it serves; null when not known.</param>
public sealed record OfficeDetails(
    string Name, string ShortName, DateTimeZone TimeZone, ImmutableArray<DayHours> Hours,
    string? Address = null, string? Region = null, ImmutableArray<string>? OutOfTurn = null, string? RunningLine = null, int? Windows = null,
    ImmutableArray<CategoryHours>? HoursFor = null, ImmutableArray<string>? Categories = null, ImmutableArray<ServedPlace>? Serves = null);

public abstract record OfficeEvent(Instant At) : IEvent;

[Stored("office-registered")]
public sealed record OfficeRegistered(OfficeDetails Details, Instant At) : OfficeEvent(At);

/// <summary>The office's working day began.</summary>
[Stored("office-opened")]
public sealed record OfficeOpened(LocalDate Day, Instant At) : OfficeEvent(At);

/// <summary>The office's working day ended.</summary>
[Stored("office-closed")]
public sealed record OfficeClosed(LocalDate Day, string Reason, Instant At) : OfficeEvent(At);

public abstract record OfficeCommand : ICommand;

/// <summary>Registers an office or replaces what is known of it.</summary>
[Stored("register-office")]
public sealed record RegisterOffice(OfficeDetails Details) : OfficeCommand;

/// <summary>Opens the office's working day.</summary>
[Stored("open-office")]
public sealed record OpenOffice : OfficeCommand;

/// <summary>Closes the office's working day; who still waits leaves the queue with this reason.</summary>
[Stored("close-office")]
public sealed record CloseOffice(string Reason) : OfficeCommand;
