using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Postgres;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

/// <summary>Which commits are inserted without a look.</summary>
public sealed class VouchingTests
{
    private readonly Vouching _vouching = new(capacity: 2, waryBatches: 2);

    [Fact]
    public void Vouches_for_new_streams()
    {
        Sure(Commit("A", 0, "c"), Commit("B", 7, "c")).ShouldBe([true, false]);
    }

    [Fact]
    public void Vouches_for_no_answer_without_events()
    {
        _vouching.Written(Session(), Commit("A", 3, "c"));

        Sure(Nothing("A", 4, "d"), Nothing("B", 0, "d")).ShouldBe([false, false]);
    }

    [Fact]
    public void Vouches_for_the_version_it_wrote_itself()
    {
        _vouching.Written(Session(), Commit("A", 3, "c", events: 2));

        Sure(Commit("A", 5, "d"), Commit("A", 4, "d"), Commit("A", 6, "d")).ShouldBe([true, false, false]);
    }

    [Fact]
    public void Is_wary_for_a_while_after_a_collision()
    {
        _vouching.Collided();

        Sure(Commit("A", 0, "c")).ShouldBe([false]);
        Sure(Commit("A", 0, "c")).ShouldBe([false]);
        Sure(Commit("A", 0, "c")).ShouldBe([true]);
    }

    [Fact]
    public void Knows_nothing_of_a_new_session_nor_takes_the_old_ones_word()
    {
        var old = Session();
        _vouching.Written(old, Commit("A", 0, "c"));

        _vouching.NewSession();
        _vouching.Written(old, Commit("B", 0, "c"));

        Sure(Commit("A", 1, "d"), Commit("B", 1, "d")).ShouldBe([false, false]);
    }

    [Fact]
    public void Forgets_the_streams_it_has_not_seen_for_longest()
    {
        foreach (var stream in new[] { "A", "B", "C", "D", "E" }) _vouching.Written(Session(), Commit(stream, 0, "c"));

        Sure(Commit("A", 1, "d"), Commit("B", 1, "d"), Commit("C", 1, "d"), Commit("E", 1, "d")).ShouldBe([false, false, true, true]);
    }

    private long Session() => _vouching.Begin([]).Session;

    private bool[] Sure(params Commit[] commits) => _vouching.Begin([.. commits.Select(KeyedCommit.From)]).Sure;
}
