using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Walls;

/// <summary>Cell <c>pause/{number}</c>: why a window does not serve, while that is more than that it is closed.</summary>
/// <param name="UntilAt">When its break is meant to end, or null.</param>
/// <param name="Incident">Whether it was closed by an incident.</param>
public sealed record PauseCell(int Number, Instant? UntilAt, bool Incident);

/// <summary>Cells <c>pause/{number}</c> of the boards <c>screen/{company}/{office}/floor</c> and <c>wall/{company}/{office}</c>. Everything is in the newest fact of the window, so nothing is kept.</summary>
public sealed class WindowPauseView : IKeptView
{
    public int Shape => 1;

    public void Apply(in Recorded fact, ICells cells)
    {
        if (fact.Event is not WindowEvent happened) return;
        PauseCell? pause = happened switch
        {
            BreakStarted { UntilAt: { } until } => new PauseCell(happened.Number, until, false),
            WindowClosed { Incident: true } => new PauseCell(happened.Number, null, true),
            _ => null,
        };
        foreach (var board in (ReadOnlySpan<string>)[$"screen/{fact.Grain.Company}/{happened.Office}/floor", $"wall/{fact.Grain.Company}/{happened.Office}"])
        {
            if (pause is not null) cells.Set(board, $"pause/{happened.Number}", pause);
            else cells.Remove(board, $"pause/{happened.Number}");
        }
    }

    public byte[] Save() => [];

    public void Load(ReadOnlySpan<byte> saved)
    {
        // keeps nothing
    }
}
