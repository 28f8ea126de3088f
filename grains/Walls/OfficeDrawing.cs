using OpsHub.Grains.Boards;

namespace OpsHub.Grains.Walls;

/// <summary>One board of one office, drawn from state that facts change under the same lock.</summary>
/// <param name="facts">Held while a fact is applied.</param>
/// <param name="draw">Writes every cell by its key.</param>
internal sealed class OfficeDrawing(Lock facts, Action<Dictionary<string, object>> draw) : IDrawing
{
    private long _position;

    public long Position => Volatile.Read(ref _position);

    /// <summary>A fact may have changed it; called under the lock.</summary>
    public void Changed(long position) => Volatile.Write(ref _position, position);

    public Drawn Draw()
    {
        lock (facts)
        {
            var cells = new Dictionary<string, object>(StringComparer.Ordinal);
            draw(cells);
            return new Drawn(_position, cells);
        }
    }
}
