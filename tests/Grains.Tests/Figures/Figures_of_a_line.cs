using OpsHub.Grains.Callers;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Figures;

/// <summary>Seven calls within an hour, every figure computed by hand.</summary>
public sealed class Figures_of_a_line
{
    private readonly FigureDesk _desk = new();
    private int _calls;

    public Figures_of_a_line()
    {
        _desk.World.Must(Line.IdOf("volga", "main"), new RegisterLine(new LineDetails("Основная", Scenes.Samara)));
        Answered(waitS: 10, talkS: 100, "5");
        Answered(waitS: 20, talkS: 200, "5");
        Answered(waitS: 30, talkS: 60, "6");
        Waits(4, new AbandonCall("main"));
        Waits(25, new AbandonCall("main"));
        Waits(0, new AbandonCall("main"));
        Waits(40, new LeaveLine("main", "timeout"));
        _desk.World.AdvanceTo(Scenes.At(9, 0));
    }

    [Theory]
    [InlineData("offered", 5)]
    [InlineData("answered", 3)]
    [InlineData("abandoned", 2)]
    [InlineData("short-abandoned", 1)]
    [InlineData("not-offered", 2)]
    [InlineData("asa", 20)]
    [InlineData("longest-wait", 30)]
    [InlineData("service-level", 40)]
    [InlineData("service-level-2", 60)]
    [InlineData("abandonment", 40)]
    [InlineData("aht", 120)]
    [InlineData("call-rate", 5)]
    [InlineData("call-load", 0.167)]
    public void Every_metric_is_what_its_definition_says(string metric, decimal expected) =>
        _desk.Value("line/main", metric, "2026-11-24T04:00:00Z/2026-11-24T05:00:00Z").ShouldBe(expected);

    [Fact]
    public void Holds_belong_to_the_handling_time()
    {
        var call = Caller.IdOf("volga", "held");
        _desk.World.Must(call, new JoinQueue("main"));
        _desk.World.Must(call, new AnswerCall("main", "5"));
        _desk.World.Must(call, new HoldCall("main"));
        _desk.World.Advance(30);
        _desk.World.Must(call, new ResumeCall("main"));
        _desk.World.Advance(10);
        _desk.World.Must(call, new EndCall("main"));

        _desk.Value("line/main", "aht", "2026-11-24T05:00:00Z/2026-11-24T06:00:00Z").ShouldBe(40);
    }

    [Fact]
    public void Wrap_up_menus_lost_and_outbound_calls_are_counted_beside_the_offered()
    {
        Of("wrapped-up", new JoinQueue("main"), new AnswerCall("main", "5"), new EndCall("main", 50), new EndWrapUp("main", 20));
        Of("menu", new EnterMenu("main"), new UseMenu("main", "readings"), new LeaveMenu("main"));
        Of("given-up-menu", new EnterMenu("main"), new LeaveMenu("main"));
        Of("lost", new JoinQueue("main"), new LeaveLine("main", "lost"));
        Of("lost-talk", new JoinQueue("main"), new AnswerCall("main", "5"), new LeaveLine("main", "lost"));
        Of("out", new DialOut("main", "debt", "5"), new AnswerDial("main"), new EndCall("main", 90));
        Of("out-2", new DialOut("main", "debt", "5"), new GiveUpDial("main"));

        foreach (var (metric, value) in new[] { ("offered", 2m), ("aht", 70m), ("wrap-up", 20m), ("menu-ended", 2m), ("menu-served", 1m), ("lost-calls", 2m), ("not-offered", 1m), ("outbound", 2m), ("outbound-answered", 1m), ("outside-hours", 0m) })
            _desk.Value("line/main", metric, "2026-11-24T05:00:00Z/2026-11-24T06:00:00Z").ShouldBe(value, metric);
    }

    [Fact]
    public void The_answer_names_its_window_its_cases_and_the_formula_in_use()
    {
        _desk.Ask("line/main", "service-level", "today").ShouldBe(new FigureAnswer.Told(
            40m, "percent", 5, Scenes.At(0, 0), Scenes.At(9, 0), "Service level, strict: answered within T ÷ offered. T = 20 s.", FigureState.Ok));
    }

