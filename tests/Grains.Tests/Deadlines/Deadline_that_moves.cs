using NodaTime;
using OpsHub.Grains.Deadlines;
using static OpsHub.Grains.Deadlines.DeadlineUnit;

namespace OpsHub.Grains.Tests.Deadlines;

/// <summary>Start events, stops, extensions, caps, VIP.</summary>
public sealed class Deadline_that_moves
{
    private static readonly ClockStop Waiting = new("data-requested", ["data-received", "data-refused"]);
    private static readonly Extension Extension = new("extended", "told", new Limit(30, CalendarDays), ["citizen"]);

    [Theory]
    [InlineData(StartPick.Earliest, "2025-05-04T23:59:59+04")]
    [InlineData(StartPick.Latest, "2025-05-07T23:59:59+04")]
    public void Starts_with_one_of_several_events(StartPick pick, string due) =>
        (Desk.Rule(5, CalendarDays) with { From = ["registered", "received"], Pick = pick }).Due(Desk.Subject(("registered", "2025-05-02T09:00"), ("received", "2025-04-29T16:00"))).ShouldBe(due);

    [Fact]
    public void Has_not_begun_before_its_event_nor_before_all_of_those_it_needs()
    {
        var both = Desk.Rule(5, CalendarDays) with { From = ["registered", "received"], Pick = StartPick.Latest };

        Reckoning.Of(Desk.Rule(5, CalendarDays), Desk.Subject(("received", "2025-05-02T09:00")), Desk.Samara).ShouldBeOfType<NotBegun>().Awaits.ShouldBe(["registered"]);
        Reckoning.Of(both, Desk.Subject(("received", "2025-05-02T09:00")), Desk.Samara).ShouldBeOfType<NotBegun>();
    }

    [Theory]
    [InlineData(CalendarDays, 9, "2025-03-17T23:59:59+04")]   // 5–10 March; 11–14 do not count; 15–17
    [InlineData(WorkingDays, 8, "2025-03-20T23:59:59+04")]    // 5–7, 10; 11–14 do not count; 17–20
    [InlineData(Hours, 96, "2025-03-08T10:00:00+04")]         // over before the clock was stopped
    public void Stands_while_data_are_awaited(DeadlineUnit unit, int amount, string due)
    {
        var rule = Desk.Rule(amount, unit) with { Stops = [Waiting] };

        rule.Due(Desk.Subject(("registered", "2025-03-04T10:00"), ("data-requested", "2025-03-10T15:00"), ("data-received", "2025-03-14T09:00"))).ShouldBe(due);
    }

    [Fact]
    public void Of_hours_stands_for_as_long_as_it_was_stopped() =>
        (Desk.Rule(8, Hours) with { Stops = [Waiting] }).Due(Desk.Subject(("registered", "2025-03-04T10:00"), ("data-requested", "2025-03-04T12:00"), ("data-refused", "2025-03-05T12:00"))).ShouldBe("2025-03-05T18:00:00+04");

    [Fact]
    public void Of_months_is_later_by_the_days_it_stood() =>
        (Desk.Rule(1, Months) with { Stops = [Waiting] }).Due(Desk.Subject(("registered", "2025-03-04T10:00"), ("data-requested", "2025-03-10T15:00"), ("data-received", "2025-03-14T09:00"))).ShouldBe("2025-04-08T23:59:59+04");

    [Theory]
    [InlineData(CalendarDays)]
    [InlineData(WorkingDays)]
    [InlineData(WorkingHours)]
    [InlineData(Months)]
    public void Is_unknown_while_the_clock_still_stands(DeadlineUnit unit)
    {
        var requested = Desk.At("2025-03-05T15:00", Desk.Samara.Zone);

        Reckoning.Of(Desk.Rule(40, unit) with { Stops = [Waiting] }, Desk.Subject(("registered", "2025-03-04T10:00"), ("data-requested", "2025-03-05T15:00")), Desk.Samara)
            .ShouldBe(new ClockStands("data-requested", requested));
    }

    [Fact]
    public void That_was_over_before_the_clock_stopped_stays() =>
        (Desk.Rule(1, CalendarDays) with { Stops = [Waiting] }).Due(Desk.Subject(("registered", "2025-03-04T10:00"), ("data-requested", "2025-03-05T15:00"))).ShouldBe("2025-03-05T23:59:59+04");

