using NodaTime;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Surges;

namespace OpsHub.Grains.Tests.Outages;

/// <summary>Who comes and calls because of an outage, beside a usual such day.</summary>
public sealed class Surges_of_outages
{
    private const string Village = "п. Лопатино";

    private static readonly LocalDate First = new(2026, 10, 7);

    private readonly OutageView _view = new();
    private readonly List<Recorded> _facts = [];
    private readonly Dictionary<string, object> _wall = [];

    public Surges_of_outages()
    {
        Say(Company.IdOf("volga"), new CompanyRegistered("Волга", Scenes.Samara, false, At(0, 0, 0)));
        Say(Office.IdOf("volga", "north"), new OfficeRegistered(Scenes.Details("Северный") with { Serves = [new ServedPlace(Village)] }, At(0, 0, 0)));
        Say(Office.IdOf("volga", "south"), new OfficeRegistered(Scenes.Details("Южный") with { Serves = [new ServedPlace("с. Новинки")] }, At(0, 0, 0)));
        Say(Line.IdOf("volga", "main"), new LineRegistered(new LineDetails("Горячая линия", Scenes.Samara), At(0, 0, 0)));
    }

    [Fact]
    public void Visits_of_the_touched_offices_are_told_beside_the_same_quarter_hours_of_usual_days()
    {
        UsualDays(12, visits: 3);
        Outage("g-1", Village, 120, At(12, 10, 7));
        for (var n = 0; n < 30; n++) Visit("north", At(12, 10, 10) + Duration.FromMinutes(n));
        for (var n = 0; n < 40; n++) Visit("south", At(12, 10, 10) + Duration.FromSeconds(n));

        var visits = Surge("g-1")!.Visits!;
        (visits.Basis, visits.Since, visits.Came, visits.DaysLearnt, visits.Verdict).ShouldBe((SurgeBasis.Offices, At(12, 10, 0), 30, 12, SurgeVerdict.More));
        visits.Usual!.Value.Expected.ShouldBeInRange(7m, 8.5m);   // two quarter hours and the part of the third, three visitors each
        Surge("g-1")!.Calls.ShouldBeNull();   // nobody knows whose calls they are
    }

    [Fact]
    public void As_many_as_always_are_no_surge()
    {
        UsualDays(12, visits: 3);
        Outage("g-1", Village, 120, At(12, 9, 0));
        UsualDay(12, visits: 3);

        Surge("g-1")!.Visits!.ShouldSatisfyAllConditions(v => v.Came.ShouldBe(96), v => v.Verdict.ShouldBe(SurgeVerdict.Usual));
        Page().Outages.Single().Surge.ShouldBe(Surge("g-1"));
        Summary()!.Surge.ShouldBeNull();
    }

    [Theory]
    [InlineData(2, 30)]   // two days are no rule
    [InlineData(0, 30)]
    [InlineData(12, 2)]   // two people in a quiet minute are none either
    public void With_few_facts_nothing_is_called_a_surge(int days, int came)
    {
        UsualDays(days, visits: days == 12 ? 1 : 3);
        Outage("g-1", Village, 120, At(12, 10, 0));
        for (var n = 0; n < came; n++) Visit("north", At(12, 10, 1) + Duration.FromSeconds(n));

        Surge("g-1")!.Visits!.ShouldSatisfyAllConditions(v => v.Came.ShouldBe(came), v => v.Verdict.ShouldBe(SurgeVerdict.FewData));
    }

    [Fact]
    public void Calls_are_those_of_callers_who_are_known_to_be_of_the_area()
    {
        UsualDays(12, calls: 2, from: "north");
        Outage("g-1", Village, 120, At(12, 10, 0));
        for (var n = 0; n < 14; n++) Call($"s{n}", At(12, 10, 1) + Duration.FromSeconds(20 * n), "north");
        for (var n = 0; n < 14; n++) Call($"o{n}", At(12, 10, 1) + Duration.FromSeconds(20 * n), "south");

        var calls = Surge("g-1")!.Calls!;
        (calls.Basis, calls.Came, calls.Verdict).ShouldBe((SurgeBasis.Callers, 14, SurgeVerdict.More));
        calls.Usual!.Value.Expected.ShouldBeLessThan(2m);
        Summary()!.Surge.ShouldBe(new WallSurge("g-1", Village, true, calls));
        _view.Calls("volga")!.Outages.Single().Calls.ShouldBe(calls);
    }

