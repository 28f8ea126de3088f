using System.Text;
using OpsHub.Silo.Log;
using OpsHub.Silo.Retention;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Log;

public abstract partial class EventLogContract
{
    private const string Lasting = "queue/khges/A", Ended = "caller/khges/1", Other = "office/khges/A";

    [ContractFact]
    public async Task Takes_commits_out_of_a_stream_and_leaves_the_others_in_their_places()
    {
        var log = await Open();
        var before = await Filled(log);
        (await log.GoneUpTo(default)).ShouldBe(0);

        (await Thin(before, (Lasting, 3), (Lasting, 4), (Lasting, 6))).ShouldBe(3);

        (await log.Everything()).Select(Said).ShouldBe(before.Where(r => r.Stream != Lasting || r.Version is not (3 or 4 or 6)).Select(Said));
        (await log.Everything(page: 2)).Count.ShouldBe(before.Count - 3);
        (await log.Stream(Lasting)).Select(r => r.Version).ShouldBe([1, 2, 5, 7, 8]);
        (await log.Stream(Lasting, after: 3)).Select(r => r.Version).ShouldBe([5, 7, 8]);
        (await log.Stream(Lasting, after: 5)).Select(r => r.Version).ShouldBe([7, 8]);
        (await log.GoneUpTo(default)).ShouldBe(before.Single(r => r.Stream == Lasting && r.Version == 6).Position);
        (await (await Open()).GoneUpTo(default)).ShouldBe(await log.GoneUpTo(default));
    }

