using OpsHub.Cluster.Wire;

namespace OpsHub.Cluster.Grains;

/// <summary>What every concept's grain is asked; the command is in the letter.</summary>
[Alias("opshub.IConceptGrain")]
internal interface IConceptGrain : IGrainWithStringKey
{
    /// <summary>Gives one command its turn. Cancelling withdraws a command whose turn has not begun.</summary>
    [Alias("ask")]
    Task<Answer> Ask(Letter letter, CancellationToken cancel);
}
