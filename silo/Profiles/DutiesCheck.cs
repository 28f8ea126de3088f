using OpsHub.Grains.Duties;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>Work that comes back by the calendar, as the standard names it.</summary>
/// <param name="Every">Calendar period in which it is due once.</param>
/// <param name="Owner">Role that gets its alerts.</param>
/// <param name="GraceDays">Days after the period in which it may still be done, 0–31.</param>
/// <param name="Act">Kind of the deadlines by which findings must be acted on, or null.</param>
/// <param name="Note">What a reader should know, in Russian; or null.</param>
public sealed record DutyProfile(
    string Id, string Name, string NameEn, string Clause, Cadence Every, string Owner, string? RequirementId = null, int GraceDays = 0, string? Act = null, string? Note = null);

/// <summary>What the duties of a profile must fulfil beyond their shape.</summary>
internal static class DutiesCheck
{
    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile company)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (duty, i) in (company.Duties ?? []).Select((d, i) => (d, i)))
        {
            if (!GrainId.IsPart(duty.Id) || !seen.Add(duty.Id)) yield return ($"$.duties[{i}].id", new($"свой идентификатор: {Expect.Part.Ru}", $"an id of its own, {Expect.Part.En}"));
            if (duty.GraceDays is < 0 or > 31) yield return ($"$.duties[{i}].graceDays", Expect.Between(0, 31, new("дней", "days"), duty.GraceDays));
            if (duty.Act is { } act && company.Deadlines?.Rules.Any(r => r.Kinds.Contains(act)) != true) yield return ($"$.duties[{i}].act", Expect.KindWithRule);
        }
    }
}
