using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Recounts;

namespace OpsHub.Grains.Profiles;

/// <summary>Where a version stands.</summary>
public enum VersionState
{
    /// <summary>Checked; nothing is judged by it.</summary>
    Draft,

    /// <summary>Activated; its day has not come.</summary>
    Waiting,

    InForce,

    /// <summary>A later one holds; what began under it is still judged by it.</summary>
    Past,

    /// <summary>Another version has taken its place altogether.</summary>
    Corrected,

    Withdrawn,
}

/// <param name="ValidFrom">First day its document names; null for the one that comes with the program.</param>
/// <param name="InForceAt">From when it holds; null where it does not.</param>
/// <param name="By">Who uploaded it; null for the one that comes with the program.</param>
/// <param name="NotEnforced">Rules that it lists and the hub cannot keep.</param>
public sealed record VersionLine(
    string Version, VersionState State, LocalDate? ValidFrom, Instant? InForceAt, string? By, Instant? UploadedAt, string? ActivatedBy, string? Corrects, int Rules, int NotEnforced);

/// <param name="Today">Local day of the company.</param>
/// <param name="Revision">To be said when one decides on what is seen here.</param>
/// <param name="Versions">Newest first.</param>
public sealed record VersionsAnswer(string Company, string Name, string TimeZone, LocalDate Today, int Revision, ImmutableArray<VersionLine> Versions);

public enum ChangeKind { Added, Removed, Changed }

/// <summary>One difference between two versions.</summary>
/// <param name="Path">JSON path; list items by their ids.</param>
/// <param name="Clause">Clause of the rule it is about, or null.</param>
/// <param name="Ru">In plain words.</param>
/// <param name="En">The same in English.</param>
public sealed record ProfileChange(ChangeKind Kind, string Path, string? Clause, string Ru, string En);

/// <param name="NotEnforced">What the newer one lists as not kept, with its clause.</param>
public sealed record DiffAnswer(string Company, string Older, string Newer, ImmutableArray<ProfileChange> Changes, ImmutableArray<UnkeptLine> NotEnforced);

/// <param name="Why">In English.</param>
public sealed record UnkeptLine(string Id, string Clause, string? RequirementId, Said Why);

/// <summary>Why a document cannot be used.</summary>
/// <param name="At">JSON path, or line.</param>
/// <param name="Expected">What is expected there.</param>
public sealed record WrongDocument(string File, string At, Said Expected);

/// <param name="Told">Whether somebody told it to this hub; otherwise it comes with the program.</param>
/// <param name="WorkingDays">How many.</param>
/// <param name="Special">Days that are not what their weekday makes of them.</param>
public sealed record YearLine(int Year, bool Told, string? By, Instant? At, int WorkingDays, int Shortened, int Special);

/// <param name="Missing">Years from last year to the next without a calendar: deadlines that reach into them have no instant yet.</param>
/// <param name="Companies">Who counts by it.</param>
public sealed record CalendarLine(string Calendar, ImmutableArray<YearLine> Years, ImmutableArray<int> Missing, ImmutableArray<NamedCompany> Companies);

/// <param name="Name">As the company writes it.</param>
public sealed record NamedCompany(string Id, string Name);

public sealed record CalendarsAnswer(LocalDate Today, ImmutableArray<CalendarLine> Calendars);

/// <summary>A day that one telling of a year has otherwise than the one before.</summary>
/// <param name="Old">Null: nothing was told of it.</param>
public sealed record ChangedDay(LocalDate Date, DayKind? Old, DayKind? New);

public sealed record YearAnswer(string Calendar, int Year, YearLine Line, ImmutableArray<CalendarDay> Days, ImmutableArray<ChangedDay> Changed);

/// <param name="Id">Key of its grain.</param>
/// <param name="DoneAt">Null while it runs.</param>
public sealed record RecountLine(string Id, RecountCause Cause, string What, Instant BegunAt, Instant? DoneAt, long Counted, long Moved, long TookMs);

public sealed record RecountsAnswer(string Company, string TimeZone, ImmutableArray<RecountLine> Recounts);

/// <param name="Moved">In the order of the log, from the one asked for on.</param>
public sealed record MovedAnswer(RecountLine Recount, string TimeZone, long Total, ImmutableArray<MovedClock> Moved);

/// <summary>What the web edge asks of versions, calendars and recounts. Null: there is no such company, version, calendar or recount.</summary>
public interface IStandardsDesk
{
    VersionsAnswer? Versions(string company);

    /// <summary>The JSON of a version.</summary>
    string? Document(string company, string version);

    /// <param name="older">Null: the version in force now.</param>
    DiffAnswer? Diff(string company, string? older, string newer);

    /// <summary>Reads and checks a document: the command that makes it a draft, or what is wrong; one of them is null.</summary>
    (UploadProfile? Draft, WrongDocument? Wrong) Check(string company, ReadOnlySpan<byte> document);

    CalendarsAnswer Calendars();

    YearAnswer? Year(string calendar, int year);

    /// <summary>Reads the lines of a calendar file.</summary>
    (TellCalendarYear? Year, WrongDocument? Wrong) CheckYear(string calendar, int year, string text);

    RecountsAnswer? Recounts(string company);

    Task<MovedAnswer?> Moved(string company, string recount, int skip, int take, CancellationToken cancel);
}
