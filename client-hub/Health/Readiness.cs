namespace OpsHub.ClientHub.Health;

/// <summary>Why a process cannot serve yet.</summary>
/// <param name="Code">Stable, such as <c>log-away</c> or <c>catching-up</c>.</param>
/// <param name="Detail">One sentence, without personal data.</param>
public sealed record NotReady(string Code, string Detail);

/// <summary>How far a process has followed the log.</summary>
public enum Following
{
    /// <summary>Everything up to the position is in its registers, boards and figures.</summary>
    There,

    /// <summary>Not yet, after a wait.</summary>
    Behind,

    /// <summary>No fact has such a position: waiting is of no use.</summary>
    Beyond,
}

/// <summary>The host's word on whether it can serve: log within reach, followers caught up.</summary>
public interface IReadiness
{
    /// <summary>What is missing, or null when the process can serve. Answers within about a second.</summary>
    Task<NotReady?> Check(CancellationToken cancel);

    /// <summary>Waits, for a few seconds at most, until the process has followed the log to a position.</summary>
    Task<Following> Follow(long position, CancellationToken cancel);
}
