using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Tests.Outages;

public sealed class Outages_on_boards
{
    private const string Board = "outages/volga";

    private static readonly ReportOutage Fault = new(OutageKind.Emergency, [new OutagePlace("п. Лопатино", "ул. Мира")], 120, Scenes.At(7, 50), Scenes.At(11, 0), "обрыв провода");

    private readonly Scene _scene = new();

    public Outages_on_boards()
    {
        _scene.World.Must(Company.IdOf("volga"), new RegisterCompany("Волга", Scenes.Samara));
        Serves("north", new ServedPlace("г. Самара"), new ServedPlace("Лопатино"), new ServedPlace("Центральный район", "г.о. Тольятти"));
        Serves("south", new ServedPlace("п. Лопатино", Part: true), new ServedPlace("с. Новинки"), new ServedPlace("Комсомольский район", "г.о. Тольятти"));
    }

    [Theory, Trait("Requirement", "SAMARA-6.1b")]
    [InlineData("пос. ЛОПАТИНО", "north south")]   // areas overlap: every office that fits
    [InlineData("город Самара", "north")]
    [InlineData("п. Новинки", "")]   // another settlement of the same name
    [InlineData("г. Тольятти", "north south")]   // a town by itself is all of its districts
    [InlineData("г. Тольятти, Центральный район", "north")]
    [InlineData("с. Дальнее", "")]
    public void Are_matched_to_every_office_whose_area_they_touch(string place, string offices)
    {
        _scene.World.Must(Id("g-1"), Fault with { Area = [new OutagePlace(place)] });

        string.Join(' ', Cell("g-1").Offices).ShouldBe(offices);
        Summary.Unmatched.ShouldBe(offices == "" ? 1 : 0);
    }

    [Fact]
    public void An_office_that_tells_no_area_serves_the_town_of_its_address()
    {
        _scene.World.Must(Office.IdOf("volga", "west"), new RegisterOffice(Scenes.Details("Западное") with { Address = "600007, г. Владимир, ул. Мира, д. 61а" }));
        _scene.World.Must(Id("g-1"), Fault with { Area = [new OutagePlace("Владимир", "ул. Мира")] });

        Cell("g-1").Offices.ShouldBe(["west"]);
    }

    [Fact]
    public void Are_counted_on_their_board_and_on_the_company_wall()
    {
        _scene.World.Must(Id("g-1"), Fault);
        _scene.World.Must(Id("g-2"), Fault with { Customers = 30, EstimateAt = null });
        _scene.World.Must(Id("g-3"), Fault with { Kind = OutageKind.Planned, StartsAt = Scenes.At(10, 0), EstimateAt = Scenes.At(12, 0) });
        _scene.World.Must(Id("g-1"), new EstimateOutage(Scenes.At(12, 0)));
        Summary.ShouldBe(new OutageSummaryCell(2, 2, 1, 0, 150, 1, 1, 0, 0, Scenes.Morning));
        _scene.Shown().Cell<OutageSummaryCell>(Scene.Wall, "outages").ShouldBe(Summary);
        _scene.Book.Cell<OfficeOutagesCell>(Board, "office/south").ShouldBe(new OfficeOutagesCell("south", "south", 2, 1, 150));

        _scene.World.AdvanceTo(Scenes.At(10, 0));
        _scene.World.Must(Id("g-1"), new RestoreOutage());
        (Summary.Active, Summary.Ahead, Summary.RestoredToday, Summary.Customers).ShouldBe((2, 0, 1, 150L));
        (Cell("g-1").Phase, Cell("g-3").Phase).ShouldBe((OutagePhase.Restored, OutagePhase.Active));

        _scene.World.Must(Id("g-1"), new ReopenOutage());
        (Summary.Active, Summary.RestoredToday).ShouldBe((3, 0));
    }

    [Fact]
    public void Hang_in_the_halls_they_touch_until_they_are_over_and_never_with_an_instant_that_cannot_be_meant()
    {
        _scene.World.Must(Id("g-1"), Fault);
        _scene.World.Must(Id("g-2"), Fault with { Area = [new OutagePlace("с. Новинки")] });
        Hall("north")!.Outages.ShouldHaveSingleItem().ShouldSatisfyAllConditions(o => o.Id.ShouldBe("g-1"), o => o.EstimateAt.ShouldBe(Scenes.At(11, 0)), o => o.Active.ShouldBeTrue());
        Hall("south")!.Outages.Select(o => o.Id).ShouldBe(["g-1", "g-2"]);

        _scene.World.Must(Id("g-1"), new EstimateOutage(Scenes.At(24 * 500, 0)));
        Hall("north")!.Outages.Single().EstimateAt.ShouldBeNull();

        _scene.World.Must(Id("g-1"), new RestoreOutage());
        Hall("north").ShouldBeNull();
        Hall("south")!.Outages.Single().Id.ShouldBe("g-2");
    }

