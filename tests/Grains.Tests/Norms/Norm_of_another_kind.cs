using NodaTime;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Norms;

public sealed class Norm_of_another_kind
{
    private static readonly NormRule Share = new(
        "share", "Ответ за 30 с", "Answered within 30 s", "1", NormEntity.Line, NormMetrics.AnswerWait, NormAggregation.Share, NormUnit.Percent, Comparator: Comparator.AtLeast, Threshold: 75,
        CaseLimit: new CaseLimit(30, NormUnit.Seconds), Denominators: [Population.Offered, Population.Answered]);

    private static readonly NormRule Lost = new(
        "lost", "Потерянные за год", "Lost in the year", "2", NormEntity.Line, NormMetrics.CallCount, NormAggregation.Ratio, NormUnit.Percent, Threshold: 10, Window: NormWindow.YearFromApril,
        Numerator: Population.Abandoned, Denominators: [Population.Offered]);

    [Fact]
    public void As_a_share_names_its_denominator_and_tells_both_figures()
    {
        var desk = new NormDesk(rules: Share);
        desk.Call(10, 60);
        desk.Call(20, 60);
        desk.Call(40, 60);
        desk.Call(50, null);

        var row = desk.Row("share");

        (row.State, row.Value, row.N, row.Over).ShouldBe((NormState.Breach, 50m, 4L, 2L));
        row.Others.ShouldBe([new OtherFigure(Population.Answered, 66.667m, 3)]);
    }

    [Fact]
    [Trait("Requirement", "SARATOV-3j")]
    public void As_a_ratio_pools_the_year_and_is_no_mean_of_months()
    {
        var desk = new NormDesk(Instant.FromUtc(2026, 3, 31, 8, 0), Lost);
        desk.Call(60, null);
        desk.World.AdvanceTo(Instant.FromUtc(2026, 4, 20, 8, 0));
        desk.Call(60, null);
        desk.World.AdvanceTo(Instant.FromUtc(2026, 5, 20, 8, 0));
        for (var i = 0; i < 19; i++) desk.Call(5, 10);

        var row = desk.Row("lost");

        (row.State, row.Value, row.N, row.First).ShouldBe((NormState.Met, 5m, 20L, new LocalDate(2026, 4, 1)));
        row.Previous.ShouldBe(new PreviousWindow(new LocalDate(2025, 4, 1), 100m, 1, -95m));
    }

    /// <summary>ASA is Σ wait of answered ÷ answered; a standard may ask for the waits of all who were offered by those answered.</summary>
    [Fact]
    public void As_a_mean_may_have_its_seconds_and_its_number_from_two_populations()
    {
        var asa = new NormRule("asa", "ASA", "ASA", "1", NormEntity.Line, NormMetrics.AnswerWait, NormAggregation.Mean, NormUnit.Seconds, Threshold: 100);
        var mixed = asa with { Id = "mixed", Numerator = Population.Offered, Denominators = [Population.Answered] };
        var lost = asa with { Id = "lost", Numerator = Population.Abandoned, Denominators = [Population.Offered] };
        var desk = new NormDesk(rules: [asa, mixed, lost]);
        desk.Call(10, 60);
        desk.Call(30, 60);
        desk.Call(90, null);

        (desk.Row("asa").Value, desk.Row("asa").N).ShouldBe((20m, 2L));
        (desk.Row("mixed").Value, desk.Row("mixed").N).ShouldBe((65m, 2L), "(10 + 30 + 90) ÷ 2");
        (desk.Row("lost").Value, desk.Row("lost").N).ShouldBe((30m, 3L), "90 ÷ 3");
    }

    [Fact, Trait("Requirement", "KHGES-2.6.1.3c")]
    public void As_a_mean_of_talks_is_the_time_from_answer_to_end()
    {
        var desk = new NormDesk(rules: new NormRule("call-total", "Разговор", "Talk", "2.6.1.3", NormEntity.Line, NormMetrics.CallDuration, NormAggregation.Mean, NormUnit.Minutes, Threshold: 2.5m));
        desk.Call(50, 120);
        desk.Call(50, 210);
        desk.Call(50, null);

        (desk.Row("call-total") is var row ? (row.State, row.Value, row.N) : default).ShouldBe((NormState.Breach, 2.75m, 2L));
    }

