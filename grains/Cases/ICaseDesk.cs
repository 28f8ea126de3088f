using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using OpsHub.Grains.Appeals;

namespace OpsHub.Grains.Cases;

/// <summary>A process as the desk names it.</summary>
/// <param name="Opens">Events with which a case may be opened.</param>
/// <param name="Grounds">On which it may be cancelled.</param>
public sealed record ProcessWord(string Id, string Name, string NameEn, string Clause, ImmutableArray<DeskWord> Steps, ImmutableArray<DeskWord> Opens, ImmutableArray<DeskWord> Grounds);

/// <summary>The words of a company's desk of cases.</summary>
public sealed record CaseWords(string Company, string TimeZone, ImmutableArray<ProcessWord> Processes, ImmutableArray<DeskWord> Offices);

/// <param name="AsOf">The moment they are counted at.</param>
public sealed record CaseCountsAnswer(CaseCounts Counts, Instant AsOf);

/// <summary>One step of an opened case.</summary>
/// <param name="NoFigure">Where the figure is when the standard names none.</param>
/// <param name="EndedBy">Event that ended it, in words; or null.</param>
/// <param name="Why">Why it is needless, in words; or null.</param>
/// <param name="Clock">Its clock with every step to the instant, in Russian and English; null where it has none now.</param>
public sealed record CaseStepCard(
    string Id, string Name, string NameEn, string Clause, string? RequirementId, string Owner, StepPhase Phase, Instant? DueAt, Instant? AmberAt, Instant? EndedAt, DeskWord? EndedBy, Norms.Said? Why,
    string? NoFigure, JsonObject? Clock);

/// <summary>One case, whole.</summary>
/// <param name="Events">Events that may still be told, in the order of the process.</param>
/// <param name="Told">Events that were told; each may be corrected.</param>
/// <param name="Whole">Clock of the case as a whole, or null.</param>
public sealed record CaseCard(
    CaseLine Line, string? Category, string? Channel, string? Customer, string? Appeal, string OpenedBy, string? Outcome, ImmutableArray<CaseStepCard> Steps, JsonObject? Whole, ImmutableArray<DeskWord> Events,
    ImmutableArray<DeskWord> Told, ImmutableArray<CardStep> History);

/// <summary>What the web edge asks of cases. Null: the company has told no processes, or has no such case.</summary>
public interface ICaseDesk
{
    CaseWords? Words(string company);

    CaseCountsAnswer? Count(string company, CaseQuery query);

    CasePage? Search(string company, CaseQuery query);

    Task<CaseCard?> Find(string company, string id, CancellationToken cancel);
}
