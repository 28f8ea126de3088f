using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Cases;

/// <summary>Surveys, readings, orders once in each calendar period, under the standards that ship.</summary>
public sealed class Duties_that_come_back
{
    private static readonly ProfileStandards Standards = ProfileStandards.Of(ProfileReader.All(ProfileReader.Shipped), CalendarShelf.Shipped);
    private static readonly GrainKind Kind = Duty.KindUnder(Standards);

    private readonly List<DutyEvent> _events = [];
    private DutyState _state = DutyState.None;
    private GrainId _id = Duty.IdOf("samara", "poll");

    [Theory]
    [Trait("Requirement", "KHGES-2.4-15"), Trait("Requirement", "SAMARA-10.3b"), Trait("Requirement", "SAMARA-10.3d"), Trait("Requirement", "SAMARA-10.3f"), Trait("Requirement", "SAMARA-5.1-2.6")]
    [Trait("Requirement", "SAMARA-5.1-2.8b"), Trait("Requirement", "SAMARA-5.1-2.7"), Trait("Requirement", "SAMARA-5.1-3.1"), Trait("Requirement", "SARATOV-7.3.6.3"), Trait("Requirement", "SARATOV-7.3.6.4a")]
    [Trait("Requirement", "SARATOV-8.10"), Trait("Requirement", "VLADIMIR-G6b"), Trait("Requirement", "VLADIMIR-G6d"), Trait("Requirement", "VLADIMIR-G6i"), Trait("Requirement", "VLADIMIR-G6j"), Trait("Requirement", "VLADIMIR-G4a")]
    [InlineData("khges", "meter-reading", "2025-04-30T13:59:59Z", "2025-05-31T13:59:59Z")]
    [InlineData("samara", "e-book", "2025-04-29T19:59:59Z", "2025-04-30T19:59:59Z")]
    [InlineData("samara", "questionnaire", "2025-06-30T19:59:59Z", "2025-12-31T19:59:59Z")]
    [InlineData("samara", "poll", "2025-06-30T19:59:59Z", "2025-09-30T19:59:59Z")]
    [InlineData("samara", "meter-check", "2025-06-30T19:59:59Z", "2025-12-31T19:59:59Z")]
    [InlineData("samara", "reconciliation", "2025-06-30T19:59:59Z", "2025-09-30T19:59:59Z")]
    [InlineData("samara", "payment-documents", "2025-04-30T19:59:59Z", "2025-05-31T19:59:59Z")]
    [InlineData("samara", "house-meters", "2025-05-01T19:59:59Z", "2025-06-01T19:59:59Z")]
    [InlineData("saratov", "office-timetable", "2025-12-31T19:59:59Z", "2026-12-31T19:59:59Z")]
    [InlineData("saratov", "mobile-timetable", "2025-06-30T19:59:59Z", "2025-09-30T19:59:59Z")]
    [InlineData("saratov", "quality-monitoring", "2025-12-31T19:59:59Z", "2026-12-31T19:59:59Z")]
    [InlineData("vladimir", "training", "2025-12-31T20:59:59Z", "2026-12-31T20:59:59Z")]
    [InlineData("vladimir", "quality-quarter", "2025-06-30T20:59:59Z", "2025-09-30T20:59:59Z")]
    [InlineData("vladimir", "quality-half-year", "2025-06-30T20:59:59Z", "2025-12-31T20:59:59Z")]
    [InlineData("vladimir", "quality-year", "2025-12-31T20:59:59Z", "2026-12-31T20:59:59Z")]
    [InlineData("vladimir", "claim-analysis", "2025-06-30T20:59:59Z", "2025-09-30T20:59:59Z")]
    [InlineData("vladimir", "satisfaction-survey", "2025-06-30T20:59:59Z", "2025-12-31T20:59:59Z")]
    [InlineData("vladimir", "billing", "2025-04-30T20:59:59Z", "2025-05-31T20:59:59Z")]
    public void Is_due_once_in_each_period_and_a_period_without_it_is_missed(string company, string duty, string due, string next)
    {
        _id = Duty.IdOf(company, duty);
        Do("2025-04-29T06:00:00Z", new BeginDuty());
        _state.DueAt.ShouldBe(At(due));

        _events.Clear();
        Do((At(due) + Duration.FromSeconds(1)).ToString(), new WakeDuty("due"));

        _events.ShouldHaveSingleItem().ShouldBeOfType<DutyMissed>().NextDueAt.ShouldBe(At(next));
    }

