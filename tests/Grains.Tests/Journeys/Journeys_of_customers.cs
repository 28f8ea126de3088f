using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Journeys;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Grains.People;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Standards;
using Case = OpsHub.Grains.Cases.Case;

namespace OpsHub.Grains.Tests.Journeys;

/// <summary>What belongs to one customer, and how often he had to come again, from the facts alone.</summary>
public sealed class Journeys_of_customers
{
    private static readonly Instant Start = Instant.FromUtc(2025, 3, 1, 6, 0);

    private long _position;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sum_up_to_the_first_contacts_of_the_desk(int seed)
    {
        var (random, register, index, customers) = (new Random(seed), new AppealRegister(NoStandards.Instance), new JourneyIndex(), 12);
        foreach (var (id, happened) in Spring(random, customers).OrderBy(e => e.Happened.At))
            foreach (IFollower fold in (IFollower[])[register, index]) fold.Apply(Fact(Appeal.IdOf("samara", id), happened));

        var desk = register.Indicate("samara", new AppealQuery(), default);
        var entries = Enumerable.Range(0, customers).SelectMany(c => index.Of("samara", $"c-{c}")).ToList();

        (entries.Count, entries.Count(e => e.FirstContact is not null), entries.Count(e => e.FirstContact == true)).ShouldBe((desk.Registered, desk.Closed, desk.FirstContact), $"seed {seed}");
        desk.FirstContact.ShouldBeInRange(1, desk.Closed - 1, $"seed {seed}");
        entries.Count(e => e.CameAgain).ShouldBeGreaterThan(0, $"seed {seed}");
    }

    [Fact]
    public void Hold_what_came_of_a_contact_and_nothing_of_others()
    {
        var index = Whole();

        var told = Journey.Of("c-1", null, index.Of("samara", "c-1"), new JourneyQuery(JourneyBy.Customer, "c-1", NewestFirst: false), Start + Duration.FromDays(9));
        told.Entries.Select(e => (e.Kind, e.Id, e.Outcome)).ShouldBe(
        [
            (EntryKind.Appeal, "a-1", "closed"), (EntryKind.Promise, "p-1", "late"), (EntryKind.Visit, "north/t-1", null), (EntryKind.Case, "k-1", null), (EntryKind.Feedback, "appeal:a-1/mark", "4"),
        ]);
        (told.Total, told.Recent, told.CameAgain).ShouldBe((5, 2, 0));
        index.Of("samara", "c-2").Select(e => e.Id).ShouldBe(["a-2"]);
        index.Of("saratov", "c-1").ShouldBeEmpty();
    }

    [Fact]
    public void Come_in_pages_from_either_end()
    {
        var all = Whole().Of("samara", "c-1");
        var pages = Enumerable.Range(0, 5).Select(skip => Journey.Of("c-1", null, all, new JourneyQuery(JourneyBy.Customer, "c-1", Skip: skip, Take: 1), Start)).ToList();

        pages.ShouldAllBe(p => p.Total == 5);
        pages.SelectMany(p => p.Entries).ShouldBe(Journey.Of("c-1", null, all, new JourneyQuery(JourneyBy.Customer, "c-1", NewestFirst: false), Start).Entries.Reverse());
    }

    [Fact]
    public void Are_the_same_after_being_kept()
    {
        var (whole, kept) = (Whole(), new JourneyIndex());
        kept.Load(whole.Save());

        kept.Save().ShouldBe(whole.Save());
        kept.Of("samara", "c-1").ShouldBe(whole.Of("samara", "c-1"));
        kept.ErasedAt("samara", "c-2").ShouldBe(Start + Duration.FromDays(8));
    }

    [Fact]
    public void Hold_a_booking_until_he_comes_and_what_became_of_it_where_he_did_not()
    {
        var index = new JourneyIndex();
        var (slot, moved) = (Start + Duration.FromDays(3), Start + Duration.FromDays(4));
        foreach (var code in new[] { "came", "missed", "cancelled" })
            index.Apply(Fact(OfficeBookings.IdOf("samara", "north"), new SlotBooked(code, "contracts", slot, slot, "site", null, "c-1", null, null, null, slot, Start)));
        index.Apply(Fact(OfficeBookings.IdOf("samara", "north"), new SlotBooked("nobodys", "contracts", slot, slot, "site", null, null, null, null, null, slot, Start)));
        foreach (var happened in new BookingEvent[]
        {
            new BookingMoved("missed", slot, moved, moved, null, moved, Start), new BookingCheckedIn("came", "contracts", slot, Start, null, "c-1", null, null, slot),
            new BookingCancelled("cancelled", slot, null, Start + Duration.FromDays(1)), new BookingMissed("missed", moved, moved),
        }) index.Apply(Fact(OfficeBookings.IdOf("samara", "north"), happened));

        var told = Journey.Of("c-1", null, index.Of("samara", "c-1"), new JourneyQuery(JourneyBy.Customer, "c-1", NewestFirst: false), moved);
        told.Entries.Select(e => (e.Kind, e.Id, e.At, e.Outcome)).ShouldBe([(EntryKind.Booking, "north/2025-03-04T06:00:00Z", slot, "cancelled"), (EntryKind.Booking, "north/2025-03-05T06:00:00Z", moved, "noShow")]);
        (told.Recent, told.Repeats).ShouldBe((0, 0), "who did not come made no contact");
    }