    [Fact]
    public void Who_was_taken_for_somebody_else_is_counted_where_he_lives()
    {
        Outage("g-1", Village, 120, At(0, 9, 0));
        Call("a", At(0, 10, 0), "north");
        Call("b", At(0, 10, 1), "north");
        Say(Caller.IdOf("volga", "b"), new CallerIdentified("main", "c-2", null, "crm", At(0, 10, 1), null, At(0, 10, 5), "south"));
        Surge("g-1")!.Calls!.Came.ShouldBe(1);

        Say(Caller.IdOf("volga", "a"), new CallerIdentified("main", null, null, "crm", At(0, 10, 0), null, At(0, 10, 6)));
        Surge("g-1")!.Calls!.Came.ShouldBe(0);
    }

    [Theory]
    [InlineData(120, false)]
    [InlineData(1200, true)]
    public void Where_nobody_says_where_callers_are_from_all_calls_are_told_if_the_outage_is_heard(int customers, bool heard)
    {
        UsualDays(12, calls: 2);
        Outage("g-1", Village, customers, At(12, 10, 0));
        for (var n = 0; n < 40; n++) Call($"s{n}", At(12, 10, 1) + Duration.FromSeconds(10 * n));

        if (heard) Surge("g-1")!.Calls!.ShouldSatisfyAllConditions(c => c.Basis.ShouldBe(SurgeBasis.Lines), c => c.Came.ShouldBe(40), c => c.Verdict.ShouldBe(SurgeVerdict.More));
        else Surge("g-1")!.Calls.ShouldBeNull();
    }

    [Fact]
    public void Of_an_outage_of_yesterday_today_is_told_and_of_one_that_is_over_nothing()
    {
        UsualDays(12, visits: 3);
        Outage("g-1", Village, 120, At(11, 20, 0));
        Visit("north", At(12, 9, 0));
        Surge("g-1")!.Visits!.ShouldSatisfyAllConditions(v => v.Since.ShouldBe(At(12, 0, 0)), v => v.Came.ShouldBe(1));

        Say(Grains.Outages.Outage.IdOf("volga", "g-1"), new OutageRestored(null, null, At(12, 9, 30)));
        Surge("g-1").ShouldBeNull();
        Page().Outages.Single().Surge.ShouldBeNull();
    }

    [Theory]
    [InlineData(20261126), InlineData(20261127), InlineData(20261128)]
    public void Equal_what_is_counted_from_the_facts_alone_and_survive_a_restart_at_any_of_them(int seed)
    {
        var random = new Random(seed);
        for (var day = 0; day < 5; day++)
            for (var minute = 8 * 60; minute < 18 * 60; minute++)
            {
                if (random.Next(6) == 0) Visit(random.Next(2) == 0 ? "north" : "south", At(day, 0, 0) + Duration.FromMinutes(minute));
                if (random.Next(6) == 0) Call($"{day}-{minute}", At(day, 0, 0) + Duration.FromMinutes(minute), random.Next(3) switch { 0 => "north", 1 => "south", _ => null });
                if (day == 4 && minute == 9 * 60) Outage("g-1", Village, 900, At(day, 9, 0));
            }

        var surge = Surge("g-1")!;
        surge.Visits!.Came.ShouldBe(_facts.Count(f => f is { Event: TicketIssued e, Grain.Key: "north" } && e.At >= At(4, 9, 0)), $"seed {seed}");
        surge.Calls!.Came.ShouldBe(_facts.Count(f => f.Event is CallerIdentified { Office: "north" } e && e.BeganAt >= At(4, 9, 0)), $"seed {seed}");
        var (cut, again) = (random.Next(_facts.Count), new OutageView());
        foreach (var fact in _facts.Take(cut)) again.Apply(fact, new Wall([]));
        var resumed = new OutageView();
        resumed.Load(again.Save());
        foreach (var fact in _facts.Skip(cut)) resumed.Apply(fact, new Wall([]));
        resumed.Search(All, At(4, 18, 0)).Outages.Single().Surge.ShouldBe(surge, $"seed {seed}, cut at {cut}");
    }

