using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Profiles;
using OpsHub.Grains.Recounts;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Log;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>Answers about versions, calendars and recounts from the standards that decide.</summary>
internal sealed class StandardsDesk(ProfileStandards standards, RecountBook recounts, IEventLog log, Catalog catalog, IClock clock) : IStandardsDesk
{
    private readonly CalendarDesk _calendars = new(standards, clock);

    public VersionsAnswer? Versions(string company)
    {
        var versions = standards.Versions.Of(company);
        if (versions.IsEmpty) return null;
        var (now, current) = (clock.GetCurrentInstant(), Current(company)!);
        return new VersionsAnswer(
            company, current.Profile.Name, current.Profile.TimeZone.Id, now.InZone(current.Profile.TimeZone).Date, standards.Versions.RevisionOf(company), [.. versions.Reverse().Select(v => Line(v, versions, current, now))]);
    }

    public string? Document(string company, string version) => Find(company, version)?.Document;

    public DiffAnswer? Diff(string company, string? older, string newer)
    {
        if (Find(company, newer) is not { } to || (older is null ? Current(company) : Find(company, older)) is not { } from) return null;
        return new DiffAnswer(company, from.Name, to.Name, ProfileDiff.Of(from.Document, to.Document), [.. Unkept.Of(to.Profile)]);
    }

    public (UploadProfile? Draft, WrongDocument? Wrong) Check(string company, ReadOnlySpan<byte> document)
    {
        var file = $"{company}.json";
        try
        {
            var profile = ProfileReader.Parse(file, document);
            return Wrong(profile, company) is var (at, expected)
                ? (null, new WrongDocument(file, at, expected))
                : (new UploadProfile(profile.Version, profile.ValidFrom!.Value, profile.TimeZone, Convert.ToHexStringLower(SHA256.HashData(document)), Encoding.UTF8.GetString(document)), null);
        }
        catch (ProfileRefusedException e)
        {
            return (null, new WrongDocument(file, e.At, e.Expected));
        }
    }

    public CalendarsAnswer Calendars() => _calendars.All();

    public YearAnswer? Year(string calendar, int year) => _calendars.Year(calendar, year);

    public (TellCalendarYear? Year, WrongDocument? Wrong) CheckYear(string calendar, int year, string text) => _calendars.Check(calendar, year, text);

    public RecountsAnswer? Recounts(string company) => Current(company) is { } current ? new RecountsAnswer(company, current.Profile.TimeZone.Id, recounts.Of(company)) : null;

    public async Task<MovedAnswer?> Moved(string company, string recount, int skip, int take, CancellationToken cancel)
    {
        if (Current(company) is not { } current || recounts.Of(company).FirstOrDefault(r => r.Id == recount) is not { } line) return null;
        var (moved, total) = (ImmutableArray.CreateBuilder<MovedClock>(), 0L);
        await foreach (var record in log.ReadStream(new GrainId(Recounting.Kind.Name, company, recount).ToString(), 0, cancel).ConfigureAwait(false))
            if (catalog.Read(record.Event.Name, record.Event.Data.Span) is ClocksMoved page)
            {
                moved.AddRange(page.Moved.Skip((int)Math.Max(0, skip - total)).Take(take - moved.Count));
                total += page.Moved.Length;
            }
        return new MovedAnswer(line, current.Profile.TimeZone.Id, total, moved.ToImmutable());
    }

    /// <summary>What a version must say that the first one need not.</summary>
    private (string At, Said Expected)? Wrong(CompanyProfile profile, string company)
    {
        var (known, today) = (standards.Versions.Of(company), clock.GetCurrentInstant().InZone(profile.TimeZone).Date);
        if (known.Any(v => v.Name == profile.Version && (v.Document != profile.Source || v.Withdrawn))) return ("$.version", new($"имя, которого нет у другой версии; есть {string.Join(", ", known.Select(v => v.Name))}", $"a name that no other version has; there is {string.Join(", ", known.Select(v => v.Name))}"));
        if (profile.ValidFrom is not { } from) return ("$.validFrom", new("первый день, с которого версия может действовать, например 2027-01-01", "the first day on which the version may hold, such as 2027-01-01"));
        if (from < today && known.All(v => v.Name != profile.Version)) return ("$.validFrom", new($"{today:uuuu-MM-dd} (сегодня) или позже, а не {from:uuuu-MM-dd}: начатое оценивается по тогдашней версии", $"{today:uuuu-MM-dd} (today) or a later day, not {from:uuuu-MM-dd}: what has begun is judged by the version of then"));
        if (profile.Deadlines?.Region is { } region && !standards.Calendars.All.ContainsKey($"{CalendarShelf.National}-{region}")) return ("$.deadlines.region", new("регион, у которого есть календарь", "a region that has a calendar"));
        return null;
    }

    private ProfileVersion? Find(string company, string version) => standards.Versions.Of(company).FirstOrDefault(v => v.Name == version);

    private ProfileVersion? Current(string company) => standards.Versions.InForce(company)?.At(clock.GetCurrentInstant());

    private static VersionLine Line(ProfileVersion v, ImmutableArray<ProfileVersion> all, ProfileVersion current, Instant now)
    {
        var state = v switch
        {
            { Withdrawn: true } => VersionState.Withdrawn,
            { InForceAt: null } => VersionState.Draft,
            { InForceAt: { } at } when at > now => VersionState.Waiting,
            _ when v == current => VersionState.InForce,
            _ => all.Any(o => o.Corrects == v.Name && o.InForceAt <= now) ? VersionState.Corrected : VersionState.Past,
        };
        var rules = (v.Profile.Deadlines?.Rules.Length ?? 0) + (v.Profile.Norms?.Rules.Length ?? 0);
        Instant? inForceAt = v.InForceAt == Instant.MinValue ? null : v.InForceAt;
        return new VersionLine(v.Name, state, v.Profile.ValidFrom, inForceAt, v.By, v.UploadedAt, v.ActivatedBy, v.Corrects, rules, Unkept.Of(v.Profile).Count());
    }
}
