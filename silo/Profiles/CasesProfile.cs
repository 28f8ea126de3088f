using System.Collections.Immutable;

namespace OpsHub.Silo.Profiles;

/// <summary>The processes of a company's standard; events, kinds and clocks are those of the section <c>deadlines</c>.</summary>
public sealed record CasesProfile(ImmutableArray<ProcessProfile> Processes);

/// <param name="Deadlines">Kind of the deadlines that gives its steps their clocks.</param>
/// <param name="Opens">Events with which a case may begin.</param>
/// <param name="Steps">In the order of the standard.</param>
/// <param name="Ends">Events that end the case, whatever steps are left; null for none.</param>
/// <param name="Repeats">Events that may come more than once; null for none.</param>
/// <param name="Whole">Clock of the case as a whole, or null.</param>
/// <param name="Grounds">The closed list on which a case may be cancelled; null: it cannot be.</param>
public sealed record ProcessProfile(
    string Id, string Name, string NameEn, string Clause, string Deadlines, ImmutableArray<string> Opens, ImmutableArray<ProcessStepProfile> Steps, ImmutableArray<string>? Ends = null,
    ImmutableArray<string>? Repeats = null, string? Whole = null, ImmutableArray<CaseGroundProfile>? Grounds = null);

/// <param name="Owner">Unit that answers for it, as the standard names it.</param>
/// <param name="Done">Events that end it; the first that comes counts.</param>
/// <param name="Clock">Its clock, or null where the standard names no figure; then <paramref name="NoFigure"/> says where one is.</param>
/// <param name="Deadlines">Kind of its deadline where that is not the process's.</param>
/// <param name="After">Steps that must have ended before it can end; null for none.</param>
/// <param name="OnlyIf">The step is there only once one of these events has come; null: always.</param>
/// <param name="Skips">Events that make it needless; null for none.</param>
public sealed record ProcessStepProfile(
    string Id, string Name, string NameEn, string Clause, Stated<string> Owner, ImmutableArray<string> Done, string? RequirementId = null, string? Clock = null, string? NoFigure = null,
    string? Deadlines = null, ImmutableArray<string>? After = null, ImmutableArray<string>? OnlyIf = null, ImmutableArray<StepSkipProfile>? Skips = null);

/// <param name="Reason">Why the step is needless then, in Russian.</param>
public sealed record StepSkipProfile(string On, string Reason, string ReasonEn);

/// <param name="Clause">Null where the standard is silent and the ground is ours.</param>
public sealed record CaseGroundProfile(string Id, string Name, string NameEn, string? Clause = null);
