using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Reactions;

/// <summary>
/// A process manager: turns an event of one grain into commands for others. Pure; the host sends them with ids derived from the
/// event, so that a crash between two grains is finished later and never done twice.
/// </summary>
public interface IReaction
{
    /// <summary>Stored name; part of the derived command ids.</summary>
    string Name { get; }

    /// <summary>What is to be done; nothing for most events.</summary>
    IEnumerable<(GrainId Grain, ICommand Command)> To(in Recorded fact);

    /// <summary>Id of a reaction's command: who else sends the same command under it does not do it twice.</summary>
    /// <param name="reaction">Name of the reaction.</param>
    /// <param name="position">Position of the fact.</param>
    /// <param name="index">Place among the fact's commands.</param>
    static string CommandId(string reaction, long position, int index) => $"reaction:{reaction}:{position}:{index}";
}
