using OpsHub.Grains.Displays;

namespace OpsHub.Grains.Tests.Displays;

public sealed class Day_of_a_shown_group
{
    [Fact]
    public void Counts_from_the_morning_when_no_ticket_was_shown_yet()
    {
        var day = Day(Shown(3, null), Shown(5, "A002"), Shown(4, "A004"));

        (day.Known, day.Called, day.Issued).ShouldBe((true, 4, 8));
    }

    [Fact]
    public void Counts_from_the_first_reading_when_a_ticket_was_shown_already()
    {
        var day = Day(Shown(3, "A040"), Shown(5, "A041"));

        (day.Known, day.Called, day.Issued).ShouldBe((true, 1, 3));
    }

    [Fact]
    public void Does_not_take_back_tickets_of_people_who_left_unseen()
    {
        var day = Day(Shown(0, null), Shown(10, "A001"), Shown(2, "A001"), Shown(5, "A002"));

        (day.Called, day.Issued).ShouldBe((2, 11));
    }

    [Fact]
    public void Knows_nothing_without_a_ticket_of_its_own()
    {
        Day(Shown(3, null), Shown(5, null)).Known.ShouldBeFalse();
        Day(Shown(3, null), Shown(5, "R017")).Known.ShouldBeFalse();
    }

    [Fact]
    public void Passes_over_tickets_of_other_groups_and_of_none()
    {
        var day = Day(Shown(0, null), Shown(0, "A003"), Shown(0, "R050"), Shown(0, null), Shown(0, "A005"));

        day.Called.ShouldBe(5);
    }

    private static ShownDay Day(ShownGroup first, params ShownGroup[] later)
    {
        var day = new ShownDay(first);
        foreach (var group in later) day.Show(group);
        return day;
    }

    private static ShownGroup Shown(int waiting, string? ticket) => new("1", "A", "Договоры", waiting, 1, ticket);
}
