using NodaTime;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Norms;

public sealed class Norm_of_a_mean
{
    private static readonly NormRule Service = new(
        "service", "Обслуживание", "Service", "2", NormEntity.Window, NormMetrics.ServiceTime, NormAggregation.Mean, NormUnit.Minutes, Threshold: 15,
        Exclusions: [new NormExclusion(ExclusionKind.TopicsOver, 3)]);

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.7")]
    [Trait("Requirement", "SARATOV-8.5f")]
    public void Is_the_sum_over_the_month_by_the_number_of_visits()
    {
        var desk = new NormDesk(rules: NormDesk.Wait());
        desk.Visit(600, 60);
        desk.Visit(1260, 60);

        var row = desk.Row("wait");

        (row.State, row.Value, row.N, row.Over).ShouldBe((NormState.Breach, 15.5m, 2L, 1L));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.7")]
    public void Forgives_a_long_wait_that_the_others_make_good()
    {
        var desk = new NormDesk(rules: NormDesk.Wait());
        desk.Visit(2400, 60);
        for (var i = 0; i < 4; i++) desk.Visit(60, 60);

        var row = desk.Row("wait");

        (row.State, row.Value, row.Over).ShouldBe((NormState.Met, 8.8m, 1L));
        (row.Budget!.Left, row.Budget.UsedPercent).ShouldBe((31m, 58.7m));
    }

    [Fact]
    public void Is_at_risk_when_less_than_a_tenth_is_left()
    {
        var desk = new NormDesk(rules: NormDesk.Wait());
        desk.Visit(811, 60);

        desk.Row("wait").State.ShouldBe(NormState.Risk);
    }

    [Fact]
    [Trait("Requirement", "MORDOVIA-T1c")]
    public void That_is_only_recommended_is_never_a_breach()
    {
        var desk = new NormDesk(rules: NormDesk.Wait(1) with { Force = NormForce.Recommended });
        desk.Visit(600, 60);

        desk.Row("wait").State.ShouldBe(NormState.Risk);
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.9")]
    [Trait("Requirement", "SARATOV-8.5g")]
    public void Leaves_out_visits_of_more_than_three_topics_and_tells_the_figure_with_them_too()
    {
        var desk = new NormDesk(rules: Service);
        desk.Visit(10, 600);
        desk.Visit(10, 3600, topics: 4);
        desk.Visit(10, 840, topics: 3);

        var row = desk.Row("service");

        (row.State, row.Value, row.N).ShouldBe((NormState.Met, 12m, 2L));
        row.WithAll.ShouldBe(new WithAll(28m, 3, 1));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-7.3.9.1")]
    public void Whose_threshold_comes_from_an_order_has_no_state_until_the_order_is_told()
    {
        var desk = new NormDesk(rules: NormDesk.Wait() with { Threshold = null, ThresholdFrom = "приказ" });
        desk.Visit(600, 60);

        var row = desk.Row("wait");

        (row.State, row.Value, row.Why!.Ru).ShouldBe((NormState.NoData, 10m, "порог не введён: его задаёт приказ"));
    }

    [Fact]
    [Trait("Requirement", "SAMARA-7.2b")]
    public void Given_as_a_range_is_at_risk_from_its_lower_end_on()
    {
        var phone = new NormRule("phone", "Ответ", "Answer", "7.2", NormEntity.Line, NormMetrics.AnswerWait, NormAggregation.Mean, NormUnit.Seconds, Threshold: 120, Amber: 40);
        var desk = new NormDesk(rules: phone);
        desk.Call(30, 60);
        var before = desk.Row("phone").State;
        desk.Call(70, 60);

        (before, desk.Row("phone").State, desk.Row("phone").Value).ShouldBe((NormState.Met, NormState.Risk, 50m));
    }

    [Fact]
    public void Counts_only_the_services_it_is_about()
    {
        var desk = new NormDesk(rules: NormDesk.Wait() with { Where = new NormWhere(Services: ["meters"]) });
        desk.Visit(600, 60);
        desk.Visit(120, 60, "meters");

        (desk.Row("wait").Value, desk.Row("wait").N).ShouldBe((2m, 1L));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.3a")]
    public void Gives_a_ticket_to_the_month_in_which_it_was_issued_in_the_offices_zone()
    {
        var desk = new NormDesk(Instant.FromUtc(2026, 11, 30, 19, 50), NormDesk.Wait());   // 23:50 in Samara
        desk.Visit(1200, 60);   // issued before local midnight, served after it
        desk.Visit(60, 60);

        (desk.Row("wait", new YearMonth(2026, 11)).Value, desk.Row("wait").Value, desk.Row("wait").First).ShouldBe((20m, 1m, new LocalDate(2026, 12, 1)));
    }

    [Fact]
    public void Goes_on_after_a_restart_as_if_nothing_had_been()
    {
        var (one, other) = (new NormDesk(rules: [NormDesk.Wait(), Service]), new NormDesk(rules: [NormDesk.Wait(), Service]));
        foreach (var desk in (NormDesk[])[one, other])
        {
            desk.Visit(300, 60);
            desk.World.Must(Scene.QueueId, new Grains.Queues.IssueTicket("contracts"));
            desk.World.Must(Scene.QueueId, new Grains.Queues.CallNext(1));
            if (desk == one) desk.Restart();
            desk.World.Must(Scene.QueueId, new Grains.Queues.StartService(1));
            desk.World.Advance(500);
            desk.World.Must(Scene.QueueId, new Grains.Queues.FinishService(1));
        }

        Told(one).ShouldBe(Told(other));

        static string Told(NormDesk desk) => System.Text.Json.JsonSerializer.Serialize(desk.Ledger(), Grains.Kernel.Json.HubJson.Options);
    }

    [Fact]
    public void Opens_the_cases_behind_it_worst_first()
    {
        var desk = new NormDesk(rules: NormDesk.Wait());
        desk.Visit(60, 60);
        desk.Visit(1200, 60);

        var detail = desk.One("wait");

        detail.Cases.Select(c => (c.Id, c.Value, c.Over)).ShouldBe([("2026-11-24.А002", 1200, true), ("2026-11-24.А001", 60, false)]);
        (detail.CaseCount, detail.Offices.Single().Name, desk.One("wait", "office/south").CaseCount).ShouldBe((2, "Северное", 0));
    }
}