    [Fact]
    public void The_target_is_the_lines_own()
    {
        _desk.World.Must(Line.IdOf("volga", "main"), new RegisterLine(new LineDetails("Основная", Scenes.Samara, TargetS: 30)));

        _desk.Value("line/main", "service-level").ShouldBe(60m);
        _desk.Value("line/main", "service-level-2").ShouldBe(100m);
        _desk.Value("company", "service-level").ShouldBe(60m);
    }

    [Fact]
    public void An_operator_has_the_calls_that_the_operator_answered()
    {
        _desk.Value("operator/5", "answered").ShouldBe(2m);
        _desk.Value("operator/5", "asa").ShouldBe(15m);
        _desk.Value("operator/6", "aht").ShouldBe(60m);
        _desk.Value("operator/7", "answered").ShouldBe(0m);
    }

    [Fact]
    public void A_call_belongs_to_the_interval_in_which_its_wait_began()
    {
        var beforeAnswer = $"{Scenes.At(8, 0)}/{Scenes.At(8, 0, 1)}";

        _desk.Value("line/main", "answered", beforeAnswer).ShouldBe(1m);
        _desk.Value("line/main", "aht", beforeAnswer).ShouldBe(100m);
    }

    [Fact]
    public void Nobody_offered_means_no_data_rather_than_a_good_figure()
    {
        _desk.Ask("line/main", "service-level", "2026-11-23T04:00Z/2026-11-23T05:00Z").ShouldBeOfType<FigureAnswer.Told>()
            .ShouldSatisfyAllConditions(t => t.Value.ShouldBeNull(), t => t.State.ShouldBe(FigureState.NoData), t => t.N.ShouldBe(0));
    }

    [Fact]
    public void Who_waits_now_is_counted_until_the_answer()
    {
        var (first, second) = (Next(), Next());
        _desk.World.Must(first, new JoinQueue("main"));
        _desk.World.Advance(30);
        _desk.World.Must(second, new JoinQueue("main"));
        _desk.World.Advance(20);

        _desk.Value("line/main", "callers-waiting", "now").ShouldBe(2m);
        _desk.Value("line/main", "callers-longest-wait", "now").ShouldBe(50m);
        _desk.Value("company", "callers-mean-wait", "now").ShouldBe(35m);

        _desk.World.Must(first, new AnswerCall("main"));
        _desk.Value("line/main", "callers-waiting", "now").ShouldBe(1m);
        _desk.Value("line/main", "callers-longest-wait", "now").ShouldBe(20m);
    }

    [Fact]
    public void An_answered_call_that_its_source_lost_stays_answered_without_a_talk()
    {
        var lost = Next();
        _desk.World.Must(lost, new JoinQueue("main"));
        _desk.World.Must(lost, new AnswerCall("main"));
        _desk.World.Advance(500);
        _desk.World.Must(lost, new LeaveLine("main", "restart"));

        _desk.Value("line/main", "answered").ShouldBe(4m);
        _desk.Value("line/main", "aht").ShouldBe(120m);
        _desk.Value("line/main", "callers-waiting", "now").ShouldBe(0m);
    }

    private void Answered(int waitS, int talkS, string who)
    {
        var call = Next();
        _desk.World.Must(call, new JoinQueue("main"));
        _desk.World.Advance(waitS);
        _desk.World.Must(call, new AnswerCall("main", who));
        _desk.World.Advance(talkS);
        _desk.World.Must(call, new EndCall("main"));
    }

    private void Waits(int waitS, CallerCommand end)
    {
        var call = Next();
        _desk.World.Must(call, new JoinQueue("main"));
        _desk.World.Advance(waitS);
        _desk.World.Must(call, end);
    }

    private GrainId Next() => Caller.IdOf("volga", $"{_calls++}");

    private void Of(string call, params CallerCommand[] facts)
    {
        foreach (var fact in facts) _desk.World.Must(Caller.IdOf("volga", call), fact);
    }
}