    [Fact]
    public void Leave_a_hall_when_their_area_is_another()
    {
        _scene.World.Must(Id("g-1"), Fault);
        _scene.World.Must(Id("g-1"), Fault with { Area = [new OutagePlace("с. Новинки")] });

        Hall("north").ShouldBeNull();
        Hall("south").ShouldNotBeNull();
    }

    [Fact]
    public void Thousands_at_once_are_all_counted_and_the_largest_are_shown()
    {
        for (var n = 1; n <= 3_000; n++) _scene.World.Must(Id($"g-{n}"), Fault with { Customers = n });

        (Summary.Active, Summary.Customers).ShouldBe((3_000, 3_000L * 3_001 / 2));
        var shown = _scene.Shown().Keys(Board).Where(k => k.StartsWith("outage/", StringComparison.Ordinal)).ToList();
        shown.Count.ShouldBe(150);
        shown.ShouldContain("outage/g-3000");
        shown.ShouldNotContain("outage/g-1");
        Hall("north")!.More.ShouldBe(2_994);
    }

    [Fact]
    public void What_was_over_long_ago_and_comes_back_is_known_again()
    {
        _scene.World.Must(Id("old"), Fault);
        _scene.World.Must(Id("old"), new RestoreOutage());
        for (var n = 0; n < 300; n++)
        {
            _scene.World.Must(Id($"g-{n}"), Fault);
            _scene.World.Must(Id($"g-{n}"), new RestoreOutage());
        }

        _scene.World.Must(Id("old"), new ReopenOutage());

        (Cell("old").Offices.Length, Summary.Active, Summary.RestoredToday).ShouldBe((2, 1, 300));
    }

    [Fact]
    public void Restarted_views_go_on_and_counts_equal_a_recount()
    {
        var random = new Random(20261126);   // the only seed of this test
        for (var n = 0; n < 400; n++) Step(random);
        var (half, facts) = (BoardBook.Of(_scene.World.Facts).Restarted(), _scene.World.Facts.Count);
        for (var n = 0; n < 400; n++) Step(random);
        half.Apply(_scene.World.Facts.Skip(facts));

        half.Text().ShouldBe(BoardBook.Of(_scene.World.Facts).Text());
        var states = _scene.World.Facts.Where(f => f.Event is OutageEvent).Select(f => f.Grain).Distinct().Select(g => _scene.World.State<OutageState>(g)).ToList();
        var active = states.Where(s => s.Active).ToList();
        (Summary.Active, Summary.Ahead, Summary.Customers, Summary.Unestimated, Summary.Doubted).ShouldBe((
            active.Count, states.Count(s => s.Ahead), active.Sum(s => (long)(s.Told!.Customers ?? 0)), active.Count(s => s.EstimateAt is null), states.Count(s => s.Stage != OutageStage.Restored && !s.Doubts.IsEmpty)));
    }

    private void Step(Random random)
    {
        var id = Id($"g-{random.Next(40)}");
        _scene.World.Advance(60);
        ImmutableArray<OutagePlace> area = [new OutagePlace(random.Next(2) == 0 ? "Лопатино" : "с. Новинки")];
        var start = _scene.World.Now + Duration.FromMinutes(random.Next(-60, 120));
        OutageCommand command = random.Next(6) switch
        {
            0 => new RestoreOutage(),
            1 => new EstimateOutage(_scene.World.Now + Duration.FromHours(random.Next(3) == 0 ? 9_000 : 3)),
            2 => new SendCrew(),
            3 => new ReopenOutage(),
            _ => new ReportOutage((OutageKind)random.Next(3), area, random.Next(200), start, random.Next(2) == 0 ? null : start + Duration.FromHours(2)),
        };
        _scene.World.Try(id, command);
    }

    private static GrainId Id(string id) => Outage.IdOf("volga", id);

    private void Serves(string office, params ImmutableArray<ServedPlace> places) => _scene.World.Must(Office.IdOf("volga", office), new RegisterOffice(Scenes.Details(office) with { Serves = places }));

    private OutageSummaryCell Summary => _scene.Shown().Cell<OutageSummaryCell>(Board, "summary");

    private OutageCell Cell(string id) => _scene.Shown().Cell<OutageCell>(Board, $"outage/{id}");

    private HallOutagesCell? Hall(string office) =>
        _scene.Shown().Keys($"screen/volga/{office}").Contains("outages") ? _scene.Book.Cell<HallOutagesCell>($"screen/volga/{office}", "outages") : null;
}
