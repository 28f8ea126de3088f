using NodaTime;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Walls;

/// <summary>Cells <c>today</c> and <c>bookings</c> of the office wall.</summary>
public sealed class Day_on_the_office_wall
{
    private const string Wall = "wall/volga/north";

    private readonly Scene _scene = new();

    [Fact]
    public void Counts_who_came_who_was_served_and_who_went_by_the_hour_in_which_it_happened()
    {
        _scene.Open(1, "contracts");
        _scene.Serve(1, 600);
        var left = _scene.Issue();
        _scene.Send(new LeaveQueue(left));
        _scene.World.AdvanceTo(Scenes.At(9, 5));
        _scene.Issue();
        _scene.World.Advance(120);
        _scene.Send(new CallNext(1));
        _scene.Send(new MarkNoShow(1));
        _scene.Issue();

        var today = Today();
        (today.Arrived, today.Served, today.Left, today.NoShows, today.TurnedAway, today.Waiting).ShouldBe((4, 1, 1, 1, 0, 1));
        (today.MeanWaitS, today.AsOf).ShouldBe((60, Scenes.At(9, 7)));
        today.Hours.Where(h => h.Arrived > 0).Select(h => (h.Hour, h.Arrived, h.Served)).ShouldBe([(8, 2, 1), (9, 2, 0)]);
    }

    [Fact]
    public void Begins_anew_with_the_first_fact_of_the_next_day_which_is_forecast_by_two_like_it()
    {
        for (var week = 0; week < 3; week++)
        {
            _scene.World.AdvanceTo(Scenes.At(8, 30) + Duration.FromDays(7 * week));
            for (var visitor = 0; visitor < 6; visitor++) _scene.Issue();
        }

        Today().Day.ShouldBe(new LocalDate(2026, 12, 8));
        Today().Arrived.ShouldBe(6);
        Today().Hours.Single(h => h.Hour == 8).Typical.ShouldBe(6m);
        Today().Hours.Single(h => h.Hour == 9).Forecast.ShouldBe(0m);
    }

    [Fact]
    public void Shows_who_is_booked_by_slot_and_no_longer_whoever_gave_it_up()
    {
        var office = OfficeBookings.IdOf("volga", "north");
        _scene.World.Must(office, new ConfigureBookings(new BookingRules(
            Scenes.Samara, Scenes.Details("Северное").Hours, [new BookableService("meters", 900)], 900, 2, 14, 3600, new BookedRules(), ["site"])));
        Book("AAAAAAAAAA", Scenes.At(11, 0));
        Book("BBBBBBBBBB", Scenes.At(10, 0));
        Book("CCCCCCCCCC", Scenes.At(11, 0));
        _scene.World.Must(office, new CancelBooking("BBBBBBBBBB"));

        _scene.Shown().Cell<BookingsCell>(Wall, "bookings").ShouldSatisfyAllConditions(
            b => b.Booked.ShouldBe(2),
            b => b.Ahead.ShouldBe([new SlotCell(Scenes.At(11, 0), "meters", 2)]));
        void Book(string code, Instant at) => _scene.World.Must(office, new BookSlot(code, "meters", at, "site"));
    }

    private TodayCell Today() => _scene.Shown().Cell<TodayCell>(Wall, "today");
}
