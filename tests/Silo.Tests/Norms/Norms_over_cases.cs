using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Promises;
using OpsHub.Silo.Norms;
using OpsHub.Silo.Profiles;
using OpsHub.Silo.Tests.Cases;

namespace OpsHub.Silo.Tests.Norms;

/// <summary>What the ledger says of steps of cases, promises, duties and marks, under the standards that ship. 3 March 2025 is a Monday.</summary>
public sealed class Norms_over_cases
{
    private const string Monday = "2025-03-03T11:00";

    private readonly FigureBook _figures = new(new StandingClock());
    private long _position;

    [Fact, Trait("Requirement", "KHGES-2.4-01"), Trait("Requirement", "KHGES-2.3.3.2")]
    public void A_step_that_was_late_counts_in_the_month_in_which_it_was_due_and_opens_its_case()
    {
        var book = Book("khges");
        Tell(book, "khges", "good", new CaseOf("khges", "connection").Open(Monday).On("2025-03-05T10:00", "application-reviewed"));
        Tell(book, "khges", "late", new CaseOf("khges", "connection").Open(Monday).On("2025-03-10T10:00", "application-reviewed"));
        Tell(book, "khges", "open", new CaseOf("khges", "connection").Open(Monday).Wait("2025-03-20T10:00"));

        var row = Row(book, "khges", "connection-step-01");
        (row.State, row.Value, row.N, row.Over).ShouldBe((NormState.Breach, 2m, 3L, 2L));
        book.One("khges", "connection-step-01", March, null, 10)!.Cases.Where(c => c.Over).Select(c => c.Id).Order().ShouldBe(["late", "open"]);
        Row(book, "khges", "steps-in-time").Value.ShouldBe(20m);   // of five judged steps one: nobody has told of step 2 of the late and the open case
    }

    [Fact]
    public void A_needless_step_is_neither_in_time_nor_late()
    {
        var book = Book("khges");
        Tell(book, "khges", "full", new CaseOf("khges", "connection").Open(Monday).On("2025-03-04T10:00", "set-complete").Wait("2025-03-30T10:00"));
        Tell(book, "khges", "gone", new CaseOf("khges", "connection").Open(Monday).Do("2025-03-04T10:00", new CancelCase("withdrawn")).Wait("2025-03-30T10:00"));

        Row(book, "khges", "connection-step-02").N.ShouldBe(0);
    }

    [Fact]
    public void A_late_word_that_a_step_was_in_time_takes_the_breach_back()
    {
        var book = Book("khges");
        var one = new CaseOf("khges", "connection").Open(Monday).Wait("2025-03-10T00:00");
        one.On("2025-03-07T16:00", "application-reviewed", said: "2025-03-10T09:00");
        Tell(book, "khges", "c", one);

        (Row(book, "khges", "connection-step-01") is var row ? (row.State, row.Value, row.N) : default).ShouldBe((NormState.Met, 0m, 1L));
    }

    [Fact, Trait("Requirement", "SAMARA-11.3b")]
    public void Promises_are_judged_by_the_instant_the_customer_was_told_last()
    {
        var book = Book("samara");
        Say(book, "samara", "promise", "moved", new PromiseMade("call-back", "caller/1", At(5), At(5), "call-back", null, null, "x", At(3)), new PromiseMoved(At(9), At(9), "phone", "r", At(4)), new PromiseKept(false, At(8)));
        Say(book, "samara", "promise", "broken", new PromiseMade("call-back", "caller/2", At(5), At(5), "call-back", null, null, "x", At(3)), new PromiseBroken(At(5), At(5)));
        Say(book, "samara", "promise", "released", new PromiseMade("call-back", "caller/3", At(9), At(9), "call-back", null, null, "x", At(3)), new PromiseReleased("r", At(4)));
        Say(book, "samara", "promise", "other", new PromiseMade("next-meeting", "ticket/1", At(5), At(5), "next-meeting", null, null, "x", At(3)), new PromiseBroken(At(5), At(5)));

        (Row(book, "samara", "promise-call-back") is var row ? (row.State, row.Value, row.N) : default).ShouldBe((NormState.Breach, 1m, 2L));
    }

    [Fact, Trait("Requirement", "SAMARA-10.3f")]
    public void A_period_that_passed_without_its_survey_breaks_the_norm_until_a_late_word_makes_it_good()
    {
        var book = Book("samara");
        var (first, next) = (new LocalDate(2025, 1, 1), new LocalDate(2025, 4, 1));
        Say(book, "samara", "duty", "poll", new DutyMissed(first, At(20), next, At(99), At(20)));
        (Row(book, "samara", "duty-poll") is var missed ? (missed.State, missed.N) : default).ShouldBe((NormState.Breach, 1L));

        Say(book, "samara", "duty", "poll", new DutyDone(first, "512", false, At(40), next, At(99), At(19)));

        (Row(book, "samara", "duty-poll") is var row ? (row.State, row.Value, row.N) : default).ShouldBe((NormState.Met, 0m, 1L));
    }

