using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Norms;

/// <summary>One norm (норма) of a company's standard: whose figure, how it is taken, what it may be.</summary>
/// <param name="Id">Unique in the company.</param>
/// <param name="Name">In Russian, as the ledger shows it.</param>
/// <param name="NameEn">In English.</param>
/// <param name="Clause">Where the standard says so.</param>
/// <param name="Entity">Of what the figure is.</param>
/// <param name="Metric">Id from <see cref="NormMetrics"/>, or another one together with <paramref name="NotEnforced"/>.</param>
/// <param name="Aggregation">How cases become a figure.</param>
/// <param name="Unit">Unit of threshold, amber and figure.</param>
/// <param name="RequirementId">Requirement it comes from, or null.</param>
/// <param name="Comparator">On which side of the threshold the figure must be.</param>
/// <param name="Threshold">In the unit; null where another source gives it.</param>
/// <param name="Amber">At risk from here on: the lower end of a range. Or null.</param>
/// <param name="ByYear">Thresholds of single years, before the general one.</param>
/// <param name="Thresholds">Thresholds by attribute of the subject, the first that fits, before all others.</param>
/// <param name="ThresholdFrom">Who sets the threshold when it is not in the standard, such as a yearly order; or null.</param>
/// <param name="CaseLimit">Of a share: which cases count as kept.</param>
/// <param name="Numerator">Of a ratio or a count: which contacts are counted. Of a mean: whose seconds are added up, where they are not those of the denominator.</param>
/// <param name="Denominators">Of a share or a ratio: out of which contacts; the first is judged, further ones are shown beside it.</param>
/// <param name="Window">Over what time.</param>
/// <param name="WindowStated">Whether the standard names the window; otherwise it is our reading.</param>
/// <param name="RollingDays">Days of a rolling window, 1–366.</param>
/// <param name="Force">Whether it binds.</param>
/// <param name="Per">Whether each office or line must keep it, or the company as a whole.</param>
/// <param name="Where">Which subjects and cases it is about; null for all.</param>
/// <param name="AppliesIf">Attributes of a subject that switch the norm on; null: always.</param>
/// <param name="Exclusions">Cases that the standard leaves out; the figure is told with and without.</param>
/// <param name="Days">Of a schedule: weekdays it is about, mon to sun; null for all.</param>
/// <param name="Weight">Attribute by which subjects weigh, or null.</param>
/// <param name="Regime">Regime it holds in, such as major-event; or null for every day.</param>
/// <param name="Owner">Role that gets its alerts.</param>
/// <param name="ValidFrom">First day it holds, or null.</param>
/// <param name="ValidUntil">First day it holds no more, or null; a later version of the standard ends it in the same way.</param>
/// <param name="NotEnforced">Why the hub cannot keep it, in English; null when it can.</param>
/// <param name="NotEnforcedRu">The same in Russian, or null.</param>
/// <param name="Note">What a reader should know: a gap of the text, a default taken. In Russian. Or null.</param>
/// <param name="Confidence">How sure the reading of the clause is; null where nobody has said.</param>
public sealed record NormRule(
    string Id, string Name, string NameEn, string Clause, NormEntity Entity, string Metric, NormAggregation Aggregation, NormUnit Unit, string? RequirementId = null,
    Comparator Comparator = Comparator.AtMost, decimal? Threshold = null, decimal? Amber = null, ImmutableSortedDictionary<int, decimal>? ByYear = null,
    ImmutableArray<AttributeThreshold>? Thresholds = null, string? ThresholdFrom = null, CaseLimit? CaseLimit = null, Population? Numerator = null,
    ImmutableArray<Population>? Denominators = null, NormWindow Window = NormWindow.Month, bool WindowStated = true, int? RollingDays = null,
    NormForce Force = NormForce.Must, NormPer Per = NormPer.Each, NormWhere? Where = null, ImmutableSortedDictionary<string, string>? AppliesIf = null,
    ImmutableArray<NormExclusion>? Exclusions = null, ImmutableArray<IsoDayOfWeek>? Days = null, string? Weight = null, string? Regime = null,
    string Owner = NormRule.Quality, LocalDate? ValidFrom = null, LocalDate? ValidUntil = null, string? NotEnforced = null, string? NotEnforcedRu = null, string? Note = null,
    Confidence? Confidence = null)
{
    /// <summary>Owner where the standard names none: the head of service quality.</summary>
    public const string Quality = "service-quality";

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(LocalDate day) => !(day < ValidFrom) && !(day >= ValidUntil);

    /// <summary>Topics a visit may have and still be in the mean, or null for any number.</summary>
    public decimal? MostTopics => Exclusions?.FirstOrDefault(e => e.Kind == ExclusionKind.TopicsOver)?.Value;
}

/// <summary>A threshold for subjects with these attributes.</summary>
/// <param name="When">Attribute and value, all of them.</param>
/// <param name="AtLeast">Attributes that must be told and be so large, such as the customers affected; or null.</param>
/// <param name="Season">Only on days of the season; of a longer window its last day decides. Or null.</param>
public sealed record AttributeThreshold(
    ImmutableSortedDictionary<string, string> When, decimal Threshold, ImmutableSortedDictionary<string, decimal>? AtLeast = null, Season? Season = null);

/// <summary>Which cases of a share are kept.</summary>
/// <param name="Amount">In the unit; the comparator of a case is always "at most".</param>
public sealed record CaseLimit(decimal Amount, NormUnit Unit);

/// <summary>Selects subjects and cases. What is null selects all.</summary>
/// <param name="Offices">Office ids.</param>
/// <param name="Lines">Line ids.</param>
/// <param name="Services">Service ids of the queue.</param>
/// <param name="Categories">Customer categories.</param>
/// <param name="Attributes">Attributes a subject must have.</param>
/// <param name="Kinds">Kinds of appeals.</param>
/// <param name="Deadlines">Deadline rules whose clocks it is about.</param>
/// <param name="AtLeast">Attributes of a subject that must be told and be so large.</param>
public sealed record NormWhere(
    ImmutableArray<string>? Offices = null, ImmutableArray<string>? Lines = null, ImmutableArray<string>? Services = null, ImmutableArray<string>? Categories = null,
    ImmutableSortedDictionary<string, string>? Attributes = null, ImmutableArray<string>? Kinds = null, ImmutableArray<string>? Deadlines = null,
    ImmutableSortedDictionary<string, decimal>? AtLeast = null);

/// <summary>What the standard leaves out of a figure.</summary>
/// <param name="Value">Of <see cref="ExclusionKind.TopicsOver"/>: the most topics that still count.</param>
/// <param name="Text">In the standard's sense, in Russian, where no criterion can be computed.</param>
public sealed record NormExclusion(ExclusionKind Kind, decimal? Value = null, string? Text = null);
