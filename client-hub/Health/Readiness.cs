namespace OpsHub.ClientHub.Health;

/// <summary>Why a process cannot serve yet.</summary>
/// <param name="Code">Stable, such as <c>log-away</c> or <c>catching-up</c>.</param>
/// <param name="Detail">One sentence, without personal data.</param>
public sealed record NotReady(string Code, string Detail);

/// <summary>The host's word on whether it can serve: log within reach, followers caught up.</summary>
public interface IReadiness
{
    /// <summary>What is missing, or null when the process can serve. Answers within about a second.</summary>
    Task<NotReady?> Check(CancellationToken cancel);
}