    [Fact, Trait("Requirement", "SARATOV-8.4b"), Trait("Requirement", "SARATOV-8.4c")]
    public void Marks_have_their_figure_and_their_n_and_no_state_before_somebody_sets_the_aim()
    {
        var book = Book("saratov");
        foreach (var (value, i) in new[] { 10, 9, 3, 7 }.Select((v, i) => (v, i))) Say(book, "saratov", "feedback", $"caller:{i}", new FeedbackGiven(FeedbackKind.Nps, value, $"caller/{i}", "phone", true, FeedbackForm.Mark, null, null, "x", At(5)));
        Say(book, "saratov", "feedback", "caller:9", new FeedbackGiven(FeedbackKind.Csi, 5, "caller/9", "phone", true, FeedbackForm.Mark, null, null, "x", At(5)), new FeedbackCorrected(FeedbackKind.Csi, 5, 4, "r", At(6)));

        (Row(book, "saratov", "feedback-nps") is var nps ? (nps.State, nps.Value, nps.N) : default).ShouldBe((NormState.NoData, 25m, 4L));
        (Row(book, "saratov", "feedback-csi") is var csi ? (csi.State, csi.Value, csi.N) : default).ShouldBe((NormState.NoData, 4m, 1L));
        Row(book, "saratov", "feedback-ces") .Value.ShouldBeNull();
    }

    [Fact, Trait("Requirement", "SARATOV-8.5d")]
    public void First_contact_counts_what_closed_without_forwarding_and_takes_back_what_came_again_within_thirty_days()
    {
        var book = Book("saratov");
        void Closed(string id, string? customer, bool forwarded = false) => Say(
            book, "saratov", "appeal", id, [Registered(customer, At(1)), .. forwarded ? new IEvent[] { new AppealForwarded("back", At(1)) } : [], new AppealClosed("r", "ivanova", null, false, At(2))]);
        Closed("a", "c-1");
        Closed("b", "c-2", forwarded: true);
        Closed("c", "c-3");
        Closed("d", null);
        (Row(book, "saratov", "first-contact") is var before ? (before.Value, before.N) : default).ShouldBe((75m, 4L));

        Say(book, "saratov", "appeal", "e", Registered("c-1", At(31)));
        Say(book, "saratov", "appeal", "f", Registered("c-3", At(33)));

        (Row(book, "saratov", "first-contact") is var row ? (row.Value, row.N, row.Over) : default).ShouldBe((50m, 4L, 2L));
    }

    [Fact]
    public void A_book_that_was_kept_goes_on_as_it_was()
    {
        var (book, again) = (Book("khges"), Book("khges"));
        var one = new CaseOf("khges", "connection").Open(Monday);
        Tell(book, "khges", "c", one);
        again.Load(book.Save());
        foreach (var happened in one.On("2025-03-10T10:00", "application-reviewed").Events.SkipWhile(e => e is not CaseEventRecorded)) again.Apply(new Recorded(++_position, new GrainId("case", "khges", "c"), 1, happened, happened.At));

        (Row(again, "khges", "connection-step-01") is var row ? (row.State, row.N) : default).ShouldBe((NormState.Breach, 1L));
    }

    private static AppealRegistered Registered(string? customer, Instant at) => new("question", null, "phone", AppealForm.Oral, "T-1", false, null, customer, null, [], [], null, at, null, null, "x", at);

    private static YearMonth March => new(2025, 3);

    private static Instant At(int day) => Instant.FromUtc(2025, 3, 1, 8, 0) + Duration.FromDays(day - 1);

    private NormBook Book(string company) => new([ProfileNorms.Standard(ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json")))], _figures, new StandingClock());

    private static NormRow Row(NormBook book, string company, string norm) => book.Ledger(company, March)!.Rows.Single(r => r.Rule.Id == norm);

    private void Tell(NormBook book, string company, string id, CaseOf one)
    {
        foreach (var happened in one.Events) book.Apply(new Recorded(++_position, new GrainId("case", company, id), 1, happened, happened.At));
    }

    private void Say(NormBook book, string company, string kind, string id, params IEvent[] events)
    {
        foreach (var happened in events) book.Apply(new Recorded(++_position, new GrainId(kind, company, id), 1, happened, happened.At));
    }

    private sealed class StandingClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2025, 3, 31, 8, 0);
    }
}
