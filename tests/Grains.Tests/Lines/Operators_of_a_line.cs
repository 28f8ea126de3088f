using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Lines;

public sealed class Operators_of_a_line
{
    private static readonly GrainId Id = Line.IdOf("volga", "main");
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void Change_over_once_for_each_report_that_is_new()
    {
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Talking)).ShouldBe([new OperatorChanged("5", OperatorPhase.Talking, Scenes.Morning)]);
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Talking)).ShouldBeEmpty();
        _world.Must(Id, new SignOutOperator("6")).ShouldBeEmpty();
    }

    [Fact]
    public void Say_why_they_pause_and_on_which_call_they_talk()
    {
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Pause, "lunch")).ShouldBe([new OperatorChanged("5", OperatorPhase.Pause, Scenes.Morning, "lunch")]);
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Pause, "lunch")).ShouldBeEmpty();
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Pause, "training")).Length.ShouldBe(1);
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Talking, Call: "77")).ShouldBe([new OperatorChanged("5", OperatorPhase.Talking, Scenes.Morning, Call: "77")]);
        _world.Try(Id, new ReportOperator("5", OperatorPhase.Pause, new string('x', 101))).Refusal!.Code.ShouldBe("word-wrong");
    }

    [Fact]
    public void Are_not_changed_by_an_older_report()
    {
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Talking));

        _world.Try(Id, new ReportOperator("5", OperatorPhase.Pause), Scenes.Morning - Duration.FromSeconds(1)).Refusal!.Code.ShouldBe("older-than-known");
    }

    [Fact]
    public void Are_not_brought_back_by_a_report_of_before_they_left()
    {
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Talking));
        _world.Advance(60);
        _world.Must(Id, new SignOutOperator("5"));

        _world.Try(Id, new ReportOperator("5", OperatorPhase.Available), Scenes.Morning + Duration.FromSeconds(30)).Refusal!.Code.ShouldBe("older-than-known");
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Available)).Length.ShouldBe(1);
    }

    [Fact]
    public void Serve_what_they_were_registered_for_until_it_is_said_anew()
    {
        var said = _world.Must(Id, new RegisterOperator("5", [2, 1, 2], ["en", "debt"])).ShouldHaveSingleItem().ShouldBeOfType<OperatorRegistered>();
        (string.Join(' ', said.Tiers), string.Join(' ', said.Skills)).ShouldBe(("1 2", "debt en"));
        _world.Must(Id, new RegisterOperator("5", [1, 2], ["debt", "en"])).ShouldBeEmpty();
        _world.Must(Id, new ReportOperator("5", OperatorPhase.Available));
        _world.Must(Id, new SignOutOperator("5"));
        _world.Must(Id, new RegisterOperator("5", [1, 2], ["debt", "en"])).ShouldBeEmpty();

        _world.Try(Id, new RegisterOperator("5"), Scenes.Morning - Duration.FromSeconds(1)).Refusal!.Code.ShouldBe("older-than-known");
        _world.Must(Id, new RegisterOperator("5")).Length.ShouldBe(1);
        _world.Try(Id, new RegisterOperator("5", [0])).Refusal!.Code.ShouldBe("tier-wrong");
        _world.Try(Id, new RegisterOperator("5", Skills: [""])).Refusal!.Code.ShouldBe("word-wrong");
    }

    [Fact]
    public void The_line_keeps_its_target_within_bounds()
    {
        var details = new LineDetails("Контакт-центр", Scenes.Samara);
        _world.Try(Id, new RegisterLine(details with { TargetS = 0 })).Refusal!.Code.ShouldBe("target-wrong");
        _world.Try(Id, new RegisterLine(details with { TargetPercent = 101 })).Refusal!.Code.ShouldBe("target-wrong");
        _world.Must(Id, new RegisterLine(details)).Length.ShouldBe(1);
        _world.Must(Id, new RegisterLine(details)).ShouldBeEmpty();
    }
}