    [ContractFact]
    public async Task Leaves_place_and_hash_of_what_it_takes_out()
    {
        var log = await Open();
        var before = await Filled(log);
        var hashes = await Hashes();

        await Thin(before, (Lasting, 3), (Ended, 1), (Ended, 2));

        await using var rows = await LogRowsOf.Open(Connection, default);
        var gone = await rows.Gone(0, long.MaxValue, default).ToListAsync();
        gone.Select(g => (g.StreamKey, g.BaseVersion, g.EventCount)).ShouldBe([(GoneCommit.KeyOf(Ended), 0, 1), (GoneCommit.KeyOf(Lasting), 2, 1), (GoneCommit.KeyOf(Ended), 1, 1)]);
        gone.ShouldAllBe(g => g.RecordedAtNs == KeyedCommit.ToNs(LogSamples.Noon) && g.Hash == hashes[g.Position]);
        (await rows.Gone(gone[0].Position, gone[1].Position, default).ToListAsync()).ShouldBe([gone[1]]);
        (await OrderPlaces.Of(rows, 0, long.MaxValue, both => throw new InvalidOperationException($"{both}"), default).Select(p => p.Position).ToListAsync()).ShouldBe(before.Select(r => r.Position));
        (await rows.Flaws(await rows.Head(default), default)).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Keeps_the_first_and_the_newest_commit_of_a_stream_of_which_something_stays_and_the_newest_of_all()
    {
        var log = await Open();
        var before = await Filled(log);

        (await Thin(before, [.. Enumerable.Range(1, 8).Where(n => n != 5).Select(n => (Lasting, (long)n)), (Other, 1)])).ShouldBe(5);

        (await log.Stream(Lasting)).Select(r => r.Version).ShouldBe([1, 5, 8]);
        (await log.Stream(Other)).Count.ShouldBe(1);
        (await log.Append(LogSamples.Commit(Lasting, 7, "late"))).ShouldBe(new Appended.Conflict(8));
        (await (await Open()).Append(LogSamples.Commit(Lasting, 0, "new"))).ShouldBe(new Appended.Conflict(8));
        (await log.Write(LogSamples.Commit(Lasting, 8, "next"))).ShouldBe(new Appended.Written(9, before[^1].Position + 1));
    }

    [ContractFact]
    public async Task Forgets_a_stream_of_which_nothing_stays_so_that_it_begins_anew()
    {
        var log = await Open();
        var before = await Filled(log);
        await log.SaveSnapshot(Of(Ended, 1, 2, "two"), default);
        await log.SaveSnapshot(Of(Lasting, 1, 2, "two"), default);

        (await Thin(before, (Ended, 1), (Ended, 2))).ShouldBe(2);

        (await log.Stream(Ended)).ShouldBeEmpty();
        (await log.LoadSnapshot(Ended, 1, default)).ShouldBeNull();
        (await log.LoadSnapshot(Lasting, 1, default)).ShouldNotBeNull();
        (await log.Append(LogSamples.Commit(Ended, 2, "late"))).ShouldBe(new Appended.Conflict(0), "the log itself brought the stream there, and must not vouch for it");
        (await log.Append(LogSamples.Nothing(Ended, 2, "late"))).ShouldBe(new Appended.Conflict(0));
        (await log.Write(LogSamples.Commit(Ended, 0, "again"))).Version.ShouldBe(1);
        (await log.Stream(Ended)).ShouldHaveSingleItem().Version.ShouldBe(1);
        await using var rows = await LogRowsOf.Open(Connection, default);
        (await rows.Flaws(await rows.Head(default), default)).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Passes_over_what_is_not_there_any_more()
    {
        var log = await Open();
        var before = await Filled(log);
        await Thin(before, (Lasting, 3));
        await using var perishing = LogRetention.Perishing(Connection);
        var third = before.Single(r => r.Stream == Lasting && r.Version == 3).Position;

        (await perishing.Delete([new Perishing(third, Lasting), new Perishing(third, Ended), new Perishing(third + 1_000, Lasting), new Perishing(1, "nobody/khges/1")], default)).ShouldBe(0);
        (await perishing.Delete([], default)).ShouldBe(0);

        (await log.Everything()).Count.ShouldBe(before.Count - 1);
    }

    [ContractFact]
    public async Task Forgets_snapshots_by_name_and_never_the_ground_with_the_others()
    {
        var log = await Open();
        foreach (var name in new[] { "past:1", "past:2", Lasting, Ground.Prefix + "figures" }) await log.SaveSnapshot(Of(name, 1, 5, name), default);
        await log.SaveSnapshot(Of("past:1", 2, 5, "another shape"), default);

        await using (var perishing = LogRetention.Perishing(Connection)) (await perishing.Forget(["past:1", "past:9"], default)).ShouldBe(2);
        (await log.LoadSnapshot("past:2", 1, default)).ShouldNotBeNull();
        await log.DropSnapshots(default);

        (await log.LoadSnapshot("past:2", 1, default)).ShouldBeNull();
        (await Load(log, Ground.Prefix + "figures", 1)).ShouldBe((5, "ground:figures"));
        await using var rows = await LogRowsOf.Open(Connection, default);
        var ground = (await rows.Grounds(default).ToListAsync()).ShouldHaveSingleItem();
        (ground.Name, ground.Shape, ground.Version, Encoding.UTF8.GetString(ground.Data.Span)).ShouldBe(("ground:figures", 1, 5L, "ground:figures"));
    }

    [ContractFact]
    public async Task Does_not_show_a_stream_half_from_before_and_half_from_after_commits_were_taken_out()
    {
        var log = await Open();
        const int commits = 1_005;
        for (var n = 0; n < commits; n += 67) await Task.WhenAll(Enumerable.Range(n, 67).Select(v => log.Append(LogSamples.Commit(Lasting, v, $"a{v}"))));
        while ((await log.Stream(Lasting)).Count is var version and < commits) await log.Write(LogSamples.Commit(Lasting, version, $"b{version}"));
        await using var reading = log.ReadStream(Lasting, 0, default).GetAsyncEnumerator();
        (await reading.MoveNextAsync()).ShouldBeTrue();
        var positions = (await log.Stream(Lasting)).Select(r => r.Position).ToList();

        await using (var perishing = LogRetention.Perishing(Connection)) (await perishing.Delete([new Perishing(positions[5], Lasting), new Perishing(positions[1_002], Lasting)], default)).ShouldBe(2);

        (await Should.ThrowAsync<LogAwayException>(async () => { while (await reading.MoveNextAsync()) { } })).Message.ShouldContain("read it again");
        (await log.Stream(Lasting)).Count.ShouldBe(commits - 2);
    }

    [ContractFact]
    public async Task Takes_nothing_out_when_it_fails_in_the_middle_and_everything_when_it_is_begun_again()
    {
        var log = await Open();
        var before = await Filled(log);
        var fifth = before.Single(r => r.Stream == Lasting && r.Version == 5).Position;
        await Refuse(fifth);

        await Should.ThrowAsync<LogAwayException>(() => Thin(before, (Lasting, 3), (Lasting, 5), (Ended, 1), (Ended, 2)));

        (await log.Everything()).Select(Said).ShouldBe(before.Select(Said));
        (await log.GoneUpTo(default)).ShouldBe(0);
        await Allow(fifth);
        (await Thin(before, (Lasting, 3), (Lasting, 5), (Ended, 1), (Ended, 2))).ShouldBe(4);
        (await log.Stream(Lasting)).Select(r => r.Version).ShouldBe([1, 2, 4, 6, 7, 8]);
    }

    [ContractFact]
    public async Task Takes_commits_out_while_others_are_written_and_none_of_these_is_lost_or_forked()
    {
        await using (var busy = await Backups.BusyLog.Start(Connection))
        {
            await using var written = await LogRowsOf.Open(Connection, default);
            await using var perishing = LogRetention.Perishing(Connection);
            for (var round = 0; round < 20; round++)
            {
                await busy.Until(busy.Acknowledged.Count + 100);
                var all = await written.InOrder(0, long.MaxValue, default).ToListAsync();
                // Close to the ends of the streams, so that what is written meets it.
                (await perishing.Delete([.. all.TakeLast(60).Where((_, n) => n % 3 > 0).Select(r => new Perishing(r.Commit.Position, r.Commit.Stream))], default)).ShouldBeGreaterThan(0);
            }
            await busy.Until(busy.Acknowledged.Count + 100);
        }
        await using var rows = await LogRowsOf.Open(Connection, default);
        var (head, findings) = (await rows.Head(default), new Silo.Verification.Findings());
        var ends = new Silo.Verification.StreamEnds(findings);
        var gone = 0;
        await foreach (var place in OrderPlaces.Of(rows, 0, head, both => findings.Add($"{both}", "both"), default))
        {
            if (place.Row is { } row) ends.There($"{place.Position}", row.Commit);
            else
            {
                ends.Gone(place.Gone!);
                gone++;
            }
        }
        ends.End();
        findings.First.ShouldBeEmpty();
        (await rows.Flaws(head, default)).ShouldBeEmpty();
        gone.ShouldBeGreaterThan(20);
    }

    /// <summary>From here on the store refuses to write down that the commit at a position is gone.</summary>
    private protected abstract Task Refuse(long position);

    /// <summary>Ends that.</summary>
    private protected abstract Task Allow(long position);

    /// <summary>A stream of eight commits with those of two others between them.</summary>
    private static async Task<List<LogRecord>> Filled(IEventLog log)
    {
        await log.Write(LogSamples.Commit(Lasting, 0, "a1"));
        await log.Write(LogSamples.Commit(Ended, 0, "b1"));
        for (var n = 2; n <= 8; n++) await log.Write(LogSamples.Commit(Lasting, n - 1, $"a{n}"));
        await log.Write(LogSamples.Commit(Ended, 1, "b2"));
        await log.Write(LogSamples.Commit(Other, 0, "c1"));
        return await log.Everything();
    }

    private async Task<int> Thin(List<LogRecord> log, params (string Stream, long Version)[] commits)
    {
        await using var perishing = LogRetention.Perishing(Connection);
        return await perishing.Delete([.. commits.Select(c => new Perishing(log.Single(r => r.Stream == c.Stream && r.Version == c.Version).Position, c.Stream))], default);
    }

    private async Task<Dictionary<long, string>> Hashes()
    {
        await using var rows = await LogRowsOf.Open(Connection, default);
        using var hash = new Silo.Log.Seals.CommitHash();
        return (await rows.InOrder(0, long.MaxValue, default).ToListAsync()).ToDictionary(r => r.Commit.Position, r => Convert.ToHexStringLower(hash.Of(r)));
    }

    private static object Said(LogRecord r) => (r.Position, r.Stream, r.Version, r.CommandId, r.Text());
}
