using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Reactions;

/// <summary>
/// A reaction's command that may be sent together with later ones of its kind to the same grain. After a crash they may be gathered otherwise, so its decider must know by itself what
/// it has already done.
/// </summary>
public interface IGathered : ICommand
{
    /// <summary>This and a later one as one command.</summary>
    ICommand With(ICommand later);
}
