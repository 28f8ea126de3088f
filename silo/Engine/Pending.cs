using System.Diagnostics;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Tracing;

namespace OpsHub.Silo.Engine;

/// <summary>One command in a mailbox and whoever waits for its answer.</summary>
internal sealed class Pending(Envelope envelope, CancellationToken cancel) : TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private readonly ActivityContext _cause = HubSpans.Cause;
    private CancellationTokenRegistration _registration;

    public Envelope Envelope => envelope;

    /// <summary>From here on giving up cancels the wait, until the turn begins.</summary>
    public void Watch() => _registration = cancel.CanBeCanceled ? cancel.UnsafeRegister(static (self, token) => ((Pending)self!).TrySetCanceled(token), this) : default;

    /// <summary>The turn as a part of its caller's trace, from here until it is disposed of; null where that is not kept.</summary>
    public Activity? Span() => HubSpans.After(_cause, "turn");

    /// <summary>False when the caller has given up: no turn then. A turn once begun is finished.</summary>
    public bool Begin()
    {
        _registration.Dispose();
        if (!cancel.IsCancellationRequested) return !Task.IsCompleted;
        TrySetCanceled(cancel);
        return false;
    }
}