    [Fact]
    public void Done_in_its_period_it_is_due_in_the_next_one_and_twice_is_once()
    {
        Do("2025-04-29T06:00:00Z", new BeginDuty());
        Do("2025-05-20T06:00:00Z", new RecordDuty("412 answers"));

        (_state.DueAt, _events.OfType<DutyDone>().Single().Late).ShouldBe((At("2025-09-30T19:59:59Z"), false));
        IsNothing("2025-05-21T06:00:00Z", new RecordDuty()).ShouldBeTrue();
        IsNothing("2025-06-30T20:00:00Z", new WakeDuty("due")).ShouldBeTrue();
    }

    [Theory, Trait("Requirement", "SAMARA-10.3e"), Trait("Requirement", "SAMARA-10.3g")]
    [InlineData("poll")]
    [InlineData("questionnaire")]
    public void Findings_are_acted_on_within_twenty_one_working_days(string duty)
    {
        _id = Duty.IdOf("samara", duty);
        Do("2025-04-29T06:00:00Z", new BeginDuty());
        Do("2025-06-02T06:00:00Z", new RecordDuty());
        _state.ActBy.ShouldBe(At("2025-07-03T19:59:59Z"));   // 12 and 13 June are off

        Do("2025-07-03T20:00:00Z", new WakeDuty("act"));
        _events[^1].ShouldBeOfType<DutyActOverdue>();
        Do("2025-07-04T06:00:00Z", new ActOnDuty("plan 7"));
        _events[^1].ShouldBe(new DutyActed(new LocalDate(2025, duty == "poll" ? 4 : 1, 1), "plan 7", true, At("2025-07-04T06:00:00Z")));
        Code("2025-07-05T06:00:00Z", new ActOnDuty("plan 7")).ShouldBe("nothing-open");
    }

    [Fact, Trait("Requirement", "SAMARA-10.3c")]
    public void What_the_book_of_reviews_says_is_acted_on_within_thirty_working_days()
    {
        _id = Duty.IdOf("samara", "e-book");
        Do("2025-06-02T06:00:00Z", new BeginDuty());
        Do("2025-06-02T07:00:00Z", new RecordDuty("1 review"));

        _state.ActBy.ShouldBe(At("2025-07-16T19:59:59Z"));
    }

    [Fact]
    public void A_late_word_makes_a_missed_period_good()
    {
        Do("2025-04-29T06:00:00Z", new BeginDuty());
        Do("2025-06-30T20:00:00Z", new WakeDuty("due"));
        Do("2025-06-30T10:00:00Z", new RecordDuty("told late"), now: "2025-07-02T06:00:00Z");

        var done = _events[^1].ShouldBeOfType<DutyDone>();
        (done.Period, done.Late, done.NextDueAt).ShouldBe((new LocalDate(2025, 4, 1), false, At("2025-09-30T19:59:59Z")));
    }

    [Fact]
    public void What_nobody_asked_for_is_refused()
    {
        Code("2025-04-29T06:00:00Z", new RecordDuty()).ShouldBe("duty-not-begun");
        Do("2025-04-29T06:00:00Z", new BeginDuty());
        IsNothing("2025-04-30T06:00:00Z", new BeginDuty()).ShouldBeTrue();
        Kind.Decide(_state, new RecordDuty(), new Turn(_id, At("2025-04-29T06:00:00Z"), At("2025-05-29T06:00:00Z"), "x")).Refusal?.Code.ShouldBe("from-the-future");
        Kind.Decide(DutyState.None, new BeginDuty(), new Turn(Duty.IdOf("samara", "dance"), At("2025-04-29T06:00:00Z"), At("2025-04-29T06:00:00Z"), "x")).Refusal?.Code.ShouldBe("duty-unknown");
    }

    private void Do(string at, DutyCommand command, string? now = null)
    {
        var (events, refusal) = Kind.Decide(_state, command, new Turn(_id, At(now ?? at), At(at), "account:clerk"));
        refusal.ShouldBeNull();
        foreach (var happened in events.Cast<DutyEvent>())
        {
            _events.Add(happened);
            _state = (DutyState)Kind.Evolve(_state, happened);
        }
    }

    private bool IsNothing(string at, DutyCommand command) => Try(at, command) is { Events.IsEmpty: true, Refusal: null };

    private string? Code(string at, DutyCommand command) => Try(at, command).Refusal?.Code;

    private (ImmutableArray<IEvent> Events, Refusal? Refusal) Try(string at, DutyCommand command) => Kind.Decide(_state, command, new Turn(_id, At(at), At(at), "account:clerk"));

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