    [Theory]
    [InlineData("citizen", "2025-04-30T12:00", "2025-05-05T09:00", "2025-06-04T23:59:59+04")]
    [InlineData("other", "2025-04-30T12:00", "2025-05-05T09:00", "2025-05-05T23:59:59+04")]
    [InlineData("citizen", "2025-05-06T12:00", "2025-05-06T12:00", "2025-05-05T23:59:59+04")]
    [InlineData("citizen", "2025-04-30T12:00", "2025-05-06T00:00", "2025-05-05T23:59:59+04")]
    public void Is_extended_once_it_is_decided_and_told_in_time(string category, string extended, string told, string due) =>
        (Desk.Rule(3, WorkingDays) with { Extension = Extension })
            .Due(Desk.Subject(("registered", "2025-04-28T10:00"), ("extended", extended), ("told", told)) with { Category = category }).ShouldBe(due);

    [Fact]
    public void Says_by_when_the_customer_must_be_told_of_an_extension()
    {
        var subject = Desk.Subject(("registered", "2025-04-28T10:00"), ("extended", "2025-04-30T12:00")) with { Category = "citizen" };

        var due = Reckoning.Of(Desk.Rule(3, WorkingDays) with { Extension = Extension }, subject, Desk.Samara).ShouldBeOfType<DeadlineDue>();

        (due.TellBy, due.DueAt).ShouldBe((due.DueAt, Desk.Samara.EndOf(new LocalDate(2025, 5, 5))));
    }

    [Theory]
    [InlineData("2025-05-20", "2025-05-20T23:59:59+04")]
    [InlineData("2025-08-01", "2025-06-04T23:59:59+04")]   // not beyond the most that is allowed
    [InlineData("2025-04-01", "2025-05-05T23:59:59+04")]   // an extension never shortens
    public void Is_extended_to_a_chosen_day_within_what_is_allowed(string day, string due)
    {
        var subject = Desk.Subject(("registered", "2025-04-28T10:00"), ("extended", "2025-04-30T12:00"), ("told", "2025-04-30T12:00")) with { Category = "citizen", ExtendedTo = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value };

        (Desk.Rule(3, WorkingDays) with { Extension = Extension }).Due(subject).ShouldBe(due);
    }

    [Fact]
    public void Whose_extension_has_no_limit_needs_a_new_day()
    {
        var rule = Desk.Rule(3, WorkingDays) with { Extension = new Extension("extended") };
        var subject = Desk.Subject(("registered", "2025-04-28T10:00"), ("extended", "2025-04-30T12:00"));

        rule.Due(subject).ShouldBe("2025-05-05T23:59:59+04");
        rule.Due(subject with { ExtendedTo = new LocalDate(2025, 7, 1) }).ShouldBe("2025-07-01T23:59:59+04");
    }

    [Fact]
    public void Is_never_later_than_its_cap()
    {
        var subject = Desk.Subject(("registered", "2025-04-28T10:00"), ("extended", "2025-04-30T12:00"), ("told", "2025-04-30T12:00")) with { Category = "citizen" };

        (Desk.Rule(3, WorkingDays) with { Extension = Extension, Cap = new Limit(20, CalendarDays) }).Due(subject).ShouldBe("2025-05-18T23:59:59+04");
    }

    [Theory]
    [InlineData(20, 1.5, "2025-04-28T23:59:59+04")]   // 13.3 is 13 days
    [InlineData(1, 1.5, "2025-04-16T23:59:59+04")]    // never less than one
    [InlineData(0, 1.5, "2025-04-15T23:59:59+04")]
    public void Is_shorter_for_VIP_by_the_factor_rounded_down(int days, double factor, string due)
    {
        var rule = Desk.Rule(days, CalendarDays) with { Vip = new VipFactor((decimal)factor) };

        rule.Due(Desk.Registered("2025-04-15T10:00") with { Vip = true }).ShouldBe(due);
        rule.Due(Desk.Registered("2025-04-15T10:00")).ShouldBe(Desk.Rule(days, CalendarDays).Due(Desk.Registered("2025-04-15T10:00")));
    }
}
