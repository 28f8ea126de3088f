using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Silo.Profiles;

/// <summary>What the standard says of telephones besides lines and norms.</summary>
/// <param name="Menu">Functions of the voice menu; null for any.</param>
/// <param name="Purposes">Purposes of outbound calls; null for any.</param>
/// <param name="RecordingNotice">Whether callers must be told that they are recorded.</param>
/// <param name="Lost">When a call without an end is closed; null for the usual times.</param>
public sealed record PhoneProfile(ImmutableArray<MenuFunctionProfile>? Menu = null, ImmutableArray<PhonePurposeProfile>? Purposes = null, bool RecordingNotice = false, LostProfile? Lost = null)
{
    /// <summary>As deciders take it; a profile without the section has the usual one.</summary>
    public static PhoneStandard Standard(CompanyProfile company, WorkingCalendar? calendar)
    {
        var (told, shortened) = (company.Phone ?? new PhoneProfile(), company.Deadlines?.ShortenedByMin ?? 0);
        return new PhoneStandard(
            [.. (told.Menu ?? []).Select(f => new MenuFunction(f.Id, f.Serves))], [.. (told.Purposes ?? []).Select(p => p.Id)], company.KeptFor(KeptData.Recordings), told.RecordingNotice,
            told.Lost is { } lost ? new LostAfter(Duration.FromMinutes(lost.MenuMin), Duration.FromMinutes(lost.WaitingMin), Duration.FromMinutes(lost.TalkingMin)) : LostAfter.Usual,
            company.Lines.ToImmutableDictionary(l => l.Id, l => new WorkingTime(l.Hours.Value.Days, shortened)), calendar, company.TimeZone);
    }
}

/// <param name="Serves">Whether the caller has got there what he came for.</param>
public sealed record MenuFunctionProfile(string Id, string Name, string NameEn, bool Serves = true, string? RequirementId = null);

public sealed record PhonePurposeProfile(string Id, string Name, string NameEn, string? RequirementId = null);

/// <param name="MenuMin">In the menu, 1–1440 minutes.</param>
/// <param name="WaitingMin">Waiting, 1–1440 minutes.</param>
/// <param name="TalkingMin">Talking, 1–1440 minutes.</param>
public sealed record LostProfile(int MenuMin = 60, int WaitingMin = 240, int TalkingMin = 480);
