using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Past;

/// <summary>Stands in where the host has no log to read.</summary>
internal sealed class NoPast : IPast
{
    public Task<PastOpening> Open(string who, string board, Instant at, CancellationToken cancel) =>
        Task.FromResult<PastOpening>(new PastOpening.Refused(new Refusal(PastCodes.BeforeTheLog, "This hub keeps no past."), null));
}
