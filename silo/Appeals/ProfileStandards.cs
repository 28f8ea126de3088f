using System.Collections.Frozen;
using System.Text.Json;
using NodaTime;
using OpsHub.Grains;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Forecasts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Profiles;
using OpsHub.Grains.Standards;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Cases;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Profiles.Versions;

namespace OpsHub.Silo.Appeals;

/// <summary>
/// The standards that decide: every company's profile in the versions that hold, with their calendars, folded from the log over what comes with the program. One thread applies facts,
/// deciders and pages ask on any.
/// </summary>
public sealed class ProfileStandards : IStandards, IKeptFollower
{
    private readonly List<(GrainId Grain, IEvent Event)> _facts = [];
    private volatile FrozenDictionary<string, Timeline<InForce>> _companies;

    private ProfileStandards(IEnumerable<ProfileVersion> shipped, ToldCalendars calendars)
    {
        (Versions, Calendars) = (new VersionBook(shipped), calendars);
        _companies = Reckon();
    }

    public string Name => "standards";

    public int Shape => 1;

    /// <summary>Raised on the thread that applies facts, after a company's standards have changed.</summary>
    public event Action? Changed;

    /// <summary>Each company's profiles by the instant from which they hold.</summary>
    internal IEnumerable<Timeline<CompanyProfile>> Timelines => _companies.Values.Select(t => t.Select(v => v.Profile)).OrderBy(t => t.All[0].Version.Id, StringComparer.Ordinal);

    internal VersionBook Versions { get; }

    internal ToldCalendars Calendars { get; }

    /// <summary>The standards of every company.</summary>
    /// <param name="companies">Profiles that come with the program.</param>
    /// <param name="calendars">Directory with calendars.</param>
    /// <exception cref="CalendarRefusedException">A calendar that a profile needs is missing or wrong.</exception>
    public static ProfileStandards Of(IEnumerable<CompanyProfile> companies, string calendars) =>
        new(companies.Select(c => new ProfileVersion(c, c.Source ?? "{}", InForceAt: Instant.MinValue)), new ToldCalendars(calendars));

    /// <summary>One company's.</summary>
    public static AppealStandard Of(CompanyProfile company, WorkingCalendar calendar)
    {
        var (told, deadlines) = (company.Appeals!, company.Deadlines!);
        return new AppealStandard(
            [.. told.Kinds.Select(k => new AppealKind(k.Id, k.Deadlines, k.Complaint))], [.. deadlines.Categories.Select(c => new AppealCategory(c.Id, c.Vip))],
            [.. deadlines.Channels.Select(c => c.Id)], [.. told.Required.Select(f => new RequiredField(f.AnyOf, f.IfMissing, f.Kinds, f.Categories))],
            [.. told.NoAction.Select(g => new NoActionGround(g.Id, g.Clause, g.RequirementId, g.Channels))], ProfileDeadlines.Standard(company, calendar),
            company.Offices.Where(o => o.TimeZone is not null && o.TimeZone != company.TimeZone).ToDictionary(o => o.Id, o => ProfileDeadlines.Standard(company, calendar, o)), told.RepeatWithinDays);
    }

    public AppealStandard? Of(string company, Instant at) => _companies.GetValueOrDefault(company)?.At(at).Appeals;

    public ServiceStandard? Service(string company, Instant at) => _companies.GetValueOrDefault(company)?.At(at).Service;

    public PhoneStandard? Phone(string company, Instant at) => _companies.GetValueOrDefault(company)?.At(at).Phone;

    public Rhythm Rhythm(string company, Instant at) => _companies.GetValueOrDefault(company)?.At(at).Rhythm ?? Grains.Forecasts.Rhythm.Usual;

    /// <summary>The profile in force at an instant, or null for a company without one.</summary>
    public CompanyProfile? Profile(string company, Instant at) => _companies.GetValueOrDefault(company)?.At(at).Profile;

    /// <summary>Companies that count by a calendar; those of a region count by the national one too.</summary>
    internal IEnumerable<string> UsersOf(string calendar) => _companies.Where(c => c.Value.All.Any(v => v.Version.Profile.Deadlines is { } told
        && (calendar == CalendarShelf.National || $"{CalendarShelf.National}-{told.Region}" == calendar))).Select(c => c.Key).Order(StringComparer.Ordinal);

    public void Apply(in Recorded fact)
    {
        if (fact.Event is not (ProfileEvent or CalendarEvent)) return;
        Take(fact.Grain, fact.Event);
        _companies = Reckon();
        Changed?.Invoke();
    }

    /// <summary>The facts themselves: they are few, and read anew they say the same.</summary>
    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(_facts.Select(f => new Kept(f.Grain.ToString(), Concepts.Catalog.NameOf(f.Event), Concepts.Catalog.Write(f.Event))), HubJson.Options);

    public void Load(ReadOnlySpan<byte> saved)
    {
        foreach (var stored in JsonSerializer.Deserialize<Kept[]>(saved, HubJson.Options)!) Take(GrainId.Parse(stored.Grain), Concepts.Catalog.Read(stored.Name, stored.Data));
        _companies = Reckon();
        Changed?.Invoke();
    }

    private void Take(GrainId grain, IEvent happened)
    {
        if (happened is ProfileEvent profile) Versions.Apply(grain.Company, profile);
        if (happened is CalendarYearTold told) Calendars.Apply(grain.Key, told);
        _facts.Add((grain, happened));
    }

    private FrozenDictionary<string, Timeline<InForce>> Reckon() => Versions.Companies.Select(id => (Id: id, Versions: Versions.InForce(id))).Where(c => c.Versions is not null)
        .ToFrozenDictionary(c => c.Id, c => c.Versions!.Select(v => InForceOf(v.Profile)));

    private InForce InForceOf(CompanyProfile profile)
    {
        var calendar = Calendars.Of(profile.Deadlines?.Region);
        var rhythm = new Rhythm(calendar, profile.Rhythm?.ReadingDays ?? Grains.Forecasts.Rhythm.Usual.ReadingDays, profile.Rhythm?.BillDays ?? []);
        if (profile.Deadlines is null) return new InForce(profile, null, null, PhoneProfile.Standard(profile, null), rhythm);
        return new InForce(profile, profile.Appeals is null ? null : Of(profile, calendar), ProfileServices.Of(profile, calendar), PhoneProfile.Standard(profile, calendar), rhythm);
    }

    private sealed record InForce(CompanyProfile Profile, AppealStandard? Appeals, ServiceStandard? Service, PhoneStandard Phone, Rhythm Rhythm);

    private sealed record Kept(string Grain, string Name, byte[] Data);
}
