namespace OpsHub.Grains.Boards;

/// <summary>
/// What a view shows on one board, worked out when somebody looks and not before: facts come by the hundred, frames ten times a second, and most boards have no watcher at all (ADR 0026).
/// </summary>
public interface IDrawing
{
    /// <summary>Position of the newest fact that may have changed it; a look at it is cheap.</summary>
    long Position { get; }

    /// <summary>Everything it shows. Called by whichever thread looks, beside the one that applies facts; never shows half of a fact.</summary>
    Drawn Draw();
}

/// <summary>A drawing as of a log position.</summary>
/// <param name="Position">Of the newest fact in it.</param>
/// <param name="Cells">Plain records by key, as for <see cref="ICells.Set"/>; what is not among them is not shown.</param>
public sealed record Drawn(long Position, IReadOnlyDictionary<string, object> Cells);
