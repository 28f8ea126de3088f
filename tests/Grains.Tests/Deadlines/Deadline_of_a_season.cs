using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;
using static OpsHub.Grains.Deadlines.DeadlineUnit;

namespace OpsHub.Grains.Tests.Deadlines;

/// <summary>Limits that depend on the season and the kind of day on which the clock begins, earliest days, and hours of a customer category.</summary>
public sealed class Deadline_of_a_season
{
    private static readonly DeadlineRule Restore = Desk.Rule(24, Hours) with
    {
        Variants = [new LimitVariant(new Limit(12, Hours), new Season("10-15", "04-15")), new LimitVariant(new Limit(36, Hours), On: DayType.DayOff)],
    };

    [Theory]
    [InlineData("2025-06-10T08:00", "2025-06-11T08:00:00+04")]   // a working day in summer: the rule's own 24 h
    [InlineData("2025-06-14T08:00", "2025-06-15T20:00:00+04")]   // a Saturday in summer: 36 h
    [InlineData("2025-04-15T08:00", "2025-04-15T20:00:00+04")]   // the last day of the season
    [InlineData("2025-04-16T08:00", "2025-04-17T08:00:00+04")]
    [InlineData("2025-10-15T08:00", "2025-10-15T20:00:00+04")]   // the first one
    [InlineData("2025-01-04T08:00", "2025-01-04T20:00:00+04")]   // over New Year; a day off too, but the season comes first
    public void Takes_the_first_limit_that_fits_the_day_on_which_it_begins(string registered, string due) => Restore.Due(Desk.Registered(registered)).ShouldBe(due);

    [Theory]
    [InlineData("rural", "3", "2025-06-12T08:00:00+04")]   // 48 h
    [InlineData("rural", null, "2025-06-11T20:00:00+04")]  // 36 h: the third category was not said
    [InlineData("town", "3", "2025-06-11T08:00:00+04")]    // the rule's own 24 h
    [InlineData(null, null, "2025-06-11T08:00:00+04")]
    public void Takes_the_limit_of_such_a_subject_and_guesses_nothing_that_was_not_said(string? settlement, string? supply, string due)
    {
        var rule = Desk.Rule(24, Hours) with { Variants = [Variant(48, ("settlement", "rural"), ("supply-category", "3")), Variant(36, ("settlement", "rural"))] };
        var said = ImmutableSortedDictionary<string, string>.Empty;
        if (settlement is not null) said = said.Add("settlement", settlement);
        if (supply is not null) said = said.Add("supply-category", supply);

        rule.Due(Desk.Registered("2025-06-10T08:00") with { Attributes = said.IsEmpty ? null : said }).ShouldBe(due);
    }

    [Fact]
    public void Guesses_no_kind_of_day_where_there_is_no_calendar() =>
        Reckoning.Of(Restore, Desk.Registered("2027-06-10T08:00"), Desk.Samara).ShouldBe(new NoCalendar("ru", 2027));

    [Fact]
    public void Explains_the_limit_that_holds() =>
        Reckoning.Explain(Restore, Desk.Registered("2025-01-10T08:00"), Desk.Samara).Steps.OfType<RuleStep>().ShouldHaveSingleItem().Limit.Amount.ShouldBe(12);

    private static LimitVariant Variant(int hours, params (string Name, string Value)[] subject) => new(new Limit(hours, Hours), Subject: subject.ToImmutableSortedDictionary(a => a.Name, a => a.Value));

    [Theory]
    [InlineData(Direction.Before, "2025-05-09T00:00", "2025-04-22T00:00:00+04")]   // ten working days before 9 May: 7, 6, 5 May, 30–28, 25–22 April
    [InlineData(Direction.After, "2025-04-28T09:00", "2025-05-17T00:00:00+04")]    // when ten are over: 29, 30 April, 5–7, 12–16 May
    public void Knows_a_day_before_which_nothing_is_to_be_done(Direction direction, string at, string earliest)
    {
        var rule = Desk.Rule(direction == Direction.Before ? 0 : 30, CalendarDays) with { Direction = direction, NotBefore = new Limit(10, WorkingDays) };

        Desk.Local(Reckoning.Of(rule, Desk.Registered(at), Desk.Samara).ShouldBeOfType<DeadlineDue>().EarliestAt!.Value, Desk.Samara.Zone).ShouldBe(earliest);
    }

    [Fact]
    public void Counts_the_hours_at_which_the_customers_category_is_served()
    {
        var mornings = new WorkingTime([.. Enumerable.Range(1, 5).Select(day => new Grains.Offices.DayHours((IsoDayOfWeek)day, new LocalTime(8, 0), new LocalTime(10, 0)))]);
        var setting = Desk.Samara with { Hours = Desk.Samara.Hours!.Add("office/one/legal", mornings) };
        var rule = Desk.Rule(3, WorkingHours) with { HoursOf = "office" };
        var subject = Desk.Registered("2025-04-28T09:00") with { Office = "one" };

        rule.Due(subject with { Category = "legal" }, setting).ShouldBe("2025-04-29T10:00:00+04");
        rule.Due(subject with { Category = "citizen" }, setting).ShouldBe("2025-04-28T12:00:00+04");
    }
}
