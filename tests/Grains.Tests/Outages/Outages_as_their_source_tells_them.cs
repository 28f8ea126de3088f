using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Outages;

public sealed class Outages_as_their_source_tells_them
{
    private static readonly GrainId Id = Outage.IdOf("volga", "g-1");
    private static readonly ReportOutage Fault = new(OutageKind.Emergency, [new OutagePlace("Лопатино")], 120, Scenes.At(7, 50), Scenes.At(11, 0), "обрыв провода", Source: "grid");
    private static readonly ReportOutage Works = new(OutageKind.Planned, [new OutagePlace("Лопатино", "ул. Парковая", [new HouseSpan("2", "24", StreetSide.Even)])], 40, Scenes.At(10, 0), Scenes.At(15, 0));

    private readonly World _world = new(Scenes.Morning);

    private OutageState Now => _world.State<OutageState>(Id);

    [Fact]
    public void Goes_through_its_stages_and_comes_back()
    {
        _world.Must(Id, Fault).ShouldHaveSingleItem().ShouldBeOfType<OutageReported>().Source.ShouldBe("grid");
        _world.Must(Id, new AcknowledgeOutage(), Scenes.At(8, 5)).ShouldHaveSingleItem().ShouldBeOfType<OutageAcknowledged>();
        _world.Must(Id, new SendCrew(), Scenes.At(8, 10)).ShouldHaveSingleItem().ShouldBeOfType<OutageCrewSent>();
        _world.Must(Id, new EstimateOutage(Scenes.At(12, 0)), Scenes.At(9, 0)).ShouldHaveSingleItem().ShouldBe(new OutageEstimateMoved(Scenes.At(11, 0), Scenes.At(12, 0), false, null, Scenes.At(9, 0)));
        _world.Must(Id, new RestoreOutage(), Scenes.At(10, 0)).ShouldHaveSingleItem().ShouldBeOfType<OutageRestored>();
        Now.Active.ShouldBeFalse();

        _world.Must(Id, Fault, Scenes.At(10, 30)).Select(e => e.GetType()).ShouldBe([typeof(OutageReopened), typeof(OutageEstimateMoved)]);
        (Now.Active, Now.Reopenings, Now.EstimateMoves, Now.Stage).ShouldBe((true, 1, 2, OutageStage.Reported));
    }

    [Fact]
    public void A_first_estimate_is_given_another_is_moved_none_is_withdrawn()
    {
        _world.Must(Id, Fault with { EstimateAt = null });
        _world.Must(Id, new EstimateOutage(Scenes.At(11, 0))).ShouldHaveSingleItem().ShouldBeOfType<OutageEstimateGiven>();
        _world.Must(Id, Fault with { EstimateAt = null }).ShouldHaveSingleItem().ShouldBeOfType<OutageEstimateWithdrawn>();
        _world.Must(Id, Fault).ShouldHaveSingleItem().ShouldBeOfType<OutageEstimateGiven>();   // the same as before it was withdrawn
        _world.Must(Id, Fault with { EstimateAt = Scenes.At(13, 0) }).ShouldHaveSingleItem().ShouldBeOfType<OutageEstimateMoved>();

        Now.EstimateMoves.ShouldBe(1);
    }

    [Fact]
    public void What_comes_twice_or_late_changes_nothing()
    {
        _world.Must(Id, Fault, Scenes.At(8, 0));
        _world.Must(Id, Fault, Scenes.At(8, 0)).ShouldBeEmpty();
        _world.Must(Id, new SendCrew(), Scenes.At(8, 20));
        _world.Must(Id, Fault with { Customers = 5 }, Scenes.At(8, 10)).ShouldBeEmpty();
        _world.Must(Id, new RestoreOutage(), Scenes.At(8, 19)).ShouldBeEmpty();

        (Now.Told!.Customers, Now.Stage).ShouldBe((120, OutageStage.CrewSent));
    }

