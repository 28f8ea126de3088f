using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Windows;

namespace OpsHub.Silo.Simulation;

/// <summary>An operator at a window, as the simulation moves him.</summary>
internal sealed class SimulatedWindow(int number, ImmutableArray<string> services)
{
    public int Number => number;

    public ImmutableArray<string> Services => services;

    public bool IsOpen { get; set; }

    public bool OnBreak { get; set; }

    /// <summary>Free, and has found nobody waiting.</summary>
    public bool IsIdle { get; set; }

    /// <summary>A break to be taken as soon as the window is free, or null.</summary>
    public (BreakKind Kind, Duration Length)? BreakDue { get; set; }

    /// <summary>Whether it closes as soon as it is free.</summary>
    public bool CloseDue { get; set; }
}
