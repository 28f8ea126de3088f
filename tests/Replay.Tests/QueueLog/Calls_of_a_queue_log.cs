using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Replay;
using OpsHub.Silo.Replay.Files;
using OpsHub.Silo.Replay.QueueLog;
using OpsHub.Silo.Telephony.QueueLog;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.QueueLog;

public sealed class Calls_of_a_queue_log : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_call_is_held_connected_and_completed() => Facts("100|1.1|q|NONE|ENTERQUEUE||5551|1", "130|1.1|q|Agent/7|CONNECT|30|1.2|4", "190|1.1|q|Agent/7|COMPLETEAGENT|30|60|1").ShouldBe(
        [(100, "1.1", new JoinQueue("q")), (130, "1.1", new AnswerCall("q", "7", 30, 4)), (190, "1.1", new EndCall("q", 60))]);

    [Fact]
    public void A_caller_who_hangs_up_abandons() => Facts("100|1.1|q|NONE|ENTERQUEUE||5551|1", "120|1.1|q|NONE|ABANDON|1|1|20")[^1].ShouldBe((120, "1.1", new AbandonCall("q", 20)));

    [Theory]
    [InlineData("EXITWITHTIMEOUT|1|1|20", "timeout")]
    [InlineData("EXITWITHTIMEOUT|1", "timeout")]
    [InlineData("EXITEMPTY|1|1|20", "empty")]
    [InlineData("EXITWITHKEY|9|1|1|20", "key")]
    public void A_call_that_the_queue_sends_elsewhere_leaves_the_line(string end, string reason) =>
        Facts("100|1.1|q|NONE|ENTERQUEUE||5551|1", $"120|1.1|q|NONE|{end}")[^1].ShouldBe((120, "1.1", new LeaveLine("q", reason)));

    [Theory]
    [InlineData("TRANSFER|200|default|30|60", "200")]
    [InlineData("BLINDTRANSFER|89170000000|default|30|60|1", "outside")]
    [InlineData("ATTENDEDTRANSFER|BRIDGE|b1|30|60|1", "outside")]
    public void A_transfer_ends_the_talk_as_far_as_the_queue_sees_it(string end, string to) =>
        Facts("100|1.1|q|NONE|ENTERQUEUE||5551|1", "130|1.1|q|Agent/7|CONNECT|30|1.2", $"190|1.1|q|Agent/7|{end}")[^1].ShouldBe((190, "1.1", new EndCall("q", 60, to)));

    [Fact]
    public void A_phone_that_is_not_picked_up_is_told_and_the_caller_waits_on()
    {
        var facts = Facts("100|1.1|q|NONE|ENTERQUEUE||1", "112|1.1|q|SIP/1|RINGNOANSWER|12000", "120|1.1|q|SIP/2|CONNECT|20|x|6");

        facts.ShouldBe([(100, "1.1", new JoinQueue("q")), (112, "1.1", new MissRing("q", "SIP/1", 12)), (120, "1.1", new AnswerCall("q", "SIP/2", 20, 6))]);
        Read("100|2.1|q|NONE|ENTERQUEUE||1", "112|1.1|q|SIP/1|RINGNOANSWER|12000").Notes[QueueLogCalls.RangForNobody].ShouldBe(1);
    }

    [Fact]
    public void A_pause_for_wrap_up_belongs_to_the_call_before_it_and_any_other_has_its_reason()
    {
        var facts = Read(
            "10|CLI|q|SIP/1|ADDMEMBER|", "100|1.1|q|NONE|ENTERQUEUE||1", "110|1.1|q|SIP/1|CONNECT|10|x", "130|1.1|q|SIP/1|COMPLETECALLER|10|20|1",
            "131|NONE|q|SIP/1|PAUSE|wrap-up", "150|NONE|q|SIP/1|UNPAUSE|", "160|NONE|q|SIP/1|PAUSE|lunch", "170|NONE|q|SIP/1|UNPAUSE|").Facts;

        facts.Select(f => f.Command).OfType<EndWrapUp>().ShouldBe([new EndWrapUp("q")]);
        facts.Single(f => f.Command is EndWrapUp).OccurredAt!.Value.ToUnixTimeSeconds().ShouldBe(150);
        facts.Select(f => f.Command).OfType<ReportOperator>().Where(r => r.Phase is OperatorPhase.WrapUp or OperatorPhase.Pause).ShouldBe(
            [new ReportOperator("SIP/1", OperatorPhase.WrapUp), new ReportOperator("SIP/1", OperatorPhase.Pause, "lunch")]);
    }

    [Fact]
    public void A_log_that_begins_in_the_middle_is_completed_from_its_own_seconds()
    {
        Facts("130|1.1|q|Agent/7|CONNECT|30|1.2", "190|1.1|q|Agent/7|COMPLETECALLER|30|60|1").ShouldBe(
            [(100, "1.1", new JoinQueue("q")), (130, "1.1", new AnswerCall("q", "7", 30)), (190, "1.1", new EndCall("q", 60))]);
        Facts("190|1.1|q|Agent/7|COMPLETECALLER|30|60|1").ShouldBe(
            [(100, "1.1", new JoinQueue("q")), (130, "1.1", new AnswerCall("q", "7", 30)), (190, "1.1", new EndCall("q", 60))]);
        Facts("190|1.1|q|NONE|ABANDON|1|1|90").ShouldBe([(100, "1.1", new JoinQueue("q")), (190, "1.1", new AbandonCall("q", 90))]);
        Read("190|1.1|q|NONE|ABANDON|1|1|90").Notes[QueueLogCalls.BeganBefore].ShouldBe(1);
    }

    [Fact]
    public void A_restart_ends_what_is_open()
    {
        var facts = Facts("100|1.1|q|NONE|ENTERQUEUE||1", "110|2.1|q|NONE|ENTERQUEUE||2", "120|2.1|q|Agent/7|CONNECT|10|x", "500|NONE|NONE|NONE|QUEUESTART|");

        facts[^2..].ShouldBe([(500, "1.1", new LeaveLine("q", "restart")), (500, "2.1", new LeaveLine("q", "restart"))]);
    }

    [Fact]
    public void A_wait_without_an_end_is_lost_after_four_hours_and_a_later_end_is_refused()
    {
        using var list = new StringWriter();
        var playback = Read(new Rejects(list), "100|1.1|q|NONE|ENTERQUEUE||1", "20000|2.1|q|NONE|ENTERQUEUE||2", "20010|1.1|q|NONE|ABANDON|1|1|19910");

        Of(playback).ShouldContain((100 + (4 * 3600), "1.1", new LeaveLine("q", "lost")));
        playback.Notes[QueueLogCalls.TooLong].ShouldBe(1);
        playback.Notes[QueueLogSource.StillWaiting].ShouldBe(1);
        list.ToString().ShouldContain("ABANDON of a call that does not wait");
    }

    [Fact]
    public void A_call_that_comes_back_is_another_leg()
    {
        var facts = Facts("100|1.1|q|NONE|ENTERQUEUE||1", "120|1.1|q|NONE|EXITWITHTIMEOUT|1|1|20", "121|1.1|sales|NONE|ENTERQUEUE||1", "130|1.1|sales|Agent/7|CONNECT|9|x");

        facts[^2..].ShouldBe([(121, "1.1-2", new JoinQueue("sales")), (130, "1.1-2", new AnswerCall("sales", "7", 9))]);
    }

    [Fact]
    public void Time_that_runs_backwards_within_a_call_does_not_turn_it_round()
    {
        var playback = Read("100|1.1|q|NONE|ENTERQUEUE||1", "130|1.1|q|Agent/7|CONNECT|30|x", "125|1.1|q|Agent/7|COMPLETECALLER|30|5|1");

        Of(playback)[^1].ShouldBe((130, "1.1", new EndCall("q", 5)));
        playback.Notes[QueueLogSource.Backwards].ShouldBe(1);
    }

    [Fact]
    public void Lines_out_of_order_are_played_in_the_order_of_their_time() =>
        Facts("200|2.1|q|NONE|ENTERQUEUE||1", "100|1.1|q|NONE|ENTERQUEUE||1", "210|2.1|q|NONE|ABANDON|1|1|10").Select(f => f.At).ShouldBe([100, 200, 210]);

    [Fact]
    public void Events_without_a_fact_and_unknown_ones_are_counted()
    {
        var notes = Read("100|1.1|q|NONE|ENTERQUEUE||1", "101|1.1|q|SIP/1|RINGCANCELED|1000", "102|NONE|NONE|NONE|CONFIGRELOAD|", "103|1.1|q|NONE|HOLOGRAM|1", "# comment").Notes;

        notes["RINGCANCELED: noted, no fact"].ShouldBe(1);
        notes["CONFIGRELOAD: noted, no fact"].ShouldBe(1);
        notes["HOLOGRAM: unknown event, no fact"].ShouldBe(1);
        notes[QueueLogSource.Comment].ShouldBe(1);
    }

    [Theory]
    [InlineData("110|1.1|q|NONE|ABANDON|1|1", "ABANDON needs the seconds waited")]
    [InlineData("110|1.1|q|Agent/7|CONNECT|soon", "CONNECT needs the seconds held")]
    [InlineData("110|1.1|q|Agent/7|COMPLETECALLER|10", "COMPLETECALLER needs the seconds held and talked")]
    [InlineData("110|NONE|q|NONE|ENTERQUEUE||1", "field 2: ENTERQUEUE needs a call id")]
    [InlineData("110|1.1|NONE|NONE|ABANDON|1|1|10", "field 3: ABANDON needs a queue")]
    [InlineData("110|1.1|q/1|NONE|ABANDON|1|1|10", "field 3: queue 'q/1'")]
    [InlineData("110|REALTIME|q|NONE|ADDMEMBER|", "field 4: ADDMEMBER needs a member")]
    public void A_line_that_cannot_be_used_is_listed_with_its_reason(string line, string reason)
    {
        var rejects = new Rejects(null);
        Read(rejects, "100|1.1|q|NONE|ENTERQUEUE||1", line);

        rejects.First.ShouldHaveSingleItem().ShouldContain($"line 2: {reason}");
    }

    [Fact]
    public void Members_that_were_seen_coming_are_operators_of_the_line()
    {
        var phases = Read(
                "10|CLI|q|SIP/1|ADDMEMBER|", "100|1.1|q|NONE|ENTERQUEUE||1", "110|1.1|q|SIP/1|CONNECT|10|x", "120|NONE|NONE|SIP/1|PAUSEALL|", "130|1.1|q|SIP/1|COMPLETECALLER|10|20|1",
                "140|NONE|q|SIP/1|UNPAUSE|", "150|NONE|q|SIP/9|PAUSE|", "160|CLI|q|SIP/1|REMOVEMEMBER|")
            .Facts.Where(f => f.Command is ReportOperator or SignOutOperator).Select(f => (f.OccurredAt!.Value.ToUnixTimeSeconds(), f.Command));

        phases.ShouldBe(
        [
            (10, new ReportOperator("SIP/1", OperatorPhase.Available)),
            (110, new ReportOperator("SIP/1", OperatorPhase.Talking, Call: "1.1")),
            (120, new ReportOperator("SIP/1", OperatorPhase.Pause)),
            (130, new ReportOperator("SIP/1", OperatorPhase.Pause)),
            (140, new ReportOperator("SIP/1", OperatorPhase.Available)),
            (160, new SignOutOperator("SIP/1")),
        ]);
    }

    [SharedDataFact]
    public async Task The_real_lines_are_played_without_a_refusal()
    {
        var path = SharedData.File("asterisk-samples/queue_log_real_lines.txt");
        var said = await Cli.Replay("queue-log", path, "--report-day", _folder.File("days.csv"), "--zone", "UTC");

        said.Code.ShouldBe(0);
        said.Output.ShouldContain(" 0 rejected;");
        said.Output.ShouldContain(" 0 refused.");
        File.ReadLines(_folder.File("days.csv")).Skip(1).ShouldBe(
        [
            "2010-02-22,2,2,0,38,19.0,36,0.5,0.5,6.0",
            "2020-08-04,1,0,1,0,,68,0.0,0.0,",
            "2023-11-06,1,1,0,6,6.0,6,1.0,1.0,25.0",
        ]);
    }

    private List<(long At, string Call, ICommand Fact)> Facts(params string[] lines) => Of(Read(lines));

    private static List<(long At, string Call, ICommand Fact)> Of(Playback playback) =>
        [.. playback.Facts.Where(f => f.Command is CallerCommand).Select(f => (f.OccurredAt!.Value.ToUnixTimeSeconds(), f.Grain.Key, f.Command))];

    private Playback Read(params string[] lines) => Read(new Rejects(null), lines);

    private Playback Read(Rejects rejects, params string[] lines) =>
        QueueLogSource.Read(_folder.Write("queue_log", string.Join('\n', lines)), "pbx", DateTimeZone.Utc, rejects);
}
