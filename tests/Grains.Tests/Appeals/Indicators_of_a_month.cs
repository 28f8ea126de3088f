using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Tests.Appeals;

/// <summary>Repeats, first-contact resolution and the like, each by its definition.</summary>
public sealed class Indicators_of_a_month
{
    private static readonly Instant Start = Instant.FromUtc(2025, 4, 1, 6, 0);

    private readonly AppealRegister _register = new(NoStandards.Instance);
    private long _position;

    private DeskIndicators Told(int fromDay = 0, int untilDay = 40) =>
        _register.Indicate("samara", new AppealQuery(From: Start + Duration.FromDays(fromDay), Until: Start + Duration.FromDays(untilDay)), default);

    private void Happens(string id, AppealEvent happened) => _register.Apply(new Recorded(++_position, Appeal.IdOf("samara", id), 1, happened, happened.At));

    private void Register(string id, int day, string? customer = null, string topic = "T-1") =>
        Happens(id, new AppealRegistered("claim", null, "post", AppealForm.Written, topic, false, null, customer, null, [], [], null, At(day), null, null, "account:clerk", At(day)));

    private void Close(string id, int day, bool late = false) => Happens(id, new AppealClosed("report", "ivanova", null, late, At(day)));

    private static Instant At(int day) => Start + Duration.FromDays(day);

    [Fact, Trait("Requirement", "SARATOV-8.5d"), Trait("Requirement", "SARATOV-6.3c")]
    [Trait("Requirement", "VLADIMIR-G1.R2e")]
    public void First_contact_is_closed_without_forwarding_and_without_a_repeat()
    {
        foreach (var id in new[] { "solved", "forwarded", "repeated", "open" }) Register(id, 0, $"c-{id}");
        Happens("forwarded", new AppealForwarded("petrov", At(1)));
        Happens("forwarded", new AppealTaken("petrov", At(2)));
        foreach (var id in new[] { "solved", "forwarded", "repeated" }) Close(id, 3);
        Told().FirstContact.ShouldBe(2);
        Register("again", 20, "c-repeated");

        (Told() is var told ? (told.FirstContact, told.Closed) : default).ShouldBe((1, 3));
    }

    [Fact]
    public void First_contact_looks_thirty_days_on_from_the_close_and_a_repeat_from_the_registration()
    {
        Register("one", 0, "c-1");
        Close("one", 10);
        Register("two", 35, "c-1");

        (Told() is var told ? (told.Repeats, told.FirstContact) : default).ShouldBe((0, 0));
    }

    [Fact, Trait("Requirement", "SAMARA-9i")]
    public void A_repeat_after_its_days_is_none()
    {
        Register("one", 0, "c-1");
        Close("one", 1);
        Register("two", 32, "c-1");
        Register("three", 33, "c-1", "T-2");

        (Told() is var told ? (told.Repeats, told.Registered, told.FirstContact) : default).ShouldBe((0, 3, 1));
    }

    [Fact, Trait("Requirement", "SAMARA-9j"), Trait("Requirement", "SAMARA-9k")]
    public void Rejected_but_founded_is_what_was_refused_first()
    {
        foreach (var id in new[] { "refused", "left", "founded", "unfounded", "unjudged" }) Register(id, 0);
        Happens("refused", new AppealJudged(false, "check 1", At(1)));
        Happens("refused", new AppealJudged(true, "court 1", At(5)));
        Happens("left", new AppealLeft("abuse", "7.3", At(1)));
        Happens("left", new AppealJudged(true, "court 2", At(5)));
        Happens("founded", new AppealJudged(true, "check 2", At(1)));
        Happens("unfounded", new AppealJudged(false, "check 3", At(1)));

        (Told() is var told ? (told.Judged, told.Unfounded, told.RejectedFounded, told.Left) : default).ShouldBe((4, 1, 2, 1));
    }

    [Fact, Trait("Requirement", "SAMARA-9l")]
    public void Late_is_told_of_what_ended_late_and_of_what_ran_out()
    {
        foreach (var id in new[] { "late", "lies", "good" }) Register(id, 0);
        foreach (var id in new[] { "late", "lies" }) Happens(id, new AppealOverdue("answer", At(3), Warn: false, null, At(3)));
        Happens("good", new AppealOverdue("general", At(3), Warn: true, null, At(3)));
        Close("late", 4, late: true);
        Close("good", 4);

        (Told() is var told ? (told.Overdue, told.Closed, told.ClosedLate) : default).ShouldBe((2, 2, 1));
    }

    [Fact]
    public void Each_figure_has_its_own_instant()
    {
        Register("old", 0);
        Close("old", 35);
        Register("new", 32);

        (Told(30, 40) is var told ? (told.Registered, told.Closed) : default).ShouldBe((1, 1));
    }
}
