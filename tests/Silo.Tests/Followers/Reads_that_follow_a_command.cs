using OpsHub.ClientHub.Health;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Hosting;
using OpsHub.Silo.Tests.Engine;
using static OpsHub.Silo.Tests.Followers.Hub_in_memory;

namespace OpsHub.Silo.Tests.Followers;

public sealed class Reads_that_follow_a_command : IDisposable
{
    private readonly Hub_in_memory _host = new();
    private readonly Gate _gate = new();

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task Wait_until_every_fold_has_come_to_its_position()
    {
        await using var hub = await _host.Start(new Catalog([Tally.Kind]), followers: [_gate]);
        var readiness = new HubReadiness(hub);
        _gate.Close();
        var position = (await Do(hub, new GrainId("tally", "c", "1"), new Add(1))).Position;

        var followed = readiness.Follow(position, CancellationToken.None);
        var before = (followed.IsCompleted, _gate.Applied);
        _gate.Open();

        (await followed).ShouldBe(Following.There);
        before.ShouldBe((false, 0));
        _gate.Applied.ShouldBe(1);
        (await readiness.Follow(position, CancellationToken.None)).ShouldBe(Following.There);
    }

    [Fact]
    public async Task Do_not_wait_for_what_the_log_does_not_hold()
    {
        await using var hub = await _host.Start(new Catalog([Tally.Kind]));
        var position = (await Do(hub, new GrainId("tally", "c", "1"), new Add(1))).Position;

        (await new HubReadiness(hub).Follow(position + 1, CancellationToken.None)).ShouldBe(Following.Beyond);
    }

    /// <summary>A fold that stands still while it is closed.</summary>
    private sealed class Gate : IFollower, IDisposable
    {
        private readonly ManualResetEventSlim _open = new(initialState: true);
        private int _applied;

        public int Applied => Volatile.Read(ref _applied);

        public void Close() => _open.Reset();

        public void Open() => _open.Set();

        public void Apply(in Recorded fact)
        {
            _open.Wait();
            Interlocked.Increment(ref _applied);
        }

        public void Dispose() => _open.Dispose();
    }
}
