using System.Collections.Immutable;

namespace OpsHub.Grains.Cases;

/// <summary>A process of a company's standard as data: what begins it, its steps, what ends it.</summary>
/// <param name="Deadlines">Kind of the deadline rules that gives its steps their clocks.</param>
/// <param name="Opens">Events with which a case may begin, at least one.</param>
/// <param name="Steps">In the order of the standard.</param>
/// <param name="Ends">Events that end the case, whatever steps are left, such as a refusal.</param>
/// <param name="Repeats">Events that may come more than once.</param>
/// <param name="Whole">Clock of the case as a whole, such as "never over 45 days"; null where there is none.</param>
/// <param name="Marks">Further events of the process that start, stop or extend clocks.</param>
/// <param name="Grounds">The closed list on which a case may be cancelled; empty: a case cannot be.</param>
public sealed record CaseProcess(
    string Id, string Deadlines, ImmutableArray<string> Opens, ImmutableArray<CaseStep> Steps, ImmutableArray<string> Ends, ImmutableArray<string> Repeats,
    ImmutableArray<string> Marks, string? Whole, ImmutableArray<string> Grounds)
{
    /// <summary>Name that the clock of the case as a whole goes by among those of its steps.</summary>
    public const string WholeCase = "whole";

    /// <summary>The step of that id, or null.</summary>
    public CaseStep? Step(string id) => Steps.FirstOrDefault(s => s.Id == id);
}

/// <summary>One step of a process.</summary>
/// <param name="Clock">Its clock among the deadline rules; null where the standard names no figure.</param>
/// <param name="Done">Events that end it, at least one; the first that comes counts.</param>
/// <param name="Owner">Unit that answers for it unless the case says otherwise.</param>
/// <param name="After">Steps that must have ended before it can end.</param>
/// <param name="OnlyIf">A branch: the step is there only once one of these events has come; null: always.</param>
/// <param name="Skips">Events that make the step needless as long as it is not done.</param>
/// <param name="Deadlines">Kind of its deadline rule where that is not the process's.</param>
public sealed record CaseStep(
    string Id, string? Clock, ImmutableArray<string> Done, string Owner, ImmutableArray<string> After, ImmutableArray<string>? OnlyIf, ImmutableArray<StepSkip> Skips, string? Deadlines = null);

/// <summary>Makes a step needless.</summary>
/// <param name="Reason">In Russian.</param>
public sealed record StepSkip(string On, string Reason, string ReasonEn);
