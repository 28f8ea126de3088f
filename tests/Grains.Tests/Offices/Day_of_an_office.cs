using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Offices;

public sealed class Day_of_an_office
{
    private static readonly GrainId Id = Office.IdOf("volga", "north");
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void Wants_to_be_registered_first() => _world.Try(Id, new OpenOffice()).Refusal!.Code.ShouldBe("office-unknown");

    [Fact]
    public void Registering_the_same_again_says_nothing()
    {
        _world.Must(Id, new RegisterOffice(Scenes.Details("Северное"))).Length.ShouldBe(1);
        _world.Must(Id, new RegisterOffice(Scenes.Details("Северное"))).ShouldBeEmpty();
        _world.Must(Id, new RegisterOffice(Scenes.Details("Южное"))).Length.ShouldBe(1);
    }

    [Fact]
    public void A_new_day_closes_one_that_was_left_open()
    {
        Register();
        _world.Must(Id, new OpenOffice());
        _world.Must(Id, new OpenOffice()).ShouldBeEmpty();

        _world.AdvanceTo(Scenes.At(32, 0));
        _world.Must(Id, new OpenOffice()).ShouldBe([new OfficeClosed(new LocalDate(2026, 11, 24), "day-over", _world.Now), new OfficeOpened(new LocalDate(2026, 11, 25), _world.Now)]);
    }

    [Fact]
    public void A_late_word_does_not_open_a_day_of_the_past()
    {
        Register();
        _world.Must(Id, new OpenOffice());
        _world.Must(Id, new CloseOffice("day-over"));

        _world.Try(Id, new OpenOffice(), Scenes.Morning - Duration.FromDays(1)).Refusal!.Code.ShouldBe("day-past");
    }

    [Fact]
    public void The_end_of_the_day_leaves_nobody_waiting()
    {
        Register();
        _world.Must(Scene.QueueId, new ConfigureQueue(Scenes.Rules));
        _world.Must(Id, new OpenOffice());
        _world.Must(Scene.QueueId, new IssueTicket("contracts"));

        _world.Must(Id, new CloseOffice("flood"));

        _world.State<QueueState>(Scene.QueueId).Live.ShouldBeEmpty();
        _world.Facts[^1].Event.ShouldBeOfType<QueueClosed>().Reason.ShouldBe("flood");
    }

    [Fact]
    public void Refuses_hours_that_end_before_they_begin()
    {
        var wrong = Scenes.Details("Северное") with { Hours = [new DayHours(IsoDayOfWeek.Monday, new LocalTime(18, 0), new LocalTime(9, 0))] };

        _world.Try(Id, new RegisterOffice(wrong)).Refusal!.Code.ShouldBe("hours-wrong");
        _world.Try(Id, new RegisterOffice(Scenes.Details(" "))).Refusal!.Code.ShouldBe("name-missing");
    }

    private void Register() => _world.Must(Id, new RegisterOffice(Scenes.Details("Северное")));
}
