namespace OpsHub.Faults.Tests.Killing;

/// <summary>What each of several connections says, one message after the other.</summary>
internal interface IScript
{
    int Connections { get; }

    /// <param name="connection">Which, from 0.</param>
    Message Next(int connection);
}
