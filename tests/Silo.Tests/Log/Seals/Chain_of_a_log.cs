using OpsHub.Grains.Kernel;
using OpsHub.Silo.Log;
using OpsHub.Silo.Log.Seals;
using OpsHub.Silo.Verification;

namespace OpsHub.Silo.Tests.Log.Seals;

/// <summary>Ten commits at positions 10, 20 … 100, sealed at 30, 60 and 100.</summary>
public sealed class Chain_of_a_log
{
    private static readonly Guid Id = new("5d0ddc5e-0000-4000-8000-000000000001");

    private static readonly LogRow[] Rows = [.. Enumerable.Range(1, 10).Select(n => Row(n * 10, $"c{n}"))];

    private static readonly Seal[] Sealed = [Chain(Rows[..3]), Chain(Rows[..6]), Chain(Rows)];

    [Fact]
    public async Task Agrees_with_what_was_sealed() => (await Check(Rows)).ShouldBeEmpty();

    [Fact]
    public async Task Goes_on_beyond_the_newest_seal() => (await Check([.. Rows, Row(110, "c11")])).ShouldBeEmpty();

    [Fact]
    public async Task Says_where_it_breaks_and_how_and_goes_on_behind_it()
    {
        LogRow[] changed = [.. Rows[..4], Row(50, "c5", actor: "another"), .. Rows[5..]];
        LogRow[] removed = [.. Rows[..4], .. Rows[5..]];
        LogRow[] inserted = [.. Rows[..4], Row(45, "new"), .. Rows[4..]];
        LogRow[] swapped = [.. Rows[..3], Row(40, "c5"), Row(50, "c4"), .. Rows[5..]];

        (await Check(changed)).ShouldBe(["positions 31 to 60: the chain is broken: what was sealed was changed"]);
        (await Check(removed)).ShouldBe(["positions 31 to 60: the chain is broken: 1 commits that were sealed are gone"]);
        (await Check(inserted)).ShouldBe(["positions 31 to 60: the chain is broken: 1 commits were put in after it was sealed"]);
        (await Check(swapped)).ShouldBe(["positions 31 to 60: the chain is broken: commits have changed their places since they were sealed"]);
        (await Check(Rows[..8])).ShouldBe(["positions 61 to 100: the log is cut off: it was sealed up to position 100 and ends at 80"]);
    }

    [Fact]
    public async Task Names_each_stretch_that_was_changed()
    {
        LogRow[] twice = [Row(10, "c1", actor: "another"), .. Rows[1..9], Row(100, "c10", actor: "another")];

        (await Check(twice)).Select(f => f[..f.IndexOf(':', StringComparison.Ordinal)]).ShouldBe(["positions 1 to 30", "positions 61 to 100"]);
    }

    [Fact]
    public void Counts_every_field_of_a_commit_and_where_one_ends_and_the_next_begins()
    {
        var commit = Row(10, "c1").Commit;
        LogRow Of(StoredCommit stored, Guid key = default, Refusal? refusal = null) => new(stored, key, refusal);
        LogRow[] others =
        [
            Of(commit), Of(commit with { Position = 11 }), Of(commit with { Stream = "tally/test/b" }), Of(commit with { BaseVersion = 1 }), Of(commit with { EventCount = 2 }), Of(commit with { CommandId = "c2" }),
            Of(commit with { Actor = "another" }), Of(commit with { RecordedAtNs = 8 }), Of(commit with { Block = [2] }), Of(commit, Id), Of(commit, default, new Refusal("no", "Not today.")),
            Of(commit with { Stream = commit.Stream + "c", CommandId = "1" }),
        ];

        others.Select(row => Chain([row]).Hash).Distinct().Count().ShouldBe(others.Length);
    }

    [Fact]
    public void Is_another_one_in_another_log()
    {
        using var other = new LogChain(Guid.Empty);
        foreach (var row in Rows) other.Add(row);

        other.Seal.Hash.ShouldNotBe(Chain(Rows).Hash);
    }

    [Fact]
    public async Task Is_known_again_by_a_head_written_down_at_any_commit()
    {
        foreach (var count in new[] { 1, 5, 6, 10 }) (await Check(Rows, Chain(Rows[..count]).Head)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_told_by_a_head_written_down_from_one_that_was_rewritten_and_sealed_anew_and_from_one_that_was_cut_and_sealed_anew()
    {
        var head = Chain(Rows[..7]).Head;
        LogRow[] rewritten = [Row(10, "c1", actor: "another"), .. Rows[1..]];

        (await Check(rewritten, head, [Chain(rewritten)])).ShouldHaveSingleItem().ShouldStartWith("chain: the log was rewritten");
        (await Check(Rows[..5], head, [Chain(Rows[..5])])).ShouldHaveSingleItem().ShouldStartWith("chain: the log is cut off");
        (await Check(Rows, new ChainHead(65, head.Hash), [])).ShouldHaveSingleItem().ShouldStartWith("chain: the log was rewritten");
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("12:abc")]
    [InlineData("-1:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("1:000000000000000000000000000000000000000000000000000000000000000g")]
    public void Has_a_head_of_one_form_only(string text) => ChainHead.Parse(text).ShouldBeNull();

    [Fact]
    public void Has_a_head_that_is_read_as_it_is_written() => ChainHead.Parse(Sealed[1].Head.ToString()).ShouldBe(Sealed[1].Head);

    private static LogRow Row(long position, string id, string actor = "test") => new(new StoredCommit(position, "tally/test/a", 0, 1, id, actor, 7, [1]), default, null);

    private static Seal Chain(IEnumerable<LogRow> rows)
    {
        using var chain = new LogChain(Id);
        foreach (var row in rows) chain.Add(row);
        return chain.Seal;
    }

    private static async Task<IEnumerable<string>> Check(LogRow[] rows, ChainHead? expected = null, Seal[]? seals = null)
    {
        var findings = new Findings();
        await using var kept = (seals ?? Sealed).ToAsyncEnumerable().GetAsyncEnumerator();
        using var check = new ChainCheck(Id, kept, expected, findings);
        await check.Begin();
        foreach (var row in rows) await check.Add(new OrderPlace(row, null));
        await check.End();
        return findings.First.Select(f => f.ToString());
    }
}
