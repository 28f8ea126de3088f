using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Tests.Feedback;

/// <summary>One mark of each kind for each subject, with channel and instant; figures never without their n.</summary>
public sealed class Marks_of_a_subject
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 10, 8, 0);
    private static readonly GrainId Ticket = SubjectFeedback.IdOf("saratov", "ticket/2026-11-10.А047");

    private readonly FeedbackBook _book = new(_ => DateTimeZoneProviders.Tzdb["Europe/Saratov"]);
    private static readonly FeedbackState None = SubjectFeedback.Kind.Initial as FeedbackState ?? throw new InvalidOperationException();

    private long _position;

    [Fact, Trait("Requirement", "SARATOV-7.2.6a"), Trait("Requirement", "SARATOV-7.2.6b"), Trait("Requirement", "SARATOV-A1-7.3k")]
    public void Keeps_mark_channel_and_instant()
    {
        var given = Decide(None, new GiveFeedback(FeedbackKind.Mark, 5, "ticket/2026-11-10.А047", "sms", Office: "engels")).Events.ShouldHaveSingleItem().ShouldBeOfType<FeedbackGiven>();

        (given.Value, given.Channel, given.At, given.Office).ShouldBe((5, "sms", Noon, "engels"));
    }

    [Fact, Trait("Requirement", "KHGES-2.7.1"), Trait("Requirement", "KHGES-2.7.2"), Trait("Requirement", "SAMARA-10.2a")]
    public void Tells_what_the_company_asked_from_what_the_customer_brought()
    {
        var given = Decide(None, new GiveFeedback(FeedbackKind.Mark, 2, "ticket/2026-11-10.А047", "guest-book", Asked: false, Form: FeedbackForm.Complaint)).Events.ShouldHaveSingleItem().ShouldBeOfType<FeedbackGiven>();

        (given.Asked, given.Form, given.Channel).ShouldBe((false, FeedbackForm.Complaint, "guest-book"));
    }

    [Fact]
    public void Is_taken_once_and_corrected_with_a_reason()
    {
        var give = new GiveFeedback(FeedbackKind.Mark, 5, "ticket/2026-11-10.А047", "sms");
        var state = SubjectFeedback.Evolve(None, (FeedbackEvent)Decide(None, give).Events[0]);

        Decide(state, give).ShouldBe(Decision<FeedbackEvent>.Nothing);
        Decide(state, give with { Value = 4 }).Refusal?.Code.ShouldBe("already-given");
        Decide(state, new CorrectFeedback(FeedbackKind.Mark, 4, "typing error")).Events.ShouldHaveSingleItem().ShouldBe(new FeedbackCorrected(FeedbackKind.Mark, 5, 4, "typing error", Noon));
        Decide(state, new CorrectFeedback(FeedbackKind.Csi, 4, "typing error")).Refusal?.Code.ShouldBe("not-given");
    }

    [Theory]
    [InlineData(FeedbackKind.Mark, 0)]
    [InlineData(FeedbackKind.Mark, 6)]
    [InlineData(FeedbackKind.Nps, 11)]
    [InlineData(FeedbackKind.Csi, 6)]
    [InlineData(FeedbackKind.Ces, 8)]
    [InlineData(FeedbackKind.Loyalty, 101)]
    public void Lies_on_its_scale(FeedbackKind kind, int value) => Decide(None, new GiveFeedback(kind, value, "ticket/2026-11-10.А047", "sms")).Refusal?.Code.ShouldBe("value-wrong");

    [Fact]
    public void Belongs_to_the_grain_of_its_subject() => Decide(None, new GiveFeedback(FeedbackKind.Mark, 5, "ticket/other", "sms")).Refusal?.Code.ShouldBe("key-wrong");

    [Fact]
    public void Every_subject_has_a_key_of_its_own()
    {
        var keys = new[] { "ticket/А1", "ticket/A1", "ticket:A1", "ticket/Б1", "ticket_A1", "ticket/_0410" + "1" }.Select(SubjectFeedback.KeyOf).ToList();

        keys.ShouldBeUnique();
        keys.ShouldAllBe(k => GrainId.IsPart(k));
    }

    [Fact, Trait("Requirement", "SARATOV-8.4b")]
    public void Promoters_less_critics_are_the_net_score()
    {
        foreach (var (value, i) in new[] { 10, 9, 9, 8, 7, 6, 0, 10, 3, 9 }.Select((v, i) => (v, i))) Give(FeedbackKind.Nps, value, $"caller/{i}");

        Figure("nps").ShouldBe((10, 20m));   // 5 of 10 − 3 of 10
    }

    [Fact, Trait("Requirement", "SARATOV-8.4c"), Trait("Requirement", "SARATOV-8.5e"), Trait("Requirement", "SARATOV-8.4a")]
    public void Satisfaction_effort_and_loyalty_are_means_over_all_and_by_channel()
    {
        Give(FeedbackKind.Csi, 5, "caller/1", "phone");
        Give(FeedbackKind.Csi, 4, "caller/2", "phone");
        Give(FeedbackKind.Csi, 2, "ticket/3", "office");
        Give(FeedbackKind.Ces, 3, "ticket/3", "office");
        Give(FeedbackKind.Loyalty, 61, "survey/1", "site");
        Give(FeedbackKind.Loyalty, 70, "survey/2", "site");

        Figure("csi").ShouldBe((3, 3.67m));
        Figure("csi", "phone").ShouldBe((2, 4.5m));
        Figure("csi", "office").ShouldBe((1, 2m));
        Figure("ces").ShouldBe((1, 3m));
        Figure("loyalty").ShouldBe((2, 65.5m));
    }

    [Fact]
    public void No_answers_are_no_data_and_other_months_do_not_count()
    {
        Give(FeedbackKind.Csi, 5, "caller/1");

        _book.Read("saratov", new YearMonth(2026, 10), Noon).Figures.ShouldAllBe(f => f.N == 0 && f.Value == null);
        Figure("nps").ShouldBe((0, null));
    }

    [Fact, Trait("Requirement", "SARATOV-8.5d")]
    public void First_contact_counts_what_closed_without_forwarding_and_without_a_repeat_within_thirty_days()
    {
        Closed("a", "c-1", 0);
        Closed("b", "c-2", 0, forwarded: true);
        Closed("c", "c-3", 0);
        Closed("d", null, 0);
        Figure("fcr").ShouldBe((4, 75m));

        Registered("e", "c-1", 29);
        Registered("f", "c-3", 31);

        Figure("fcr").ShouldBe((4, 50m));
    }

    [Fact]
    public void A_book_that_was_kept_says_the_same()
    {
        Give(FeedbackKind.Csi, 5, "caller/1");
        Closed("a", "c-1", 0);
        var again = new FeedbackBook(_ => DateTimeZoneProviders.Tzdb["Europe/Saratov"]);
        again.Load(_book.Save());

        again.Read("saratov", new YearMonth(2026, 11), Noon).Figures.Select(f => (f.Kind, f.N, f.Value)).ShouldBe(_book.Read("saratov", new YearMonth(2026, 11), Noon).Figures.Select(f => (f.Kind, f.N, f.Value)));
    }

    private static Decision<FeedbackEvent> Decide(FeedbackState state, FeedbackCommand command) => SubjectFeedback.Decide(state, command, new Turn(Ticket, Noon, Noon, "account:clerk"));

    private (int, decimal?) Figure(string kind, string? channel = null) =>
        _book.Read("saratov", new YearMonth(2026, 11), Noon).Figures.Single(f => f.Kind == kind && f.Channel == channel) is var figure ? (figure.N, figure.Value) : default;

    private void Give(FeedbackKind kind, int value, string subject, string channel = "phone") =>
        Apply(SubjectFeedback.IdOf("saratov", subject), new FeedbackGiven(kind, value, subject, channel, true, FeedbackForm.Mark, null, null, "x", Noon));

    private void Registered(string id, string? customer, int day) => Apply(
        Appeal.IdOf("saratov", id), new AppealRegistered("question", null, "phone", AppealForm.Oral, "T-1", false, null, customer, null, [], [], null, Noon, null, null, "x", Noon + Duration.FromDays(day)));

    private void Closed(string id, string? customer, int day, bool forwarded = false)
    {
        Registered(id, customer, day);
        if (forwarded) Apply(Appeal.IdOf("saratov", id), new AppealForwarded("back", Noon));
        Apply(Appeal.IdOf("saratov", id), new AppealClosed("r", "ivanova", null, false, Noon + Duration.FromDays(day)));
    }

    private void Apply(GrainId grain, IEvent happened) => _book.Apply(new Recorded(++_position, grain, 1, happened, Noon));
}
