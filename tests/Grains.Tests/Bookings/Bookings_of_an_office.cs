using NodaTime;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Bookings;

public sealed class Bookings_of_an_office
{
    private const string Code = "ABCDEFGHJK";

    private static readonly GrainId Id = OfficeBookings.IdOf("volga", "north");

    private static readonly BookingRules Rules = new(
        Scenes.Samara, [new DayHours(IsoDayOfWeek.Tuesday, new LocalTime(8, 0), new LocalTime(12, 0))], [new BookableService("contracts", 1200), new BookableService("meters", 600)],
        SlotS: 900, Windows: 2, DaysAhead: 14, RemindBeforeS: 7200, new BookedRules(), ["site", "phone"]);

    private readonly World _world = new(Scenes.Morning - Duration.FromDays(1));

    public Bookings_of_an_office()
    {
        _world.Must(Scene.QueueId, new ConfigureQueue(Scenes.Rules));
        _world.Must(Id, new ConfigureBookings(Rules));
    }

    [Fact]
    public void Slots_follow_from_hours_windows_and_service_times()
    {
        var meters = Free("meters");
        (meters.Length, meters[0], meters[^1]).ShouldBe((16, new Slot(Scenes.Morning, 2), new Slot(Scenes.At(11, 45), 2)));
        Free("contracts")[^1].At.ShouldBe(Scenes.At(11, 30), "twenty minutes fill two slots");

        Book(Code, "contracts", Scenes.At(9, 0));
        Free("meters").Where(s => s.Free == 1).Select(s => s.At).ShouldBe([Scenes.At(9, 0), Scenes.At(9, 15)]);
        Slots.Of(_world.State<BookingState>(Id), "meters", new LocalDate(2026, 11, 25), _world.Now).ShouldBeEmpty();
    }

    [Fact]
    public void A_slot_is_sold_as_often_as_there_are_windows_and_free_again_once_moved_or_cancelled()
    {
        Book("FIRSTFIRST", "meters", Scenes.At(9, 0));
        Book("SECNDSECND", "meters", Scenes.At(9, 0));
        Refused(new BookSlot("THRDTHRDTH", "meters", Scenes.At(9, 0), "site")).ShouldBe("slot-taken");

        _world.Must(Id, new MoveBooking("FIRSTFIRST", Scenes.At(10, 0)));
        Book("THRDTHRDTH", "meters", Scenes.At(9, 0));
        _world.Must(Id, new CancelBooking("SECNDSECND"));
        Book("FRTHFRTHFR", "meters", Scenes.At(9, 0));
    }

    [Fact]
    public void One_customer_has_one_slot_a_day_for_a_service()
    {
        _world.Must(Id, new BookSlot(Code, "meters", Scenes.At(9, 0), "site", Customer: "c-1"));

        Refused(new BookSlot("THRDTHRDTH", "meters", Scenes.At(10, 0), "site", Customer: "c-1")).ShouldBe("booked-already");
    }

    [Fact]
    public void A_reminder_is_due_before_the_slot_once_and_moves_with_it()
    {
        Book(Code, "meters", Scenes.At(11, 0));
        _world.Must(Id, new MoveBooking(Code, Scenes.At(11, 30)));
        _world.AdvanceTo(Scenes.At(12, 0));

        _world.Facts.Select(f => f.Event).OfType<BookingReminded>().ShouldHaveSingleItem().At.ShouldBe(Scenes.At(9, 30));
    }

    [Fact, Trait("Requirement", "SAMARA-11.1")]
    public void The_next_meeting_is_a_booking_that_follows_the_ticket() =>
        _world.Must(Id, new BookSlot(Code, "meters", Scenes.At(9, 0), "phone", Follows: "2026-11-23.А001")).OfType<SlotBooked>().Single().Follows.ShouldBe("2026-11-23.А001");

    [Fact]
    public void Check_in_takes_a_ticket_within_its_time_and_once()
    {
        Book(Code, "meters", Scenes.At(9, 0));
        _world.AdvanceTo(Scenes.At(8, 29));
        Refused(new CheckIn(Code)).ShouldBe("too-early");
        _world.AdvanceTo(Scenes.At(8, 30));
        _world.Must(Id, new CheckIn(Code));

        var ticket = _world.State<QueueState>(Scene.QueueId).Live.Values.ShouldHaveSingleItem();
        (ticket.Class, ticket.Booking!.SlotAt).ShouldBe((TicketClass.Booked, Scenes.At(9, 0)));
        Refused(new CheckIn(Code)).ShouldBe("booking-unknown");
    }

    [Fact]
    public void Who_does_not_come_is_said_to_have_missed_it()
    {
        Book(Code, "meters", Scenes.At(9, 0));
        _world.Advance(3 * 86_400);

        _world.Facts.Select(f => f.Event).OfType<BookingMissed>().ShouldHaveSingleItem().At.ShouldBe(Scenes.At(24, 0));
        _world.State<BookingState>(Id).Booked.ShouldBeEmpty();
    }

    [Fact]
    public void Details_that_are_not_sealed_never_reach_the_log() =>
        Refused(new BookSlot(Code, "meters", Scenes.At(9, 0), "site", Person: new People.PersonDetails("Иван"))).ShouldBe("not-sealed");

    private System.Collections.Immutable.ImmutableArray<Slot> Free(string service) => Slots.Of(_world.State<BookingState>(Id), service, new LocalDate(2026, 11, 24), _world.Now);

    private void Book(string code, string service, Instant at) => _world.Must(Id, new BookSlot(code, service, at, "site"));

    private string Refused(BookingCommand command) => _world.Try(Id, command).Refusal.ShouldNotBeNull().Code;
}
