using NodaTime;
using OpsHub.Grains.Channels;
using static OpsHub.Silo.Tests.Channels.ChannelOf;

namespace OpsHub.Silo.Tests.Channels;

/// <summary>What becomes of reports of a channel that does not work. Saratov is UTC+4.</summary>
public sealed class Interruptions_of_channels
{
    private readonly ChannelOf _site = new("saratov", "website");

    [Fact]
    public void Begins_and_ends_with_its_report_and_twice_is_once()
    {
        _site.Do("2025-04-29T06:00", new ReportInterruption("r-1", Reason: "не отвечает"));
        _site.IsNothing("2025-04-29T06:01", new ReportInterruption("r-1")).ShouldBeTrue();
        _site.Do("2025-04-29T07:30", new EndInterruption("r-1"));

        _site.Events.ShouldBe([
            new InterruptionBegan("r-1", At("2025-04-29T06:00"), "не отвечает", false, "account:duty", At("2025-04-29T06:00")),
            new InterruptionEnded("r-1", At("2025-04-29T06:00"), At("2025-04-29T07:30"), "не отвечает", false, At("2025-04-29T07:30"))]);
        _site.IsNothing("2025-04-29T07:31", new EndInterruption("r-1")).ShouldBeTrue();
        _site.IsNothing("2025-04-29T07:31", new EndInterruption()).ShouldBeTrue();
        _site.State.Open.ShouldBeNull();
    }

    [Fact]
    public void Reports_that_overlap_are_one_interruption_that_ends_with_the_last_of_them()
    {
        _site.Do("2025-04-29T06:00", new ReportInterruption("probe-1")).Do("2025-04-29T06:10", new ReportInterruption("person-1", At("2025-04-29T05:50"), Reason: "обрыв канала связи"));
        _site.Do("2025-04-29T07:00", new EndInterruption("probe-1"));
        _site.State.Open.ShouldNotBeNull();

        _site.Do("2025-04-29T07:20", new EndInterruption("person-1"));

        _site.State.Known.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            i => (i.Id, i.StartedAt, i.EndedAt, i.Reason).ShouldBe(("probe-1", At("2025-04-29T05:50"), At("2025-04-29T07:20"), "обрыв канала связи")),
            i => i.Reports.Keys.ShouldBe(["person-1", "probe-1"]));
    }

    [Fact]
    public void A_late_report_bridges_two_interruptions_to_one()
    {
        _site.Do("2025-04-29T07:00", new ReportInterruption("a", At("2025-04-29T06:00"), At("2025-04-29T06:30"))).Do("2025-04-29T07:00", new ReportInterruption("b", At("2025-04-29T06:40"), At("2025-04-29T06:50")));
        _site.State.Known.Length.ShouldBe(2);

        _site.Do("2025-04-29T08:00", new ReportInterruption("c", At("2025-04-29T06:30"), At("2025-04-29T06:40")));

        _site.Events[^1].ShouldBeOfType<InterruptionJoined>().ShouldSatisfyAllConditions(e => e.Interruption.ShouldBe("a"), e => e.Absorbed.ShouldBe(["b"]));
        _site.State.Known.ShouldHaveSingleItem().EndedAt.ShouldBe(At("2025-04-29T06:50"));
    }

    [Fact]
    public void One_report_that_is_no_force_majeure_makes_the_whole_count()
    {
        _site.Do("2025-04-29T06:00", new ReportInterruption("a", ForceMajeure: true)).State.Open!.ForceMajeure.ShouldBeTrue();
        _site.Do("2025-04-29T06:10", new ReportInterruption("b", ForceMajeure: true)).State.Open!.ForceMajeure.ShouldBeTrue();

        _site.Do("2025-04-29T06:20", new ReportInterruption("c")).State.Open!.ForceMajeure.ShouldBeFalse();
        _site.Do("2025-04-29T09:00", new CorrectInterruption("a", "гроза", true)).State.Open.ShouldSatisfyAllConditions(i => i!.ForceMajeure.ShouldBeTrue(), i => i!.Reason.ShouldBe("гроза"));
    }

    [Fact]
    public void A_person_ends_all_reports_at_once()
    {
        _site.Do("2025-04-29T06:00", new ReportInterruption("a")).Do("2025-04-29T06:10", new ReportInterruption("b")).Do("2025-04-29T07:00", new EndInterruption());

        _site.State.Open.ShouldBeNull();
        _site.IsNothing("2025-04-29T08:00", new EndInterruption("b")).ShouldBeTrue();
    }

    [Fact]
    public void One_that_was_none_is_taken_back()
    {
        _site.Do("2025-04-29T06:00", new ReportInterruption("a")).Do("2025-04-29T06:30", new WithdrawInterruption("a", "проверяющий был без сети"));

        _site.State.Known.ShouldBeEmpty();
        _site.IsNothing("2025-04-29T06:31", new WithdrawInterruption("a", "x")).ShouldBeTrue();
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        new ChannelOf("saratov", "teletext").Code("2025-04-29T06:00", new ReportInterruption("a")).ShouldBe("channel-unknown");
        _site.Code("2025-04-29T06:00", new ReportInterruption("a b")).ShouldBe("report-wrong");
        _site.Code("2025-04-29T06:00", new ReportInterruption("a", Reason: " ")).ShouldBe("text-wrong");
        _site.Code("2025-04-29T06:00", new ReportInterruption("a", At("2025-04-29T06:06"))).ShouldBe("span-wrong");
        _site.Code("2025-04-29T06:00", new ReportInterruption("a", At("2025-04-29T05:00"), At("2025-04-29T05:00"))).ShouldBe("span-wrong");
        _site.Code("2025-04-29T06:00", new ReportInterruption("a", At("2025-02-26T05:00"))).ShouldBe("too-old");
        _site.Code("2025-04-29T06:00", new EndInterruption("a")).ShouldBe("interruption-unknown");
        _site.Code("2025-04-29T06:00", new CorrectInterruption("a", "x")).ShouldBe("interruption-unknown");
        _site.Do("2025-04-29T06:00", new ReportInterruption("a"));
        _site.Code("2025-04-29T06:00", new EndInterruption("a")).ShouldBe("span-wrong");
    }

    [Fact, Trait("Requirement", "SARATOV-8.5a")]
    public void Availability_is_what_is_left_of_the_hours_of_the_day()
    {
        _site.Do("2025-04-01T12:00", new ReportInterruption("a", At("2025-04-01T02:00"), At("2025-04-01T04:36")));   // 06:00 to 08:36 local

        var month = ChannelMonth.Of(_site.State, new YearMonth(2025, 4), new Daytime(new LocalTime(7, 0), new LocalTime(23, 0)), DateTimeZoneProviders.Tzdb["Europe/Saratov"], At("2025-04-02T19:00"));

        (month.Count, month.Down, month.Availability).ShouldBe((1, Duration.FromMinutes(96), 0.95));   // of 32 hours
    }

    [Fact]
    public void Begins_in_one_month_only_though_it_begins_at_its_first_instant()
    {
        _site.Do("2025-04-30T20:30", new ReportInterruption("r-1", At("2025-04-30T20:00"), At("2025-04-30T20:10")));   // midnight in Saratov: already May

        ChannelMonth Of(int month) => ChannelMonth.Of(_site.State, new YearMonth(2025, month), Daytime.Whole, DateTimeZoneProviders.Tzdb["Europe/Saratov"], At("2025-05-02T06:00"));
        (Of(4).Count, Of(5).Count, Of(5).Down).ShouldBe((0, 1, Duration.FromMinutes(10)));
    }
}
