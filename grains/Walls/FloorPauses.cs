using NodaTime;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>Cell <c>pause/{number}</c>: why a window does not serve, while that is more than that it is closed.</summary>
/// <param name="UntilAt">When its break is meant to end, or null.</param>
/// <param name="Incident">Whether it was closed by an incident.</param>
public sealed record PauseCell(int Number, Instant? UntilAt, bool Incident);

/// <summary>Windows on a break with an end, and those that an incident closed.</summary>
internal sealed class FloorPauses
{
    public SortedDictionary<int, PauseCell> ByWindow { get; set; } = [];

    public void Apply(WindowEvent happened)
    {
        ByWindow.Remove(happened.Number);
        if (happened is BreakStarted { UntilAt: { } until }) ByWindow[happened.Number] = new PauseCell(happened.Number, until, false);
        if (happened is WindowClosed { Incident: true }) ByWindow[happened.Number] = new PauseCell(happened.Number, null, true);
    }

    public void Draw(Dictionary<string, object> cells)
    {
        foreach (var (number, pause) in ByWindow) cells[$"pause/{number}"] = pause;
    }
}
