using OpsHub.Silo.Retention;

namespace OpsHub.Silo.Tests.Retention;

/// <summary>Deletes so many portions, then breaks off.</summary>
internal sealed class MortalPerishing(IPerishing inner, int portions) : IPerishing
{
    private int _left = portions;

    public Task<int> Delete(IReadOnlyList<Perishing> commits, CancellationToken cancel) => _left-- > 0 ? inner.Delete(commits, cancel) : throw new BrokenOff();

    public Task<int> Forget(IReadOnlyList<string> snapshots, CancellationToken cancel) => inner.Forget(snapshots, cancel);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

internal sealed class BrokenOff : Exception;