    [Fact]
    public void Tell_places_by_their_names_with_most_over_the_usual_first_and_nobody()
    {
        Say(Office.IdOf("volga", "west"), new OfficeRegistered(Scenes.Details("Западный") with { Serves = [new ServedPlace(Village)] }, At(0, 0, 0)));
        Outage("g-1", Village, 120, At(0, 9, 0));
        Visit("north", At(0, 10, 0));
        Visit("west", At(0, 10, 0));
        Visit("west", At(0, 10, 1));

        var told = _view.Surge("volga", "g-1")!;
        told.Places.Select(p => (p.Place, p.Surge.Came)).ShouldBe([("office/west", 2), ("office/north", 1)]);
        told.AsOf.ShouldBe(At(0, 10, 1));
        _view.Surge("volga", "none").ShouldBeNull();
    }

    private static OutageQuery All { get; } = new("volga", null, null, null, null, null, 0, 10);

    private static Instant At(int day, int hour, int minute) => First.PlusDays(day).At(new LocalTime(hour, minute)).InZoneStrictly(Scenes.Samara).ToInstant();

    private OutagePage Page() => _view.Search(All, At(12, 12, 0));

    private OutageSurge? Surge(string id) => _view.Surge("volga", id)?.Surge;

    private OutageSummaryCell? Summary() => _wall.GetValueOrDefault("outages") as OutageSummaryCell;

    private void UsualDays(int days, int visits = 0, int calls = 0, string? from = null)
    {
        for (var day = 0; day < days; day++) UsualDay(day, visits, calls, from);
    }

    /// <summary>So many in each quarter hour from nine to five.</summary>
    private void UsualDay(int day, int visits = 0, int calls = 0, string? from = null)
    {
        for (var quarter = 36; quarter < 68; quarter++)
        {
            for (var n = 0; n < visits; n++) Visit("north", At(day, quarter / 4, quarter % 4 * 15) + Duration.FromMinutes(n));
            for (var n = 0; n < calls; n++) Call($"{day}-{quarter}-{n}", At(day, quarter / 4, quarter % 4 * 15) + Duration.FromMinutes(n), from);
        }
    }

    private void Visit(string office, Instant at) =>
        Say(Queue.IdOf("volga", office), new TicketIssued($"t{_facts.Count}", "О1", at.InZone(Scenes.Samara).Date, "contracts", TicketClass.Ordinary, 0, 0, at, at, at));

    private void Call(string id, Instant at, string? from = null)
    {
        Say(Caller.IdOf("volga", id), new CallAnswered("main", "1", at, 0, at));
        if (from is not null) Say(Caller.IdOf("volga", id), new CallerIdentified("main", $"c-{id}", null, "crm", at, null, at, from));
    }

    private void Outage(string id, string place, int customers, Instant at) =>
        Say(Grains.Outages.Outage.IdOf("volga", id), new OutageReported(OutageKind.Emergency, [new OutagePlace(place)], customers, at, null, null, null, "grid", false, null, at));

    private void Say(GrainId grain, IEvent happened)
    {
        var fact = new Recorded(_facts.Count + 1, grain, _facts.Count + 1, happened, happened.At);
        _facts.Add(fact);
        _view.Apply(fact, new Wall(_wall));
    }

    private sealed class Wall(Dictionary<string, object> cells) : ICells
    {
        public void Set(string board, string key, object value) => cells[key] = value;

        public void Remove(string board, string key) => cells.Remove(key);

        public void Draw(string board, IDrawing drawing) { }
    }
}