    [Fact]
    public void As_a_count_is_told_and_judged_for_each_subject_by_itself()
    {
        var count = new NormRule("count", "Потери", "Lost", "1", NormEntity.Line, NormMetrics.CallCount, NormAggregation.Count, NormUnit.Count, Threshold: 1, Numerator: Population.Abandoned);
        var desk = new NormDesk(rules: [count, count with { Id = "together", Per = NormPer.Company }]);
        desk.World.Must(Grains.Lines.Line.IdOf("volga", "second"), new Grains.Lines.RegisterLine(new Grains.Lines.LineDetails("Вторая", Scenes.Samara)));
        desk.Call(60, null);
        desk.Call(60, null);
        desk.Call(60, null, "second");

        desk.One("count").Offices.Select(o => (o.Subject, o.Value, o.State)).ShouldBe([("line/main", 2m, NormState.Breach), ("line/second", 1m, NormState.Risk)]);
        (desk.Row("together").Value, desk.Row("together").State, desk.Row("count").State).ShouldBe((3m, NormState.Breach, NormState.Breach));
    }

    [Theory]
    [InlineData(NormWindow.Day, 1, "2026-11-24")]
    [InlineData(NormWindow.Month, 2, "2026-11-01")]
    [InlineData(NormWindow.Quarter, 3, "2026-10-01")]
    [InlineData(NormWindow.Year, 4, "2026-01-01")]
    [InlineData(NormWindow.YearFromApril, 4, "2026-04-01")]
    [InlineData(NormWindow.Rolling, 3, "2026-10-26")]
    public void Counts_over_its_own_window(NormWindow window, long count, string first)
    {
        var calls = new NormRule("count", "Потери", "Lost", "1", NormEntity.Line, NormMetrics.CallCount, NormAggregation.Count, NormUnit.Count, Threshold: 100, Numerator: Population.Abandoned, Window: window, RollingDays: window == NormWindow.Rolling ? 30 : null);
        var desk = new NormDesk(Instant.FromUtc(2026, 5, 5, 8, 0), calls);
        foreach (var (month, day) in ((int, int)[])[(5, 5), (10, 28), (11, 2), (11, 24)])
        {
            desk.World.AdvanceTo(Instant.FromUtc(2026, month, day, 8, 0));
            desk.Call(60, null);
        }

        (desk.Row("count").Value, desk.Row("count").First.ToString("uuuu-MM-dd", null)).ShouldBe((count, first));
    }