    [Fact]
    public void In_any_order_and_with_any_repeats_numbered_reports_end_the_same()
    {
        ImmutableArray<OutageFact> said =
        [
            Fault with { Revision = 1 }, Fault with { Customers = 80, Revision = 2 }, Fault with { Customers = 80, Revision = 3 }, Fault with { EstimateAt = null, Stage = OutageStage.CrewSent, Revision = 4 },
            Fault with { Stage = OutageStage.Restored, Revision = 5 }, Fault with { Customers = 7, EstimateAt = Scenes.At(14, 0), Revision = 6 },
        ];
        const int seed = 20261126;
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var world = new World(Scenes.Morning);
            var heard = said.Concat(said).OrderBy(_ => random.Next()).ToList();
            foreach (var fact in heard) world.Try(Id, fact);
            var state = world.State<OutageState>(Id);
            (state.Told!.Customers, state.EstimateAt, state.Active, state.Revision).ShouldBe((7, Scenes.At(14, 0), true, 6L), $"seed {seed}, round {round}: {string.Join(' ', heard.Select(h => h.Revision))}");
        }
    }

    [Fact]
    public void Works_begin_and_end_as_planned_unless_their_source_says_otherwise()
    {
        _world.Must(Id, Works);
        (Now.Ahead, Now.Active).ShouldBe((true, false));
        _world.AdvanceTo(Scenes.At(10, 0));
        (Now.Ahead, Now.Active).ShouldBe((false, true));
        _world.Must(Id, new EstimateOutage(Scenes.At(16, 0)));
        _world.AdvanceTo(Scenes.At(15, 59));
        Now.Active.ShouldBeTrue();
        _world.AdvanceTo(Scenes.At(16, 0));

        (Now.Active, Now.RestoredAt).ShouldBe((false, Scenes.At(16, 0)));
        _world.Facts[^1].Event.ShouldBeOfType<OutageRestored>().Reason.ShouldBe(Outage.AsPlanned);
    }

    [Fact]
    public void A_fault_does_not_end_because_its_estimate_has_passed()
    {
        _world.Must(Id, Fault);
        _world.AdvanceTo(Scenes.At(23, 0));
        Now.Active.ShouldBeTrue();
    }

    [Fact]
    public void Works_that_were_called_off_and_are_planned_again_begin_and_end_by_themselves()
    {
        _world.Must(Id, Works);
        _world.Must(Id, new RestoreOutage("called off"));
        _world.AdvanceTo(Scenes.At(9, 0));
        _world.Must(Id, Works).Select(e => e.GetType()).ShouldBe([typeof(OutageReopened)]);
        Now.Ahead.ShouldBeTrue();
        _world.AdvanceTo(Scenes.At(10, 0));
        Now.Active.ShouldBeTrue();
        _world.AdvanceTo(Scenes.At(15, 0));
        Now.Active.ShouldBeFalse();
    }

    [Fact]
    public void What_its_source_says_after_a_planned_end_still_counts()
    {
        _world.Must(Id, Works);
        _world.AdvanceTo(Scenes.At(15, 0));
        _world.Must(Id, Works with { EstimateAt = Scenes.At(17, 0) }, Scenes.At(14, 58)).OfType<OutageReopened>().ShouldHaveSingleItem();
        Now.Active.ShouldBeTrue();
    }

    [Theory]
    [InlineData(OutageKind.Emergency, -10, 24 * 366, OutageDoubts.EstimateYear)]
    [InlineData(OutageKind.Emergency, -60 * 24 * 366, 4, OutageDoubts.StartYear)]
    [InlineData(OutageKind.Emergency, 180, 4, OutageDoubts.StartAhead)]
    [InlineData(OutageKind.Planned, 180, 2, OutageDoubts.EstimateBeforeStart)]
    [InlineData(OutageKind.Emergency, -600, -8, OutageDoubts.EstimatePast)]
    public void An_instant_that_cannot_be_meant_is_kept_and_flagged(OutageKind kind, int startMin, int estimateH, string code)
    {
        var (start, estimate) = (Scenes.Morning + Duration.FromMinutes(startMin), Scenes.Morning + Duration.FromHours(estimateH));
        var report = Fault with { Kind = kind, StartsAt = start, EstimateAt = estimate };

        _world.Must(Id, report).OfType<OutageDoubted>().ShouldHaveSingleItem().Code.ShouldBe(code);
        (Now.Told!.StartsAt, Now.EstimateAt).ShouldBe((start, estimate));
        Now.Doubts.ShouldHaveSingleItem();
        _world.Must(Id, report with { Customers = 4 }).OfType<OutageDoubted>().ShouldBeEmpty();

        _world.Must(Id, report with { StartsAt = Scenes.At(7, 0), EstimateAt = Scenes.At(13, 0) });
        Now.Doubts.ShouldBeEmpty();
    }

    [Fact]
    public void An_outage_as_usual_is_not_doubted()
    {
        _world.Must(Id, Fault).OfType<OutageDoubted>().ShouldBeEmpty();
        _world.Must(Outage.IdOf("volga", "g-2"), Works).OfType<OutageDoubted>().ShouldBeEmpty();
    }

    [Fact]
    public void What_nobody_could_use_is_refused()
    {
        Code(new RestoreOutage()).ShouldBe("outage-unknown");
        Code(Fault with { Customers = -1 }).ShouldBe("customers-wrong");
        Code(Fault with { Area = default }).ShouldBe("area-missing");
        Code(Fault with { Area = [new OutagePlace(null)] }).ShouldBe("place-wrong");
        Code(Fault with { Area = [.. Enumerable.Repeat(new OutagePlace("x"), Outage.MaxPlaces + 1)] }).ShouldBe("area-long");
        Code(Fault with { Cause = new string('x', Outage.MaxText + 1) }).ShouldBe("text-long");
        Code(Fault with { Source = "" }).ShouldBe("source-wrong");
    }

    private string Code(OutageCommand command) => _world.Try(Id, command).Refusal!.Code;
}
