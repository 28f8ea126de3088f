using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Profiles;

/// <summary>What the hub is told of a company before its first fact: offices, services, lines and the norms it already keeps. One file <c>deploy/profiles/{id}.json</c>.</summary>
/// <param name="Id">Company id, part of every grain id; the file's name.</param>
/// <param name="Name">As the walls show it.</param>
/// <param name="FullName">As the company's standard writes it.</param>
/// <param name="TimeZone">IANA zone of the company; an office may have its own.</param>
/// <param name="Vocabulary">The company's words.</param>
/// <param name="Queue">How its queues work.</param>
/// <param name="OutOfTurn">Categories served out of turn, as visitors read them.</param>
/// <param name="Services">What visitors come for, in the order of the kiosk.</param>
/// <param name="Offices">At least one.</param>
/// <param name="Lines">Phone lines; may be empty.</param>
/// <param name="Deadlines">Its deadlines, or null while none are told.</param>
/// <param name="Norms">Its norms, or null while none are told.</param>
/// <param name="Appeals">What it says of appeals, or null while nothing is told.</param>
/// <param name="Money">Rules of money – compensations, caps, claim windows – as text: listed as not enforced, for money is out of the hub's scope. Null for none.</param>
/// <param name="Extends">Base standard whose deadlines and norms hold too, or null.</param>
/// <param name="Version">What this version of the standard is called, unique in the company.</param>
/// <param name="ValidFrom">First day on which it may hold; null for one that always has, as the first one does.</param>
/// <param name="Cases">Its processes, or null where the standard has none.</param>
/// <param name="Booking">Pre-booking, or null where there is none.</param>
/// <param name="Duties">Its work that comes back by the calendar, or null where the standard has none.</param>
/// <param name="Actor">Whose standard it is.</param>
/// <param name="Calendar">Country whose production calendar counts; the hub has that of <c>ru</c>.</param>
/// <param name="Language">Language of the standard; the hub speaks <c>ru</c> and <c>en</c>.</param>
/// <param name="Notices">What must be told to customers, where and how; null for none.</param>
/// <param name="Reports">Forms of the standard's own reports; null for none.</param>
/// <param name="Topics">Topics that the standard lists for visits and appeals alike; null for none.</param>
/// <param name="Contacts">Addresses of the company for letters, e-mail and the web; null for none.</param>
/// <param name="Retention">How long data are kept that are no appeals; null where the standard is silent.</param>
/// <param name="Phone">Voice menu, outbound calls, recordings; null where the standard is silent.</param>
/// <param name="Interruptions">Channels whose interruptions count; null for none.</param>
/// <param name="Rhythm">Days of the month on which more people come; null for the usual ones.</param>
public sealed record CompanyProfile(
    string Id, string Name, string FullName, DateTimeZone TimeZone, VocabularyProfile Vocabulary, QueueProfile Queue, Stated<ImmutableArray<string>> OutOfTurn,
    ImmutableArray<ServiceProfile> Services, ImmutableArray<OfficeProfile> Offices, ImmutableArray<LineProfile> Lines, DeadlinesProfile? Deadlines = null,
    NormsProfile? Norms = null, AppealsProfile? Appeals = null, string Version = CompanyProfile.First, LocalDate? ValidFrom = null, ImmutableArray<MoneyProfile>? Money = null, ExtendsProfile? Extends = null,
    CasesProfile? Cases = null, BookingProfile? Booking = null, ImmutableArray<DutyProfile>? Duties = null, Actor Actor = Actor.Retailer, string Calendar = CompanyProfile.Russia, string Language = CompanyProfile.Russia,
    ImmutableArray<NoticeProfile>? Notices = null, ImmutableArray<ReportProfile>? Reports = null, ImmutableArray<TopicProfile>? Topics = null, ImmutableArray<ContactProfile>? Contacts = null,
    ImmutableArray<KeepProfile>? Retention = null, PhoneProfile? Phone = null, RhythmProfile? Rhythm = null, InterruptionsProfile? Interruptions = null)
{
    /// <summary>The version that comes with the program, unless its file says another name.</summary>
    public const string First = "1";

    /// <summary>The country and the language that are meant where nothing is said.</summary>
    public const string Russia = "ru";

    /// <summary>The services of an office: all, unless it offers a shorter list.</summary>
    public ImmutableArray<ServiceProfile> ServicesOf(OfficeProfile office) => office.Services is { } own ? [.. Services.Where(s => own.Value.Contains(s.Id))] : Services;

    /// <summary>How long the standard wants such data kept at least, or null where it is silent.</summary>
    public Period? KeptFor(KeptData data) => (Retention ?? []).FirstOrDefault(k => k.Of == data)?.Within is not { } within ? null : within.Unit switch
    {
        DeadlineUnit.Years => Period.FromYears(within.Amount),
        DeadlineUnit.Months => Period.FromMonths(within.Amount),
        _ => Period.FromDays(within.Amount),
    };

    /// <summary>The JSON that it was read from, or null.</summary>
    [JsonIgnore]
    public string? Source { get; init; }
}

