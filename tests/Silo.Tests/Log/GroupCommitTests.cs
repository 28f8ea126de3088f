using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Silo.Log;
using static OpsHub.Silo.Tests.Log.LogSamples;

namespace OpsHub.Silo.Tests.Log;

/// <summary>Group commit over a store that the test holds back and breaks.</summary>
public sealed class GroupCommitTests
{
    private readonly HeldStore _store = new();

    [Fact]
    public async Task Writes_what_gathered_while_it_was_writing_in_one_batch()
    {
        await using var commits = Commits();
        var first = Append(commits, "A", 0);
        await _store.Next();
        var gathered = Enumerable.Range(0, 20).Select(i => Append(commits, $"B{i}", 0)).ToArray();

        _store.Finish();

        (await first).ShouldBe(new Appended.Written(1, 1));
        (await _store.Next()).Select(c => c.Commit.Stream).ShouldBe(Enumerable.Range(0, 20).Select(i => $"B{i}"), ignoreOrder: true);
        _store.Finish();
        await Task.WhenAll(gathered).WaitAsync(Patience);
    }

    [Fact]
    public async Task Sends_the_next_commit_of_a_stream_only_when_the_one_before_is_answered()
    {
        await using var commits = Commits(writers: 2);
        var answers = new[] { Append(commits, "A", 0, "a1"), Append(commits, "A", 1, "a2"), Append(commits, "B", 0, "b1"), Append(commits, "A", 2, "a3") };

        var seen = new List<string>();
        while (seen.Count < answers.Length)
        {
            var batch = await _store.Next();
            batch.Select(c => c.Commit.Stream).ShouldBeUnique();
            seen.AddRange(batch.Select(c => c.Commit.CommandId));
            _store.Finish();
        }

        (await Task.WhenAll(answers)).ShouldAllBe(a => a is Appended.Written);
        seen.Where(c => c.StartsWith('a')).ShouldBe(["a1", "a2", "a3"]);
    }

    [Fact]
    public async Task Writes_other_streams_while_one_is_stuck_behind_itself()
    {
        await using var commits = Commits(writers: 2);
        var stuck = Enumerable.Range(0, 50).Select(i => Append(commits, "A", i, $"a{i}")).ToArray();
        (await _store.Next()).ShouldHaveSingleItem();

        var other = Append(commits, "B", 0);

        (await _store.Next()).Select(c => c.Commit.Stream).ShouldBe(["B"]);
        _store.FinishAll();
        await Task.WhenAll(stuck.Append(other)).WaitAsync(Patience);
    }

    [Fact]
    public async Task Bounds_a_batch_in_commits_and_in_bytes()
    {
        await using var commits = Commits(options: new EventLogOptions { MaxBatchCommits = 3, MaxBatchBytes = 10_000 });
        var waiting = new List<Task<Appended>> { Append(commits, "first", 0) };
        await _store.Next();
        waiting.AddRange(Enumerable.Range(0, 4).Select(i => Append(commits, $"small{i}", 0)));
        waiting.AddRange(Enumerable.Range(0, 2).Select(i => commits.Append(Commit($"large{i}", 0, "c") with { Events = [Event(json: new string(' ', 9_970))] }, default)));

        _store.Finish();

        var sizes = new List<int>();
        while (sizes.Sum() < 6)
        {
            sizes.Add((await _store.Next()).Count);
            _store.Finish();
        }
        sizes.ShouldBe([3, 1, 1, 1]);
        await Task.WhenAll(waiting).WaitAsync(Patience);
    }

    [Fact]
    public async Task Fails_a_batch_with_its_store_and_goes_on()
    {
        await using var commits = Commits();
        var lost = Append(commits, "A", 0);
        await _store.Next();
        _store.Break(new InvalidOperationException("disk gone"));

        (await Should.ThrowAsync<LogAwayException>(() => lost.WaitAsync(Patience))).InnerException.ShouldBeOfType<InvalidOperationException>();

        var next = Append(commits, "A", 0);
        await _store.Next();
        _store.Finish();
        (await next.WaitAsync(Patience)).ShouldBe(new Appended.Written(1, 1));
    }

    [Fact]
    public async Task Forgets_a_commit_that_was_given_up_before_it_left()
    {
        await using var commits = Commits();
        var first = Append(commits, "A", 0);
        await _store.Next();
        using var giveUp = new CancellationTokenSource();
        var given = commits.Append(Commit("B", 0, "c"), giveUp.Token);
        var kept = Append(commits, "C", 0);
        await giveUp.CancelAsync();

        _store.Finish();

        (await _store.Next()).Select(c => c.Commit.Stream).ShouldBe(["C"]);
        _store.Finish();
        await Should.ThrowAsync<OperationCanceledException>(() => given.WaitAsync(Patience));
        await Task.WhenAll(first, kept).WaitAsync(Patience);
    }

    [Fact]
    public async Task Finishes_a_commit_that_was_given_up_after_it_left()
    {
        await using var commits = Commits();
        using var giveUp = new CancellationTokenSource();
        var leaving = commits.Append(Commit("A", 0, "c"), giveUp.Token);
        await _store.Next();

        await giveUp.CancelAsync();
        _store.Finish();

        (await leaving.WaitAsync(Patience)).ShouldBe(new Appended.Written(1, 1));
    }

    private GroupCommit Commits(int writers = 1, EventLogOptions? options = null) =>
        new(_store, writers, options ?? new EventLogOptions(), NullLogger.Instance);

    private static Task<Appended> Append(GroupCommit commits, string stream, long expected, string commandId = "c") =>
        commits.Append(Commit(stream, expected, commandId), CancellationToken.None);
}
