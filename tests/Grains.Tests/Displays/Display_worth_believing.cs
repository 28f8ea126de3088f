using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Displays;

public sealed class Display_worth_believing
{
    private static readonly ShownGroup AtWork = new("1", "A", "Договоры", 3, 2, "A010");
    private readonly ShownOffice _office = new();
    private Instant _now = Scenes.Morning;

    public Display_worth_believing() => _office.Apply(new DisplayRegistered("Южное", Scenes.Samara, 900, _now));

    [Fact]
    public void Is_one_that_changes()
    {
        Read(AtWork);
        for (var i = 1; i <= 50; i++) ReadAfter(300, AtWork with { Waiting = i });

        _office.Believed.ShouldBeTrue();
    }

    [Fact]
    public void Is_not_one_that_claims_work_and_stands_still_for_two_hours()
    {
        Read(AtWork);
        for (var i = 1; i < 24; i++) ReadAfter(300);
        _office.Frozen.ShouldBeFalse();

        ReadAfter(300);
        (_office.Frozen, _office.Believed).ShouldBe((true, false));

        ReadAfter(300, AtWork with { Waiting = 4 });
        _office.Believed.ShouldBeTrue();
    }

    [Fact]
    public void May_stand_still_while_it_claims_no_work()
    {
        Read(AtWork with { Waiting = 0, OpenCounters = 0 });
        for (var i = 0; i < 100; i++) ReadAfter(300);

        _office.Believed.ShouldBeTrue();
    }

    [Fact]
    public void Does_not_freeze_by_a_night_in_which_it_is_not_read()
    {
        Read(AtWork);
        ReadAfter(13 * 3600);
        _office.Frozen.ShouldBeFalse();
    }

    [Fact]
    public void Is_not_one_that_is_silent()
    {
        Read(AtWork);
        _office.Apply(new DisplayStalled(_now, _now + Duration.FromSeconds(900)));
        _office.Believed.ShouldBeFalse();

        ReadAfter(1000);
        _office.Believed.ShouldBeTrue();
    }

    private void Read(params ImmutableArray<ShownGroup> changed) => _office.Apply(new DisplayRead(changed, _now + Duration.FromSeconds(900), _now));

    private void ReadAfter(int seconds, params ImmutableArray<ShownGroup> changed)
    {
        _now += Duration.FromSeconds(seconds);
        Read(changed);
    }
}