/// <param name="ReadingDays">Days of the month on which meter readings are due, 1–31; null for the 23rd to the 26th.</param>
/// <param name="BillDays">Days of the month on which bills arrive, 1–31; null for none.</param>
public sealed record RhythmProfile(ImmutableArray<int>? ReadingDays = null, ImmutableArray<int>? BillDays = null);

/// <param name="Text">What the standard says, in its sense, in Russian.</param>
public sealed record MoneyProfile(string Id, string Clause, string Text, string? RequirementId = null);

/// <param name="Customer">What the company calls those it serves: «клиент», «потребитель».</param>
public sealed record VocabularyProfile(string Customer);

/// <param name="WaitNormMin">Waiting norm, 1–240 minutes.</param>
/// <param name="WarnPercent">Share of the norm at which a wait is at risk, 1–100.</param>
/// <param name="NoShowS">How long a called visitor is waited for, 30–3600 seconds.</param>
/// <param name="OutOfTurnHeadStartMin">Head start of those served out of turn, 0–720 minutes.</param>
/// <param name="BookedHeadStartMin">Head start of the pre-booked, 0–720 minutes.</param>
/// <param name="RequirementId">Requirement the norm comes from, or null where the standard has none.</param>
/// <param name="Discipline">The rest of its discipline, or null for the plainest.</param>
public sealed record QueueProfile(
    Stated<int> WaitNormMin, Stated<int> WarnPercent, Stated<int> NoShowS, Stated<int> OutOfTurnHeadStartMin, Stated<int> BookedHeadStartMin, string? RequirementId = null,
    DisciplineProfile? Discipline = null);

/// <param name="Letter">Ticket prefix, one of <see cref="ProfileCheck.Letters"/>, unique.</param>
/// <param name="SharePercent">Share of visitors who come for it; all add up to 100. For simulation.</param>
/// <param name="ServiceMin">Usual service time, 1–120 minutes. For simulation.</param>
/// <param name="NameEn">In English, or null.</param>
/// <param name="Topics">Topics by the company's classifier, or null.</param>
public sealed record ServiceProfile(
    string Id, string Name, string Letter, Stated<int> SharePercent, Stated<int> ServiceMin, string? NameEn = null, Stated<ImmutableArray<QueueTopic>>? Topics = null);

/// <summary>How an office's queue is known.</summary>
public enum OfficeFeed
{
    /// <summary>The hub itself runs the queue.</summary>
    Queue,

    /// <summary>Somebody else's display is polled: counts, no tickets.</summary>
    Display,
}

