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
}
