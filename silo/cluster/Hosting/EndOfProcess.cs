using Microsoft.Extensions.Logging;

namespace OpsHub.Cluster.Hosting;

/// <summary>A silo that the cluster has declared dead ends at once; whoever supervises the process starts it anew. Nothing is tidied up, as after a crash.</summary>
internal sealed class EndOfProcess(ILogger<EndOfProcess> logger) : IFatalErrorHandler
{
    private const int Dead = 70;

    public bool IsUnexpected(Exception exception) => exception is not (ObjectDisposedException or OperationCanceledException);

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        logger.DeclaredDead();
        Environment.Exit(Dead);
    }
}
