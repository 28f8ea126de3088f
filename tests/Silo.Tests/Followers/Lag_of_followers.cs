using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Tests.Engine;
using static OpsHub.Silo.Tests.Followers.Hub_in_memory;

namespace OpsHub.Silo.Tests.Followers;

public sealed class Lag_of_followers : IDisposable
{
    private readonly Hub_in_memory _host = new();
    private readonly ManualResetEventSlim _open = new(initialState: true);

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task Is_what_the_log_holds_and_they_have_not_applied()
    {
        await using var hub = await _host.Start(new Catalog([Tally.Kind]), followers: [new Fold(_open.Wait)]);
        _open.Reset();
        await Do(hub, new GrainId("tally", "c", "1"), new Add(1));
        var newest = (await Do(hub, new GrainId("tally", "c", "2"), new Add(1))).Position;

        Folds(hub).ShouldBe(new FollowerState("folds", newest, false));
        _open.Set();
        await hub.Folded(newest, CancellationToken.None);

        Folds(hub).ShouldBe(new FollowerState("folds", 0, false));
        hub.Unkept.ShouldBe(newest);
    }

    [Fact]
    public async Task Grows_when_one_has_stopped_which_is_told()
    {
        await using var hub = await _host.Start(new Catalog([Tally.Kind]), followers: [new Fold(() => throw new InvalidOperationException("unreadable"))]);
        var first = (await Do(hub, new GrainId("tally", "c", "1"), new Add(1))).Position;
        await Should.ThrowAsync<InvalidOperationException>(hub.Folded(first, CancellationToken.None));
        var newest = (await Do(hub, new GrainId("tally", "c", "1"), new Add(1))).Position;

        Folds(hub).ShouldBe(new FollowerState("folds", newest, true));
    }

    private static FollowerState Folds(Hub hub) => hub.Followers.Single(f => f.Name == "folds");

    private sealed class Fold(Action meet) : IFollower
    {
        public void Apply(in Recorded fact) => meet();
    }
}
