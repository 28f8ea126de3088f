using System.Threading.Channels;
using OpsHub.Grains.Kernel;
using Outcome = OpsHub.Grains.Kernel.Outcome;

namespace OpsHub.Replay.Tests.Support;

/// <summary>Takes the facts of a feed and hands them out in order.</summary>
internal sealed class FactSink : IGrains
{
    private readonly Channel<Envelope> _sent = Channel.CreateUnbounded<Envelope>();

    /// <summary>Nothing waits to be handed out.</summary>
    public bool IsEmpty => _sent.Reader.Count == 0;

    public Task<Outcome> Send(Envelope envelope, CancellationToken cancel)
    {
        _sent.Writer.TryWrite(envelope);
        return Task.FromResult<Outcome>(new Outcome.Nothing());
    }

    public async Task<Envelope> Next(CancellationToken cancel) => await _sent.Reader.ReadAsync(cancel);
}