    [Fact]
    public void Hold_outages_at_an_address_but_none_that_was_withdrawn()
    {
        var index = new JourneyIndex();
        foreach (var id in new[] { "g-1", "g-2", "g-3" })
            index.Apply(Fact(Outage.IdOf("samara", id), new OutageReported(OutageKind.Planned, [new OutagePlace("г. Самара", "ул. Небывалая")], null, Start, null, null, null, "grid", true, null, Start)));
        index.Apply(Fact(Outage.IdOf("samara", "g-2"), new OutageRestored(Outage.Withdrawn, null, Start)));
        index.Apply(Fact(Outage.IdOf("samara", "g-3"), new OutageRestored(null, null, Start + Duration.FromHours(2))));

        var there = index.OutagesAt("samara", ["г. Самара, ул. Небывалая, 1"], Start + Duration.FromDays(1));
        there.Select(e => (e.Id, e.Outcome)).ShouldBe([("g-1", null), ("g-3", "restored")], ignoreOrder: true);
        index.OutagesAt("samara", ["г. Самара, ул. Дальняя, 1"], Start).ShouldBeEmpty();
    }

    [Fact]
    public void Take_what_begins_during_a_call_for_the_same_contact()
    {
        var index = new JourneyIndex();
        index.Apply(Fact(Caller.IdOf("samara", "77"), new CallerIdentified("main", "c-1", null, "x", Start, null, Start)));
        index.Apply(Fact(Appeal.IdOf("samara", "a-1"), Registered("c-1", "T-1", Start + Duration.FromMinutes(3))));
        index.Apply(Fact(Caller.IdOf("samara", "77"), new CallEnded("main", "5", Start, 300, Start + Duration.FromMinutes(5))));
        index.Apply(Fact(Caller.IdOf("samara", "78"), new CallerIdentified("main", "c-1", null, "x", Start + Duration.FromDays(30), null, Start + Duration.FromDays(30))));
        index.Apply(Fact(Caller.IdOf("samara", "79"), new CallerIdentified("main", "c-2", null, "x", Start, null, Start)));
        index.Apply(Fact(Caller.IdOf("samara", "79"), new CallerIdentified("main", null, null, "x", Start, null, Start)));

        var told = Journey.Of("c-1", null, index.Of("samara", "c-1"), new JourneyQuery(JourneyBy.Customer, "c-1", NewestFirst: false), Start + Duration.FromDays(31));
        told.Entries.Select(e => (e.Id, e.Repeat)).ShouldBe([("77", false), ("a-1", false), ("78", true)]);
        index.Of("samara", "c-2").ShouldBeEmpty();
        index.CustomerOf("samara", "caller/79").ShouldBeNull();
    }

    private JourneyIndex Whole()
    {
        var index = new JourneyIndex();
        foreach (var (grain, happened) in new (GrainId, IEvent)[]
        {
            (Appeal.IdOf("samara", "a-1"), Registered("c-1", "T-1", Start)), (Appeal.IdOf("samara", "a-2"), Registered("c-2", "T-1", Start)),
            (Promise.IdOf("samara", "p-1"), new PromiseMade(Promise.CallBack, "appeal/a-1", Start, Start, "promised", null, null, "x", Start + Duration.FromHours(1))),
            (Promise.IdOf("samara", "p-1"), new PromiseKept(true, Start + Duration.FromHours(3))),
            (Appeal.IdOf("samara", "a-1"), new AppealClosed("report", "ivanova", null, false, Start + Duration.FromDays(1))),
            (Queue.IdOf("samara", "north"), Ticket("t-1", new BookedVisit("code", Start, Start, "c-1"), Start + Duration.FromDays(2))), (Queue.IdOf("samara", "north"), Ticket("t-2", null, Start + Duration.FromDays(2))),
            (Case.IdOf("samara", "k-1"), new CaseOpened("contract", "asked", null, null, null, false, null, null, "a-1", null, "x", Start + Duration.FromDays(3))),
            (SubjectFeedback.IdOf("samara", "appeal/a-1"), new FeedbackGiven(FeedbackKind.Mark, 2, "appeal/a-1", "sms", true, FeedbackForm.Mark, null, null, "x", Start + Duration.FromDays(4))),
            (SubjectFeedback.IdOf("samara", "appeal/a-1"), new FeedbackCorrected(FeedbackKind.Mark, 2, 4, "slip", Start + Duration.FromDays(5))),
            (Person.IdOf("samara", "c-2"), new ConsentWithdrawn("statement 1", "x", Start + Duration.FromDays(8))),
        }) index.Apply(Fact(grain, happened));
        return index;
    }

    /// <summary>Appeals on two topics, some forwarded, most closed within three weeks.</summary>
    private static IEnumerable<(string Id, AppealEvent Happened)> Spring(Random random, int customers)
    {
        for (var i = 0; i < 120; i++)
        {
            var (id, at) = ($"a-{i}", Start + Duration.FromHours(random.Next(24 * 120)) + Duration.FromSeconds(i));
            yield return (id, Registered($"c-{random.Next(customers)}", $"T-{random.Next(2)}", at));
            if (random.Next(5) == 0) yield return (id, new AppealForwarded("back", at + Duration.FromMinutes(30)));
            if (random.Next(4) > 0) yield return (id, new AppealClosed("report", "ivanova", null, false, at + Duration.FromHours(random.Next(1, 500))));
        }
    }

    private static TicketIssued Ticket(string id, BookedVisit? booking, Instant at) =>
        new(id, "A001", new LocalDate(2025, 3, 3), "contracts", TicketClass.Ordinary, 0, 0, at, at, at, Booking: booking);

    private static AppealRegistered Registered(string customer, string topic, Instant at) =>
        new("claim", "citizen", "post", AppealForm.Written, topic, false, null, customer, null, [], [], null, at, null, null, "test", at);

    private Recorded Fact(GrainId grain, IEvent happened) => new(++_position, grain, 1, happened, Start);
}
