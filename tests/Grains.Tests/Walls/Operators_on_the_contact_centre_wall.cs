using OpsHub.Grains.Lines;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls.Calls;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Operators_on_the_contact_centre_wall
{
    private readonly World _world = new(Scenes.Morning);

    public Operators_on_the_contact_centre_wall() => Tell(new RegisterLine(new LineDetails("Контакт-центр", Scenes.Samara)));

    private OperatorCell Operator => BoardBook.Of(_world.Facts).Cell<OperatorCell>("calls/volga", "operator/main/5");

    [Fact]
    public void Have_the_seconds_of_today_by_state_and_pauses_by_reason()
    {
        foreach (var (phase, reason, seconds) in new (OperatorPhase, string?, int)[]
        {
            (OperatorPhase.Available, null, 60), (OperatorPhase.Talking, null, 180), (OperatorPhase.WrapUp, null, 30), (OperatorPhase.Pause, "lunch", 900),
            (OperatorPhase.Available, null, 15), (OperatorPhase.Pause, "training", 600), (OperatorPhase.Pause, "lunch", 100), (OperatorPhase.Pause, null, 20), (OperatorPhase.Away, null, 45),
        })
        {
            Tell(new ReportOperator("5", phase, reason));
            _world.Advance(seconds);
        }
        Tell(new SignOutOperator("5"));
        _world.Advance(3600);
        Tell(new ReportOperator("5", OperatorPhase.Talking));

        var today = Operator.Today!;
        (today.AvailableS, today.TalkingS, today.WrapUpS, today.AwayS, today.PausedS).ShouldBe((75, 180, 30, 45, 1620));
        today.Pauses.ShouldBe([new PauseCell(null, 20), new PauseCell("lunch", 1000), new PauseCell("training", 600)]);
    }

    [Fact]
    public void Begin_at_nothing_at_midnight_and_a_phase_over_midnight_counts_from_there()
    {
        Tell(new ReportOperator("5", OperatorPhase.Talking));
        _world.Advance(15 * 3600);   // 23:00
        Tell(new ReportOperator("5", OperatorPhase.Available));
        Operator.Today!.TalkingS.ShouldBe(15 * 3600);

        _world.Advance(3600 + 120);
        Tell(new ReportOperator("5", OperatorPhase.Pause, "tea"));

        (Operator.Today!.AvailableS, Operator.Today.TalkingS, Operator.Today.PausedS).ShouldBe((120, 0, 0));
        Operator.Reason.ShouldBe("tea");
    }

    [Fact]
    public void Reasons_that_never_repeat_do_not_grow_the_board()
    {
        for (var n = 0; n < 40; n++)
        {
            Tell(new ReportOperator("5", OperatorPhase.Pause, $"reason-{n:00}"));
            _world.Advance(10);
        }

        Operator.Today!.PausedS.ShouldBe(390);
        Operator.Today.Pauses.Length.ShouldBe(13);
        Operator.Today.Pauses[0].ShouldBe(new PauseCell(null, 270));
    }

    [Fact]
    public void Say_which_tiers_and_skills_they_serve()
    {
        Tell(new RegisterOperator("5", [2, 1], ["debt"]));
        Tell(new ReportOperator("5", OperatorPhase.Available));
        (string.Join(' ', Operator.Tiers), string.Join(' ', Operator.Skills)).ShouldBe(("1 2", "debt"));

        Tell(new RegisterOperator("5", [3]));
        (string.Join(' ', Operator.Tiers), string.Join(' ', Operator.Skills)).ShouldBe(("3", ""));
    }

    private void Tell(LineCommand fact) => _world.Must(Line.IdOf("volga", "main"), fact);
}