    [Fact]
    [Trait("Requirement", "SAMARA-6.3h")]
    public void As_a_limit_of_every_case_is_broken_by_one()
    {
        var total = new NormRule("total", "Посещение", "Visit", "6.3", NormEntity.Ticket, NormMetrics.TotalServiceTime, NormAggregation.Case, NormUnit.Minutes, Threshold: 30, Window: NormWindow.Case);
        var desk = new NormDesk(rules: total);
        for (var i = 0; i < 9; i++) desk.Visit(10, 60);
        desk.Visit(1200, 601);

        var row = desk.Row("total");

        (row.State, row.Value, row.N).ShouldBe((NormState.Breach, 1m, 10L));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-7.3.6.1a")]
    [Trait("Requirement", "SARATOV-7.3.6.1d")]
    public void As_a_timetable_counts_the_hours_of_a_week_without_breaks()
    {
        NormRule Hours(decimal least) => new("hours", "Часы", "Hours", "7.3.6.1", NormEntity.Office, NormMetrics.WeeklyHours, NormAggregation.ScheduleMinimum, NormUnit.HoursPerWeek, Comparator: Comparator.AtLeast, Threshold: least);

        (new NormDesk(rules: Hours(60)).Row("hours").State, new NormDesk(rules: Hours(61)).Row("hours").State, new NormDesk(rules: Hours(60)).Row("hours").Value).ShouldBe((NormState.Met, NormState.Breach, 60m));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-7.3.6.1b")]
    public void As_weekend_hours_finds_an_office_that_closes_on_Saturday()
    {
        var weekend = new NormRule("weekend", "Выходные", "Weekend", "7.3.6.1", NormEntity.Office, NormMetrics.WeekendHours, NormAggregation.ScheduleMinimum, NormUnit.HoursPerWeek, Comparator: Comparator.AtLeast, Threshold: 6);

        (new NormDesk(rules: weekend).Row("weekend") is var row ? (row.State, row.Value) : default).ShouldBe((NormState.Breach, 0m));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-8.4.11a")]
    public void As_a_capacity_divides_by_the_windows()
    {
        var seats = new NormRule("seats", "Места", "Seats", "8.4.11", NormEntity.Window, "waiting-seats", NormAggregation.CapacityMinimum, NormUnit.PerWindow, Comparator: Comparator.AtLeast, Threshold: 1);

        (new NormDesk(rules: seats).Row("seats") is var row ? (row.State, row.Value) : default).ShouldBe((NormState.Breach, 0.75m));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.2a")]
    public void As_a_duty_binds_from_its_size_on()
    {
        var duty = new NormRule("equeue", "Очередь", "Queue", "7.2", NormEntity.Queue, "household-supply-points", NormAggregation.Applicability, NormUnit.Count, Comparator: Comparator.MoreThan, Threshold: 50000);

        (new NormDesk(rules: duty).Row("equeue").State, new NormDesk(rules: duty with { Threshold = 60000 }).Row("equeue").State).ShouldBe((NormState.Breach, NormState.Met));
    }

    [Fact]
    public void Takes_its_threshold_from_the_subject_and_the_year()
    {
        var rule = NormDesk.Wait(5) with { ByYear = System.Collections.Immutable.ImmutableSortedDictionary<int, decimal>.Empty.Add(2026, 9) };
        var town = rule with { Thresholds = [new AttributeThreshold(System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("kind", "town"), 12)] };
        var (ofYear, ofTown) = (new NormDesk(rules: rule), new NormDesk(rules: town));
        ofYear.Visit(600, 60);
        ofTown.Visit(600, 60);

        (ofYear.One("wait").Offices[0].Threshold, ofYear.Row("wait").State).ShouldBe((9m, NormState.Breach));
        (ofTown.One("wait").Offices[0].Threshold, ofTown.Row("wait").State).ShouldBe((12m, NormState.Met));
    }

    [Fact]
    public void Is_silent_about_offices_without_the_attribute_that_switches_it_on()
    {
        var rule = NormDesk.Wait() with { AppliesIf = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("kind", "village") };
        var desk = new NormDesk(rules: rule);
        desk.Visit(6000, 60);

        (desk.Row("wait").State, desk.Row("wait").Subjects).ShouldBe((NormState.NoData, 0));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-3h"), Trait("Requirement", "SARATOV-7.1.9"), Trait("Requirement", "KHGES-2.3.4")]
    public void Judges_a_contractors_office_like_any_other_and_can_tell_its_figures_apart()
    {
        NormRule Of(string id, string? of) => NormDesk.Wait() with { Id = id, Where = of is null ? null : new NormWhere(Attributes: System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("contractor", of)) };
        var desk = new NormDesk(rules: [Of("all", null), Of("contractors", "yes"), Of("own", "no")]);
        desk.Visit(1200, 60);

        (desk.Row("all").State, desk.Row("contractors").State, desk.Row("contractors").Value, desk.Row("own").Subjects).ShouldBe((NormState.Breach, NormState.Breach, 20m, 0));
    }

    [Fact]
    public void That_nothing_feeds_is_shown_with_the_reason()
    {
        var phase = new NormRule("phase", "Представление", "Introduction", "2.6", NormEntity.Line, "call-phase-duration", NormAggregation.Mean, NormUnit.Minutes, Threshold: 0.5m, NotEnforced: "no source tells the phases of a talk");
        var row = new NormDesk(rules: phase).Row("phase");

        (row.State, row.NotEnforced).ShouldBe((NormState.NoData, new Said("АТС не сообщает этапы разговора", "no source tells the phases of a talk")));
    }

    [Fact]
    public void Stands_by_its_trouble()
    {
        var desk = new NormDesk(rules: [NormDesk.Wait(60) with { Id = "met" }, NormDesk.Wait() with { Id = "order", Threshold = null, ThresholdFrom = "приказ" }, NormDesk.Wait(10.5m) with { Id = "risk" }, NormDesk.Wait(5) with { Id = "breach" }]);
        desk.Visit(600, 60);

        desk.Ledger().Rows.Select(r => r.Rule.Id).ShouldBe(["breach", "risk", "order", "met"]);
    }

    [Fact]
    public void Is_not_believed_when_its_office_has_worked_for_days_without_a_case()
    {
        var desk = new NormDesk(Instant.FromUtc(2026, 11, 2, 6, 0), NormDesk.Wait());
        desk.Visit(60, 60);
        var before = desk.Row("wait").State;
        desk.World.AdvanceTo(Instant.FromUtc(2026, 11, 10, 6, 0));

        (before, desk.Row("wait").State, desk.Row("wait").Why!.Ru).ShouldBe((NormState.Met, NormState.NoData, "нет сведений с 02.11"));
    }
}
