namespace OpsHub.Grains.Boards;

/// <summary>
/// A fold of the log into cells of boards. One owner applies facts in log order; no I/O, no clock.
/// Law, tested: applying facts 1…n and then n+1…m gives the same boards as 1…m at once, and snapshot(n) + delta(n…m) = snapshot(m).
/// </summary>
public interface IView
{
    /// <summary>Raised when the meaning or the shape of the cells changes; a part of the epoch.</summary>
    int Shape { get; }

    /// <summary>Folds one fact and reports every cell that changed, or draws its boards when asked. Facts that are no business of the view are passed over.</summary>
    void Apply(in Recorded fact, ICells cells);
}

/// <summary>Where a view writes its cells.</summary>
public interface ICells
{
    /// <summary>Sets a cell; the value is serialised at most once per push, so calling often is cheap.</summary>
    /// <param name="board">Name of the board, such as <c>wall/samara</c>.</param>
    /// <param name="key">Key of the cell, such as <c>office/samara-01</c>.</param>
    /// <param name="value">Plain record; serialised as camelCase JSON when a frame needs it. Must not change afterwards.</param>
    void Set(string board, string key, object value);

    /// <summary>Removes a cell; nothing happens if there is none.</summary>
    void Remove(string board, string key);

    /// <summary>Gives a board its drawing, which from then on says all of its cells; nobody sets or removes any beside it.</summary>
    void Draw(string board, IDrawing drawing);
}
