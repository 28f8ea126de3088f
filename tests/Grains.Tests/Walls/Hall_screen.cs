using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Walls;

public sealed class Hall_screen
{
    private readonly Scene _scene = new();

    public Hall_screen()
    {
        for (var window = 1; window <= 14; window++) _scene.Open(window, "contracts");
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-8.5.1"), Trait("Requirement", "SAMARA-7.1c")]
    public void Shows_who_is_served_out_of_turn_and_the_running_line_as_the_office_tells_them()
    {
        _scene.World.Must(Grains.Offices.Office.IdOf("volga", "north"), new Grains.Offices.RegisterOffice(Scenes.Details("Северное") with { OutOfTurn = ["инвалиды", "ветераны"], RunningLine = "Показания с 23 по 26 число" }));

        var office = _scene.Shown().Cell<HallOfficeCell>(Scene.Screen, "office");
        (string.Join(' ', office.OutOfTurn), office.RunningLine).ShouldBe(("инвалиды ветераны", "Показания с 23 по 26 число"));
    }

    [Fact]
    public void Shows_the_newest_call_first()
    {
        Call(1);
        Call(2);

        _scene.Calls.ShouldBe([new CallCell("А\u00A0002", 2, Scenes.Morning, 0, false), new CallCell("А\u00A0001", 1, Scenes.Morning, 0, false)]);
    }

    [Fact]
    public void A_recall_goes_on_top_with_the_instant_of_its_first_call()
    {
        Call(1);
        _scene.World.Advance(30);
        Call(2);
        _scene.Send(new RecallTicket(1));

        _scene.Calls.Select(c => (c.Window, c.Recalls)).ShouldBe([(1, 1), (2, 0)]);
        _scene.Calls[0].CalledAt.ShouldBe(Scenes.Morning);
    }

    [Fact]
    public void Who_has_come_goes_below_and_who_is_done_leaves()
    {
        Call(1);
        Call(2);
        Call(3);
        _scene.Send(new StartService(3));
        _scene.Calls.Select(c => (c.Window, c.Serving)).ShouldBe([(2, false), (1, false), (3, true)]);

        _scene.Send(new FinishService(3));
        _scene.Send(new MarkNoShow(2));
        _scene.Calls.Select(c => c.Window).ShouldBe([1]);
    }

    [Fact]
    public void Shows_at_most_twelve_calls()
    {
        for (var window = 1; window <= 14; window++) Call(window);

        _scene.Calls.Count.ShouldBe(12);
        _scene.Calls[0].Window.ShouldBe(14);
    }

    [Fact]
    [Trait("Requirement", "VLADIMIR-G2.R1d")]
    public void Lists_services_in_the_order_of_the_rules_with_who_waits_for_each()
    {
        _scene.Issue("debts");

        _scene.Service("debts").ShouldBe(new ServiceCell("debts", "Задолженность", "В", 2, 1, null, false));
        _scene.Service("contracts").Open.ShouldBeTrue();
    }

    [Fact]
    public void A_service_that_is_no_more_leaves_the_screen()
    {
        _scene.Send(new ConfigureQueue(Scenes.Rules with { Services = Scenes.Rules.Services.RemoveAt(2) }));

        _scene.Shown().Keys(Scene.Screen).ShouldNotContain("service/debts");
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-8.5.2a")]
    public void The_load_chart_counts_tickets_by_hour_of_issue_and_their_wait_to_the_first_call()
    {
        _scene.Issue();
        _scene.World.Advance(100);
        _scene.Send(new CallNext(1));
        _scene.Send(new TransferTicket(1, "contracts"));
        _scene.World.Advance(100);
        _scene.Send(new CallNext(1));
        _scene.World.AdvanceTo(Scenes.At(9, 30));
        _scene.Issue();

        _scene.Load.Hours.Length.ShouldBe(12);
        _scene.Load.Hours.Take(2).ShouldBe([new HourCell(8, 1, 100, null, null, null), new HourCell(9, 1, null, null, null, null)]);
    }

    [Fact]
    public void The_typical_hours_are_what_was_forecast_before_the_day_began()
    {
        // given Tuesdays with four tickets at nine
        for (var week = 0; week <= 3; week++)
        {
            _scene.World.AdvanceTo(Scenes.At((week * 7 * 24) + 9, 0));
            for (var ticket = 0; ticket < 4; ticket++) _scene.Issue();
            if (week == 0) _scene.Load.Hours[1].ShouldBe(new HourCell(9, 4, null, null, null, null));
        }

        (_scene.Load.DaysLearnt, _scene.Load.Hours[1].Issued).ShouldBe((3, 4));
        _scene.Load.Hours.Sum(h => h.TypicalIssued!.Value).ShouldBe(4, 0.2m);
        _scene.Load.Hours[1].TypicalIssued!.Value.ShouldBeGreaterThan(3.5m);
    }

    private void Call(int window)
    {
        _scene.Issue();
        _scene.Send(new CallNext(window));
    }
}
