using OpsHub.Grains.Staffing;

namespace OpsHub.Grains.Tests.Staffing;

public sealed class Backlog_of_an_office
{
    [Fact]
    public void Whoever_comes_last_waits_for_all_before_him_shared_by_the_windows()
    {
        // 18 wait, 22 come within half an hour, nine minutes each: six windows serve 20 of the 40
        var backlog = new Backlog(18, 22, 1800, 540, 1800);

        backlog.LongestWaitS(6).ShouldBe(20 * 540 / 6d, 1e-9);
        backlog.LongestWaitS(0).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void The_windows_needed_hold_the_norm_and_one_fewer_does_not()
    {
        var backlog = new Backlog(18, 22, 1800, 540, 1800);
        var needed = backlog.Needed();

        needed.ShouldBe(8);   // six drain the line in time, and seven would be so full in the long run that one in five waited too long
        backlog.Holds(needed).ShouldBeTrue();
        backlog.Holds(needed - 1).ShouldBeFalse();
    }

    [Fact]
    public void A_line_that_is_already_too_long_needs_windows_although_nobody_comes() =>
        new Backlog(12, 0, 1800, 600, 900).Needed().ShouldBe(8);   // 12 × 600 ÷ 8 = 900

    [Fact]
    public void Chance_needs_more_than_the_mean()
    {
        // 6 an hour for ten minutes each is one erlang: one window is full, and of two nobody waits a quarter of an hour nine times of ten
        var backlog = new Backlog(0, 3, 1800, 600, 900);

        backlog.Needed().ShouldBe(2);
    }

    [Fact]
    public void One_window_is_enough_where_nobody_waits_or_comes() => new Backlog(0, 0, 1800, 600, 900).Needed().ShouldBe(1);
}
