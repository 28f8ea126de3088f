using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Deadlines;

/// <summary>Collects steps. Without one, nothing is noted and nothing is allocated.</summary>
internal sealed class Trace
{
    private readonly List<Step> _steps = [];

    public ImmutableArray<Step> Steps => [.. _steps];

    public void Add(Step step) => _steps.Add(step);

    /// <summary>A day that counts; it joins the run before it.</summary>
    public void Counted(LocalDate day, int soFar)
    {
        if (_steps is [.., CountedStep run]) _steps[^1] = run with { Last = day, Days = run.Days + 1, SoFar = soFar };
        else _steps.Add(new CountedStep(day, day, 1, soFar));
    }
}