/// <param name="Id">Unique in the company.</param>
/// <param name="ShortName">For a small tile.</param>
/// <param name="Hours">Opening hours of its most usual category of visitors.</param>
/// <param name="Windows">Service windows, 1–99.</param>
/// <param name="VisitorsPerDay">On an ordinary working day, 0–5000. For simulation.</param>
/// <param name="Region">Heading it stands under, or null.</param>
/// <param name="Address">Postal address, or null.</param>
/// <param name="TimeZone">Its own zone, or null for the company's.</param>
/// <param name="Feed">How its queue is known.</param>
/// <param name="RunningLine">Text at the foot of the hall screen, or null.</param>
/// <param name="Invented">Whether the office itself is invented because the standard lists none.</param>
/// <param name="Kind">As the standard calls it: branch, customer-centre, citizen-reception-point…; or null.</param>
/// <param name="Phones">Its own phones, as printed; null for none.</param>
/// <param name="Addresses">Further addresses under the same heading; null for none.</param>
/// <param name="ServedArea">Places whose customers it serves, in the standard's order; null where it names none.</param>
/// <param name="Categories">The only customer categories it serves; null for all.</param>
/// <param name="HoursFor">Hours of customer categories that are served at other times; null for none.</param>
/// <param name="Clause">Where the standard lists it, or null.</param>
/// <param name="RequirementId">Requirement it comes from, or null.</param>
/// <param name="Timetable">Days that are not as their weekday; null for none.</param>
/// <param name="Services">The only services it offers; null for all of the company's.</param>
public sealed record OfficeProfile(
    string Id, string Name, string ShortName, Stated<WeekHours> Hours, Stated<int> Windows, Stated<int> VisitorsPerDay, Stated<string>? Region = null, string? Address = null,
    DateTimeZone? TimeZone = null, OfficeFeed Feed = OfficeFeed.Queue, string? RunningLine = null, bool Invented = false, string? Kind = null, ImmutableArray<string>? Phones = null,
    ImmutableArray<AddressProfile>? Addresses = null, ImmutableArray<ServedProfile>? ServedArea = null, ImmutableArray<string>? Categories = null, ImmutableArray<CategoryHoursProfile>? HoursFor = null,
    string? Clause = null, string? RequirementId = null, TimetableProfile? Timetable = null, Stated<ImmutableArray<string>>? Services = null);

/// <param name="Phones">Its phones, as printed; null for none.</param>
public sealed record AddressProfile(string Address, ImmutableArray<string>? Phones = null);

/// <summary>A place whose customers an office serves.</summary>
/// <param name="Group">District or town it lies in, or null.</param>
/// <param name="Part">Only a part of it.</param>
/// <param name="Note">What the standard adds, or null.</param>
public sealed record ServedProfile(string Place, string? Group = null, bool Part = false, string? Note = null);

/// <param name="Categories">Customer categories, at least one.</param>
public sealed record CategoryHoursProfile(ImmutableArray<string> Categories, Stated<WeekHours> Hours);

/// <param name="Hours">When operators answer.</param>
/// <param name="TargetS">T of the service level, 1–600 seconds.</param>
/// <param name="TargetPercent">Share to answer within T, 1–100.</param>
/// <param name="Operators">At the fullest shift, 1–500. For simulation.</param>
/// <param name="CallsPerDay">On an ordinary working day, 0–50,000. For simulation.</param>
/// <param name="Number">As printed, or null.</param>
/// <param name="RequirementId">Requirement its hours come from, or null.</param>
/// <param name="Invented">Whether the line itself is invented because the standard names none.</param>
/// <param name="Numbers">Every number as printed where there are several; null for none.</param>
/// <param name="Categories">Customer categories it is for; null for all.</param>
/// <param name="FreeOfCharge">Whether a call costs the caller nothing.</param>
/// <param name="Clause">Where the standard names it, or null.</param>
/// <param name="Purpose">What it is for, such as reports of outages; or null.</param>
public sealed record LineProfile(
    string Id, string Name, Stated<WeekHours> Hours, Stated<int> TargetS, Stated<int> TargetPercent, Stated<int> Operators, Stated<int> CallsPerDay,
    string? Number = null, string? RequirementId = null, bool Invented = false, ImmutableArray<string>? Numbers = null, ImmutableArray<string>? Categories = null,
    bool FreeOfCharge = false, string? Clause = null, string? Purpose = null);
