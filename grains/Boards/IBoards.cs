using NodaTime;

namespace OpsHub.Grains.Boards;

/// <summary>The boards that this process keeps folded, as the feed sees them.</summary>
public interface IBoards
{
    /// <summary>Identity of log and folds; changes when the cells cannot be continued.</summary>
    string Epoch { get; }

    /// <summary>Every board there is.</summary>
    IReadOnlyCollection<Board> All { get; }

    /// <summary>The board of that name, or null.</summary>
    Board? Find(string name);

    /// <summary>Hub time at which the fact of a position was recorded; null where it is too old to be known, or nothing is folded here.</summary>
    Instant? RecordedAt(long position) => null;
}
