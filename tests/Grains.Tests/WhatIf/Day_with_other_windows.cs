using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.WhatIf;

namespace OpsHub.Grains.Tests.WhatIf;

public sealed class Day_with_other_windows
{
    private readonly Scene _scene = new();

    [Fact]
    public void With_its_own_windows_a_day_comes_out_as_it_was()
    {
        Morning();

        var answer = Ask("12:00-13:00=+1");

        (answer.Replayed, answer.Faithful).ShouldBe((answer.Now, true));
        answer.Then.ShouldBe(answer.Now);   // at noon nobody waits any more
    }

    [Fact]
    public void A_further_window_halves_the_line()
    {
        Morning();   // eight who came at eight, ten minutes each, one window

        var answer = Ask("08:00-12:00=+1");

        (answer.Now.MeanS, answer.Now.LongestS).ShouldBe((2100, 4200));   // 0, 10 … 70 minutes
        (answer.Then.MeanS, answer.Then.LongestS).ShouldSatisfyAllConditions(t => t.MeanS!.Value.ShouldBeInRange(800, 1100), t => t.LongestS!.Value.ShouldBeInRange(1500, 2100));
        answer.Hours.ShouldHaveSingleItem().Hour.ShouldBe(8);
        answer.Then.OverNormPercent!.Value.ShouldBeLessThan(answer.Now.OverNormPercent!.Value);
    }

    [Fact]
    public void An_hour_tells_how_long_windows_were_open_and_how_long_of_that_idle()
    {
        Morning();

        var hour = Ask("08:00-09:00=+2").Hours.ShouldHaveSingleItem();

        (hour.Replayed, hour.Windows).ShouldBe((hour.Now, new WindowTime(60, 0)));
        hour.ThenWindows.OpenMin.ShouldBe(180);
        hour.ThenWindows.IdleMin.ShouldBeInRange(90, 100);   // eight times ten minutes of three hours
    }

    [Fact]
    public void One_fewer_lets_nobody_be_called_until_it_is_back()
    {
        Morning();

        Ask("08:00-09:00=-1").Then.LongestS!.Value.ShouldBeInRange(7740, 7860);   // 4200 and an hour
    }

    [Fact]
    public void Who_gave_up_waiting_is_served_if_he_is_called_before_that()
    {
        _scene.Open(1, "contracts");
        var patient = Enumerable.Range(0, 4).Select(_ => _scene.Issue()).ToList();
        Serve(2);
        _scene.Send(new LeaveQueue(patient[^1]));
        Serve(1);

        Ask("08:00-12:00=+2").ShouldSatisfyAllConditions(a => a.Now.Called.ShouldBe(3), a => a.Then.Called.ShouldBe(4));
    }

    [Fact]
    public void A_day_on_which_nobody_was_called_has_no_answer() => Answer(Changes("08:00-12:00=+1")).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("09:00-12:00")]
    [InlineData("12:00-09:00=+1")]
    [InlineData("9-12=+1")]
    [InlineData("09:00-12:00=0")]
    [InlineData("09:00-12:00=+100")]
    public void What_says_no_windows_is_not_read(string text) => WindowChange.Parse(text).ShouldBeNull();

    [Fact]
    public void Several_changes_stand_beside_each_other() =>
        Changes("09:00-12:00=+2, 15:00-16:00=-1").ShouldBe([new WindowChange(new LocalTime(9, 0), new LocalTime(12, 0), 2), new WindowChange(new LocalTime(15, 0), new LocalTime(16, 0), -1)]);

    private void Morning()
    {
        _scene.Open(1, "contracts");
        for (var visitor = 0; visitor < 8; visitor++) _scene.Issue();
        Serve(8);
    }

    private void Serve(int visitors)
    {
        for (var visitor = 0; visitor < visitors; visitor++)
        {
            _scene.Send(new CallNext(1));
            _scene.Send(new StartService(1));
            _scene.World.Advance(600);
            _scene.Send(new FinishService(1));
        }
    }

    private WhatIfAnswer Ask(string changes) => Answer(Changes(changes)).ShouldNotBeNull();

    private WhatIfAnswer? Answer(ImmutableArray<WindowChange> changes) => WhatIfDay.Of(
        "north", new LocalDate(2026, 11, 24), Scenes.Samara, QueueState.Empty, [.. _scene.World.Facts.Select(f => f.Event).OfType<QueueEvent>()], changes);

    private static ImmutableArray<WindowChange> Changes(string text) => WindowChange.Parse(text)!.Value;
}
