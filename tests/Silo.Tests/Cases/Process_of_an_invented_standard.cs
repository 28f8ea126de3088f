using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Standards;
using OpsHub.Silo.Calendars;

namespace OpsHub.Silo.Tests.Cases;

/// <summary>A grid company that none of the five is: two ways to begin, a start that needs two events, a step that starts where another ends, a total cap.</summary>
public sealed class Process_of_an_invented_standard
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Yekaterinburg"];

    private static CaseOf Repair(string on = "called") => new CaseOf("grid", "repair", new Grid()).Open("2025-03-03T11:00", on);

    [Theory]
    [InlineData("called")]
    [InlineData("meter-signalled")]
    public void Begins_with_any_of_its_opening_events(string on) => Repair(on).Due("visit").ShouldBe("2025-03-03T15:00:00");

    [Fact]
    public void A_start_of_two_events_waits_for_both_and_counts_from_the_later()
    {
        var one = Repair().On("2025-03-04T10:00", "parts-ordered");
        one.Due("mend").ShouldBe("not-begun");

        one.On("2025-03-03T14:00", "visited", said: "2025-03-04T11:00").Due("mend").ShouldBe("2025-03-11T23:59:59");
    }

    [Fact]
    public void A_step_starts_where_another_one_ends()
    {
        var one = Repair().On("2025-03-03T14:00", "visited").On("2025-03-04T10:00", "parts-ordered");
        one.Due("answer").ShouldBe("not-begun");

        one.On("2025-03-06T10:00", "mended");

        (one.Due("answer"), one.Amber("answer"), one.Phase("answer", "2025-03-07T00:00"), one.Phase("answer", "2025-03-08T00:00")).ShouldBe(("2025-03-09T23:59:59", "2025-03-07T23:59:59", StepPhase.Running, StepPhase.AtRisk));
    }

    [Fact]
    public void The_whole_is_never_over_its_cap_and_ends_with_the_case()
    {
        var one = Repair();
        one.Due("whole").ShouldBe("2025-04-17T23:59:59");

        one.Wait("2025-04-18T00:00").Breaches.ShouldContain("whole@2025-04-17T23:59:59");
    }

    [Fact]
    public void An_ending_event_ends_it_and_nothing_is_late_any_more()
    {
        var one = Repair().On("2025-03-03T12:00", "false-alarm");

        one.State.Phase.ShouldBe(CasePhase.Completed);
        one.Wait("2025-12-31T00:00").Breaches.ShouldBeEmpty();
        one.Phase("mend", "2025-12-31T00:00").ShouldBe(StepPhase.Skipped);
    }

    [Fact]
    public void A_case_without_grounds_cannot_be_cancelled() => Repair().Refusal("2025-03-03T12:00", new CancelCase("bored")).ShouldBe("ground-unknown");

    private sealed class Grid : IStandards
    {
        private static readonly ImmutableArray<DeadlineRule> Rules =
        [
            new("visit", "Visit", ["repair"], "1", ["called", "meter-signalled"], new Limit(4, DeadlineUnit.Hours), Clock: "visit"),
            new("mend", "Mend", ["repair"], "2", ["visited", "parts-ordered"], new Limit(5, DeadlineUnit.WorkingDays), Clock: "mend", Pick: StartPick.Latest),
            new("answer", "Answer", ["repair"], "3", ["mended"], new Limit(3, DeadlineUnit.CalendarDays), Amber: new Limit(1, DeadlineUnit.CalendarDays)),
            new("total", "Total", ["repair"], "4", ["called", "meter-signalled"], new Limit(45, DeadlineUnit.CalendarDays), Clock: "total"),
        ];

        private static readonly CaseProcess Process = new(
            "repair", "repair", ["called", "meter-signalled"],
            [
                new CaseStep("visit", "visit", ["visited"], "crew", [], null, []), new CaseStep("mend", "mend", ["mended"], "crew", ["visit"], null, []),
                new CaseStep("answer", "answer", ["answered"], "office", ["mend"], null, []),
            ],
            ["false-alarm"], [], ["parts-ordered"], "total", []);

        public AppealStandard? Of(string company, Instant at) => null;

        public ServiceStandard? Service(string company, Instant at) => new(
            new DeadlineStandard(Rules, new DeadlineSetting(CalendarShelf.Read(CalendarShelf.Shipped, null), Zone)), FrozenDictionary<string, DeadlineStandard>.Empty, [Process], [], []);
    }
}
