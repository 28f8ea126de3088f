using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Tests.Windows;

public sealed class Window_of_an_office
{
    private static readonly GrainId Id = Window.IdOf("volga", "north", 3);
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void Opens_with_an_operator_and_what_the_window_serves() =>
        _world.Must(Id, new OpenWindow("17", ["contracts"])).ShouldHaveSingleItem().ShouldBeOfType<WindowOpened>().ShouldSatisfyAllConditions(
            e => (e.Office, e.Number, e.Operator).ShouldBe(("north", 3, "17")),
            e => e.Services.ShouldBe(["contracts"]));

    [Fact]
    public void Refuses_the_second_operator()
    {
        _world.Must(Id, new OpenWindow("17", ["contracts"]));

        _world.Try(Id, new OpenWindow("18", ["contracts"])).Refusal!.Code.ShouldBe("window-taken");
        _world.Must(Id, new OpenWindow("17", ["contracts"])).ShouldBeEmpty();
    }

    [Fact]
    public void Takes_over_other_services_of_the_same_operator()
    {
        _world.Must(Id, new OpenWindow("17", ["contracts"]));

        _world.Must(Id, new OpenWindow("17", ["contracts", "meters"])).ShouldHaveSingleItem().ShouldBeOfType<WindowOpened>().Services.ShouldBe(["contracts", "meters"]);
    }

    [Fact]
    public void A_break_begins_and_ends_once()
    {
        _world.Try(Id, new StartBreak(BreakKind.Lunch)).Refusal!.Code.ShouldBe("window-closed");
        _world.Must(Id, new OpenWindow("17", ["contracts"]));

        _world.Must(Id, new StartBreak(BreakKind.Lunch)).Length.ShouldBe(1);
        _world.Must(Id, new StartBreak(BreakKind.Lunch)).ShouldBeEmpty();
        _world.Must(Id, new EndBreak()).ShouldHaveSingleItem().ShouldBeOfType<BreakEnded>().Services.ShouldBe(["contracts"]);
        _world.Must(Id, new EndBreak()).ShouldBeEmpty();
    }

    [Fact]
    public void May_call_exactly_while_it_is_open_and_on_no_break()
    {
        _world.Must(Scene.QueueId, new ConfigureQueue(Scenes.Rules));
        bool MayCall() => _world.State<QueueState>(Scene.QueueId).Windows[3].MayCall;

        _world.Must(Id, new OpenWindow("17", ["contracts"]));
        MayCall().ShouldBeTrue();
        _world.Must(Id, new StartBreak(BreakKind.Technical, "printer"));
        MayCall().ShouldBeFalse();
        _world.Must(Id, new EndBreak());
        MayCall().ShouldBeTrue();
        _world.Must(Id, new CloseWindow("shift-over"));
        MayCall().ShouldBeFalse();
    }

    [Theory]
    [InlineData("north")]
    [InlineData("north:")]
    [InlineData("north:0")]
    [InlineData("north:1000")]
    [InlineData("north:-1")]
    [InlineData(":3")]
    public void Refuses_a_key_that_is_no_office_and_number(string key) =>
        _world.Try(new GrainId("window", "volga", key), new OpenWindow("17", ["contracts"])).Refusal!.Code.ShouldBe("window-key-wrong");

    [Fact]
    public void Refuses_to_open_without_operator_or_services()
    {
        _world.Try(Id, new OpenWindow(" ", ["contracts"])).Refusal!.Code.ShouldBe("operator-missing");
        _world.Try(Id, new OpenWindow("17", [])).Refusal!.Code.ShouldBe("services-missing");
    }
}
