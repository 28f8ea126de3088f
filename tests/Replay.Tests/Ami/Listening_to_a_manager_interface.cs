using Microsoft.Extensions.Logging.Abstractions;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Telephony.Ami;
using OpsHub.Silo.Time;
using OpsHub.Testing;

namespace OpsHub.Replay.Tests.Ami;

public sealed class Listening_to_a_manager_interface : IAsyncLifetime
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));
    private readonly CancellationTokenSource _stop = new();
    private readonly PbxDouble _pbx = new();
    private readonly FactSink _sink = new();
    private Task _feed = Task.CompletedTask;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _feed;
        await _pbx.DisposeAsync();
        _patience.Dispose();
        _stop.Dispose();
    }

    [SharedDataFact]
    public async Task A_captured_call_is_queued_answered_and_ended_though_an_event_came_twice()
    {
        await Listen("Q1=main");
        await _pbx.Play(Captured("ami_queue_call_2017-12-26.txt"));

        (await Next()).ShouldBe(("1514295827.372", new JoinQueue("main")));
        (await Next()).ShouldBe(("1514295827.372", new RingOperator("main", "SIP/777")));
        (await Next()).ShouldBe(("1514295827.372", new AnswerCall("main", "SIP/777", 9, 9)));
        (await Next()).ShouldBe(("1514295827.372", new EndCall("main", 3)));
    }

    [Fact]
    public async Task Phones_that_ring_and_talks_on_hold_are_told()
    {
        await Listen();
        await _pbx.Play("""
            Event: QueueCallerJoin
            Queue: 8000
            Uniqueid: 1.1

            Event: AgentCalled
            Queue: 8000
            Uniqueid: 1.1
            MemberName: 7

            Event: AgentRingNoAnswer
            Queue: 8000
            Uniqueid: 1.1
            MemberName: 7

            Event: AgentConnect
            Queue: 8000
            Uniqueid: 1.1
            MemberName: 8
            HoldTime: 30
            RingTime: 5

            Event: Hold
            Uniqueid: 1.2
            Linkedid: 1.1

            Event: Hold
            Uniqueid: 9.9
            Linkedid: 9.9

            Event: Unhold
            Uniqueid: 1.2
            Linkedid: 1.1


            """);

        foreach (var fact in new CallerCommand[] { new JoinQueue("8000"), new RingOperator("8000", "7"), new MissRing("8000", "7"), new AnswerCall("8000", "8", 30, 5), new HoldCall("8000"), new ResumeCall("8000") })
            (await Next()).ShouldBe(("1.1", fact));
    }

    [SharedDataFact]
    public async Task Captured_events_of_old_and_new_versions_mean_the_same()
    {
        await Listen();
        await _pbx.Play(Captured("ami_abandon_2020-07-06.txt"));

        (await Next()).ShouldBe(("1594058334.130", new JoinQueue("201")));
        (await Next()).ShouldBe(("1594058334.130", new AbandonCall("201", 6)));
        (await Next()).ShouldBe(("1351853779.111", new JoinQueue("org_id2")));
        (await Next()).ShouldBe(("1351853779.111", new AbandonCall("org_id2", 14)));
        (await Next()).ShouldBe(("1433865700.163", new JoinQueue("test")));
        (await Next()).ShouldBe(("1697347493.237", new JoinQueue("it")));
        (await Next()).ShouldBe(("1697347493.237", new AnswerCall("it", "SIP/475", 6)));
        (await Next()).ShouldBe(("1697347493.237", new EndCall("it", 5)));
    }

    [Fact]
    public async Task Members_are_operators_who_come_pause_and_go()
    {
        _pbx.Queues = Member("7", status: 1, paused: 1) + Member("8", status: 5, paused: 0);
        await Listen();
        (await Next()).ShouldBe(("q", new ReportOperator("7", OperatorPhase.Available)));
        (await Next()).ShouldBe(("q", new ReportOperator("7", OperatorPhase.Pause)));
        await _pbx.Play("Event: QueueMemberPause\nQueue: q\nMemberName: Agent/7\nPaused: 0\n\nEvent: QueueMemberRemoved\nQueue: q\nMemberName: Agent/7\n\n");

        (await Next()).ShouldBe(("q", new ReportOperator("7", OperatorPhase.Available)));
        (await Next()).ShouldBe(("q", new SignOutOperator("7")));
    }

    [Fact]
    public async Task A_caller_who_leaves_the_queue_unexplained_has_left_the_line()
    {
        await Listen();
        await _pbx.Play(Call("QueueCallerJoin", "1.1") + Call("QueueCallerLeave", "1.1"));

        (await Next()).ShouldBe(("1.1", new JoinQueue("q")));
        (await Next()).ShouldBe(("1.1", new LeaveLine("q", "not-connected")));
    }

    [Fact]
    public async Task After_a_lost_connection_who_waits_is_known_again_and_who_is_gone_is_lost()
    {
        await Listen();
        await _pbx.Play(Call("QueueCallerJoin", "1.1") + Call("QueueCallerJoin", "2.1") + Call("QueueCallerJoin", "3.1"));
        for (var call = 1; call <= 3; call++) (await Next()).ShouldBe(($"{call}.1", new JoinQueue("q")));
        (_pbx.Queues, _pbx.Channels) = (Call("QueueEntry", "2.1") + Call("QueueEntry", "4.1", "Wait: 30"), ["2.1", "3.1", "4.1"]);
        _pbx.Drop();
        (await Next()).ShouldBe(("2.1", new JoinQueue("q")));   // said again: the same command
        (await Next()).ShouldBe(("4.1", new JoinQueue("q")));
        (await Next()).ShouldBe(("1.1", new LeaveLine("q", "lost")));
        await _pbx.Play(Call("AgentComplete", "3.1", "MemberName: 7\nHoldTime: 0\nTalkTime: 0"));   // answered while nobody listened

        (await Next()).ShouldBe(("3.1", new AnswerCall("q", "7", 0)));
        (await Next()).ShouldBe(("3.1", new EndCall("q", 0)));
    }

    [Fact]
    public async Task A_message_in_pieces_and_one_that_cannot_be_used_do_not_stop_the_others()
    {
        await Listen();
        var text = "Event: QueueCallerJoin\nQueue: q\n\nEvent: AgentConnect\nUniqueid: 9.9\nQueue: q\nHoldTime: long\n\n" + Call("QueueCallerJoin", "1.1");
        foreach (var piece in text.Chunk(7)) await _pbx.Play(new string(piece));

        (await Next()).ShouldBe(("1.1", new JoinQueue("q")));
    }

    [Fact]
    public async Task A_wrong_secret_is_tried_again_and_nothing_is_asked_or_told_with_it()
    {
        await using var strict = new PbxDouble { Secret = "other" };
        var feed = new AmiFeed(AmiPlace.Parse($"samara=opshub@127.0.0.1:{strict.Port}", "good")!, _sink, new RealClock(), TimeProvider.System, NullLogger.Instance);
        var run = feed.Run(_stop.Token);
        await strict.Asked("Login", _patience.Token);
        await strict.Asked("Login", _patience.Token);   // a second connection
        await _stop.CancelAsync();
        await run;

        strict.HasBeenAsked.ShouldBeFalse();   // neither for its queues nor for its calls
        _sink.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task The_secret_is_never_said_only_that_it_is_known()
    {
        await Listen();

        _pbx.Said.ShouldContain("AuthType: MD5");
        _pbx.Said.ShouldNotContain(line => line.Contains("good") || line.StartsWith("Secret", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_secret_is_not_said_either_to_one_that_asks_for_it_instead_of_a_challenge()
    {
        await using var plain = new PbxDouble { Challenge = null };
        var run = new AmiFeed(AmiPlace.Parse($"samara=opshub@127.0.0.1:{plain.Port}", "good")!, _sink, new RealClock(), TimeProvider.System, NullLogger.Instance).Run(_stop.Token);
        await plain.Asked("Challenge", _patience.Token);
        await plain.Asked("Challenge", _patience.Token);   // a second connection
        await _stop.CancelAsync();
        await run;

        plain.Said.ShouldNotContain(line => line.Contains("good") || line == "Action: Login");
    }

    [Fact]
    public void The_answer_to_a_challenge_is_that_of_Asterisk() => AmiAnswer.To("840415273", "secret5").ShouldBe("d15b2e54ff3de8fb69f468f6fc9f8a60");

    [Theory]
    [InlineData("samara=opshub@pbx", "pbx", 5038)]
    [InlineData("samara=opshub@10.0.0.5:5039,8000=main", "10.0.0.5", 5039)]
    [InlineData("samara=opshub", null, 0)]
    [InlineData("samara=@pbx", null, 0)]
    [InlineData("samara=opshub@pbx:port", null, 0)]
    [InlineData("opshub@pbx", null, 0)]
    public void A_place_names_a_company_a_user_and_a_host(string text, string? host, int port)
    {
        var place = AmiPlace.Parse(text, "secret");

        (place?.Host, place?.Port ?? 0).ShouldBe((host, port));
    }

    private async Task Listen(string lines = "")
    {
        var place = AmiPlace.Parse($"samara=opshub@127.0.0.1:{_pbx.Port}{(lines.Length > 0 ? "," : "")}{lines}", "good")!;
        _feed = new AmiFeed(place, _sink, new RealClock(), TimeProvider.System, NullLogger.Instance).Run(_stop.Token);
        await _pbx.Asked("CoreShowChannels", _patience.Token);
    }

    private async Task<(string Key, ICommand Fact)> Next() => await _sink.Next(_patience.Token) is var sent ? (sent.Grain.Key, sent.Command) : default;

    private static string Captured(string name) => File.ReadAllText(SharedData.File($"asterisk-samples/{name}")) + "\n\n";

    private static string Call(string name, string call, string more = "") => $"Event: {name}\nUniqueid: {call}\nQueue: q\n{more}{(more.Length > 0 ? "\n" : "")}\n";

    private static string Member(string who, int status, int paused) => $"Event: QueueMember\nQueue: q\nName: Agent/{who}\nStatus: {status}\nPaused: {paused}\n\n";
}
