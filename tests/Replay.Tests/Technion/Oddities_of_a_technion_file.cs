using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Replay;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.Technion;

namespace OpsHub.Replay.Tests.Technion;

/// <summary>Rows of the kinds that the publisher's README lists; each rule is applied, and counted.</summary>
public sealed class Oddities_of_a_technion_file : IDisposable
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Jerusalem"];
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plain_call_waits_talks_and_ends() => Facts("8:00:00,8:00:10,8:00:10,30,AGENT,8:00:39,100,A1").ShouldBe(
    [
        ("08:00:00", new EnterMenu("bank")),
        ("08:00:10", new JoinQueue("bank", 2)),
        ("08:00:39", new AnswerCall("bank", "A1", 30)),
        ("08:02:19", new EndCall("bank", 100)),
    ]);

    [Fact]
    public void A_call_that_never_queued_waited_for_nothing() => Facts("8:00:00,8:00:10,0:00:00,0,AGENT,8:00:09,100,A1").ShouldBe(
    [
        ("08:00:00", new EnterMenu("bank")),
        ("08:00:09", new AnswerCall("bank", "A1", 0)),
        ("08:01:49", new EndCall("bank", 100)),
    ]);

    [Fact]
    public void A_phantom_is_ignored() => Facts("8:00:00,8:00:10,8:00:10,30,PHANTOM,8:00:39,100,NO_SERVER", TechnionCall.Phantom).ShouldBeEmpty();

    [Fact]
    public void Who_leaves_in_the_menu_is_not_offered() => Facts("8:00:00,8:00:50,0:00:00,0,HANG,0:00:00,0,NO_SERVER", TechnionCall.MenuOnly).ShouldBe(
        [("08:00:00", new EnterMenu("bank")), ("08:00:50", new LeaveMenu("bank"))]);

    [Fact]
    public void An_agent_without_wait_or_service_is_a_call_left_in_the_menu() => Facts("8:00:00,8:00:50,0:00:00,0,AGENT,0:00:00,0,A1", TechnionCall.NeverServed)[^1].Fact.ShouldBe(new LeaveMenu("bank"));

    [Fact]
    public void An_agent_without_service_after_a_wait_left_the_line() => Facts("8:00:00,8:00:10,8:00:10,13,AGENT,0:00:00,0,A1", TechnionCall.NotConnected)[^1].ShouldBe(
        ("08:00:23", new LeaveLine("bank", "not-connected")));

    [Fact]
    public void A_hang_after_no_time_at_all_is_not_offered() => Facts("8:00:00,8:00:10,8:00:10,0,HANG,0:00:00,0,NO_SERVER", TechnionCall.HungUpAtOnce)[^1].ShouldBe(
        ("08:00:10", new AbandonCall("bank", 0)));

    [Fact]
    public void An_abandoned_call_keeps_no_service() => Facts("8:00:00,8:00:10,8:00:10,26,HANG,8:00:36,127,NO_SERVER", TechnionCall.ServiceOfAbandoned)[^1].ShouldBe(
        ("08:00:36", new AbandonCall("bank", 26)));

    [Fact]
    public void A_service_that_begins_before_the_wait_begins_with_it() => Facts("8:00:00,8:00:10,8:00:10,6,AGENT,8:00:09,5,A1", TechnionCall.ServedBeforeJoining)[2].ShouldBe(
        ("08:00:10", new AnswerCall("bank", "A1", 6)));

    [Fact]
    public void A_menu_after_the_queue_is_entered_with_it() => Facts("8:01:07,8:00:10,8:00:10,63,AGENT,8:01:12,75,A1", TechnionCall.MenuAfterQueue)[0].ShouldBe(("08:00:10", new EnterMenu("bank")));

    [Fact]
    public void Nobody_and_nothing_are_counted() =>
        Facts("8:00:00,8:00:10,0:00:00,0,AGENT,8:00:09,0,NO_SERVER", TechnionCall.NoServer, TechnionCall.NoTalk)[1].Fact.ShouldBe(new AnswerCall("bank", null, 0));

    [Fact]
    public void A_call_over_midnight_is_counted_on_from_its_beginning() => Facts("23:59:00,23:59:10,23:59:10,61,AGENT,0:00:10,100,A1", TechnionCall.OverMidnight).ShouldBe(
    [
        ("23:59:00", new EnterMenu("bank")),
        ("23:59:10", new JoinQueue("bank", 2)),
        ("00:00:11", new AnswerCall("bank", "A1", 61)),
        ("00:01:51", new EndCall("bank", 100)),
    ]);

    [Fact]
    public void A_wait_that_began_at_midnight_is_counted_as_the_publisher_does() => Facts("23:59:54,23:59:54,0:00:00,27,AGENT,0:00:26,67,A1", TechnionCall.QueueAtMidnight)[1].ShouldBe(
        ("00:00:26", new AnswerCall("bank", "A1", 0)));

    [Fact]
    public void An_hour_that_comes_twice_is_the_first_and_one_that_does_not_exist_is_the_next()
    {
        var autumn = Read("1999-09-03", "1:30:00,1:30:10,0:00:00,0,AGENT,1:30:09,5,A1");
        autumn.Notes[LocalClock.Twice].ShouldBeGreaterThan(0);
        autumn.Facts[^2].OccurredAt.ShouldBe(Instant.FromUtc(1999, 9, 2, 22, 30, 9));

        var spring = Read("1999-04-02", "2:30:00,2:30:10,0:00:00,0,AGENT,2:30:09,5,A1");
        spring.Notes[LocalClock.Skipped].ShouldBeGreaterThan(0);
        spring.Facts[^2].OccurredAt.ShouldBe(Instant.FromUtc(1999, 4, 2, 0, 30, 9));
    }

    [Theory]
    [InlineData("L1,1,2,1999-02-01,8:00:00,8:00:10,8:00:10,soon,AGENT,8:00:39,100,A1", "column q_time: 'soon' is not a whole number from 0 to 86400")]
    [InlineData("L1,1,2,1999-02-01,8:00:00,8:00:10,8:00:10,-3,AGENT,8:00:39,100,A1", "column q_time: '-3'")]
    [InlineData("L1,1,2,1999-02-30,8:00:00,8:00:10,8:00:10,3,AGENT,8:00:39,100,A1", "column date: '1999-02-30' is not a date")]
    [InlineData("L1,1,2,1999-02-01,8:00:00,8:00:10,25:00:10,3,AGENT,8:00:39,100,A1", "column q_start: '25:00:10' is not a time of day")]
    [InlineData("L1,1,2,1999-02-01,8:00:00,8:00:10,8:00:10,3,GONE,8:00:39,100,A1", "column outcome: 'GONE' is not AGENT, HANG or PHANTOM")]
    [InlineData("L/1,1,2,1999-02-01,8:00:00,8:00:10,8:00:10,3,AGENT,8:00:39,100,A1", "column vru_line: 'L/1' is not an id")]
    [InlineData("L1,1,2,1999-02-01,8:00:00", "5 cells; expected 12")]
    [InlineData("L9,9,2,1999-02-01,8:00:00,8:00:10,8:00:10,30,AGENT,8:00:39,100,A1", "call 19990201.L9.9 stands in the file already")]
    public void A_row_that_cannot_be_used_is_listed_with_its_line_and_reason(string row, string reason)
    {
        var path = _folder.Write("calls.csv", $"{Invented.Calls(1, 0)}L9,9,2,1999-02-01,8:00:00,8:00:10,8:00:10,30,AGENT,8:00:39,100,A1\n{row}\n");
        using var list = new StringWriter();
        var rejects = new Rejects(list);

        TechnionSource.Read(path, "technion", "bank", Zone, rejects).Rows.ShouldBe(2);

        rejects.Count.ShouldBe(1);
        rejects.First.ShouldHaveSingleItem().ShouldStartWith($"{path}, line 3: ");
        list.ToString().ShouldContain(reason);
    }

    private List<(string At, ICommand Fact)> Facts(string row, params string[] rules)
    {
        var keeper = "8:00:00,8:00:50,0:00:00,0,HANG,0:00:00,0,NO_SERVER";
        var playback = Read("1999-02-01", row, keeper);
        foreach (var rule in rules) playback.Notes[rule].ShouldBeGreaterThan(0, rule);
        return [.. playback.Facts.Where(f => f.Grain.Key == "19990201.L.0").Select(f => ($"{f.OccurredAt!.Value.InZone(Zone):HH:mm:ss}", f.Command))];
    }

    private Playback Read(string date, params string[] rows) => TechnionSource.Read(
        _folder.Write("calls.csv", Invented.Calls(1, 0) + string.Concat(rows.Select((row, i) => $"L,{i},2,{date},{row}\n"))), "technion", "bank", Zone, new Rejects(null));
}
