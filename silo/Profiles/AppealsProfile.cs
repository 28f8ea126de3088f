using System.Collections.Immutable;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Silo.Profiles;

/// <summary>What a company's standard says of appeals; kinds of deadlines, categories and channels are those of the section <c>deadlines</c>.</summary>
/// <param name="Kinds">At least one.</param>
/// <param name="Required">What an appeal must state.</param>
/// <param name="NoAction">The closed list of grounds for neither examining nor answering; empty where the standard has none.</param>
/// <param name="RepeatWithinDays">Within how many days a second appeal of one customer on one topic is a repeat, 1–3660; no standard names a figure.</param>
/// <param name="Retention">How long records are kept at least, or null where the standard is silent.</param>
public sealed record AppealsProfile(
    ImmutableArray<AppealKindProfile> Kinds, ImmutableArray<RequiredFieldProfile> Required, ImmutableArray<NoActionProfile> NoAction, int RepeatWithinDays = 30, ImmutableArray<RetentionProfile>? Retention = null);

/// <param name="Deadlines">Kind of the deadlines that gives it its clocks.</param>
/// <param name="Complaint">Whether it is a complaint or claim, counted apart.</param>
public sealed record AppealKindProfile(string Id, string Name, string NameEn, string Deadlines, string Clause, string? RequirementId = null, bool Complaint = false);

/// <param name="AnyOf">Fields of which one is enough.</param>
/// <param name="Name">In Russian, as screens show it.</param>
/// <param name="Tell">Kind of the deadlines by which the customer must be told that it is missing, or null.</param>
public sealed record RequiredFieldProfile(
    ImmutableArray<string> AnyOf, string Name, string NameEn, IfMissing IfMissing, string Clause, string? RequirementId = null, ImmutableArray<string>? Kinds = null, ImmutableArray<string>? Categories = null,
    string? Tell = null);

/// <param name="Channels">Channels it holds for; null for all.</param>
/// <param name="Kinds">Kinds of appeals it holds for; null for all.</param>
/// <param name="Tell">Kind of the deadlines by which the customer must be told of it, or null.</param>
public sealed record NoActionProfile(
    string Id, string Name, string NameEn, string Clause, string? RequirementId = null, ImmutableArray<string>? Channels = null, ImmutableArray<string>? Kinds = null,
    string? Tell = null);

/// <param name="Within">At least so long from the end of the appeal.</param>
public sealed record RetentionProfile(string Id, string Name, string NameEn, Stated<Limit> Within, string Clause, string? RequirementId = null);
