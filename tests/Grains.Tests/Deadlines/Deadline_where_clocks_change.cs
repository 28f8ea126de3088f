using NodaTime;
using OpsHub.Grains.Deadlines;
using static OpsHub.Grains.Deadlines.DeadlineUnit;

namespace OpsHub.Grains.Tests.Deadlines;

/// <summary>Saratov moved from UTC+3 to UTC+4 on 4 December 2016; Samara was at UTC+3 from 31 October 2010 to 27 March 2011. Sao Paulo and Cairo moved their clocks at midnight.</summary>
public sealed class Deadline_where_clocks_change
{
    [Theory]
    [InlineData("Europe/Saratov", "2016-12-01T10:00", 5, "2016-12-06T23:59:59+04")]
    [InlineData("Europe/Saratov", "2016-11-28T10:00", 5, "2016-12-03T23:59:59+03")]
    [InlineData("Europe/Samara", "2010-10-28T10:00", 3, "2010-10-31T23:59:59+03")]
    [InlineData("Europe/Samara", "2011-03-25T10:00", 2, "2011-03-27T23:59:59+04")]
    [InlineData("Asia/Vladivostok", "2014-10-24T10:00", 2, "2014-10-26T23:59:59+10")]
    [InlineData("America/Sao_Paulo", "2018-11-01T10:00", 2, "2018-11-03T23:59:59-03")]   // 4 November began at 01:00
    [InlineData("Africa/Cairo", "2024-10-29T10:00", 2, "2024-10-31T23:59:59+02")]        // the last hour of 31 October came twice
    public void Of_days_ends_with_the_local_day(string zone, string registered, int days, string due) => In(zone, Desk.Rule(days, CalendarDays), registered).ShouldBe(due);

    [Theory]
    [InlineData("Europe/Saratov", "2016-12-04T01:30", 2, "2016-12-04T04:30:00+04")]
    [InlineData("Europe/Samara", "2010-10-31T01:30", 2, "2010-10-31T02:30:00+03")]
    public void Of_hours_counts_hours_that_passed(string zone, string registered, int hours, string due) => In(zone, Desk.Rule(hours, Hours), registered).ShouldBe(due);

    [Fact]
    public void By_a_time_that_clocks_skip_is_due_when_they_have_moved() =>
        In("Europe/Saratov", Desk.Rule(1, CalendarDays) with { By = new LocalTime(2, 30) }, "2016-12-03T10:00").ShouldBe("2016-12-04T03:30:00+04");

    private static string In(string zone, DeadlineRule rule, string registered) =>
        rule.Due(Desk.In(Desk.Zone(zone), ("registered", registered)), Desk.Samara with { Zone = Desk.Zone(zone) });
}
