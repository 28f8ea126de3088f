using OpsHub.Grains.People;

namespace OpsHub.ClientHub.Appeals;

/// <summary>Stands in where the host keeps no log.</summary>
internal sealed class NoPersonExports : IPersonExports
{
    public Task<ExportAnswer?> Tell(string company, PersonSearch asked, CancellationToken cancel) => Task.FromResult<ExportAnswer?>(null);
}
