using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Tests.Engine;

/// <summary>An engine under test: the port, a way to make it forget idle grains, and how to stop it.</summary>
/// <param name="Grains">The port.</param>
/// <param name="ReleaseAll">Takes every idle grain out of memory.</param>
/// <param name="Stop">Stops it in good order.</param>
public sealed record OpenedEngine(IGrains Grains, Func<Task> ReleaseAll, Func<ValueTask> Stop) : IAsyncDisposable
{
    public Task<Outcome> Send(string key, string commandId, ICommand command, CancellationToken cancel = default) =>
        Grains.Send(new Envelope(Tally.Id(key), commandId, command, "test"), cancel);

    /// <summary>Sends again under the same command id while the grain is unavailable.</summary>
    public async Task<Outcome> SendUntilAnswered(string key, string commandId, ICommand command)
    {
        Outcome outcome;
        do outcome = await Send(key, commandId, command);
        while (outcome is Outcome.Unavailable);
        return outcome;
    }

    public ValueTask DisposeAsync() => Stop();
}
