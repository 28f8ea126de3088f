using OpsHub.Grains.Norms;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Norms;

/// <summary>Administrator, then consulting manager: each wait and each reception has a norm of its own, the whole visit has none (Mordovia, table 1).</summary>
public sealed class Norm_of_a_part_of_a_visit
{
    [Fact]
    [Trait("Requirement", "MORDOVIA-T1a"), Trait("Requirement", "MORDOVIA-T1b"), Trait("Requirement", "MORDOVIA-T1d"), Trait("Requirement", "MORDOVIA-T1e"), Trait("Requirement", "MORDOVIA-T1f")]
    public void Counts_each_wait_from_being_sent_on_and_each_reception_by_itself()
    {
        var desk = Handed();

        (desk.Row("wait-first").Value, desk.Row("service-first").Value).ShouldBe((5m, 3m));
        (desk.Row("wait-second").Value, desk.Row("service-second").Value).ShouldBe((12m, 10m));
        desk.Row("whole").Value.ShouldBe(20m, "the wait of the visit keeps its first instant: 5 + 3 + 12 minutes");
        desk.Restart();
        (desk.Row("wait-first").Value, desk.Row("wait-second").Value).ShouldBe((5m, 12m));
    }

    [Fact]
    public void Has_no_part_with_somebody_who_sent_the_visitor_on_unserved()
    {
        var desk = Desk();
        Call(desk, 300);
        desk.World.Must(Scene.QueueId, new TransferTicket(1, "meters"));
        Serve(desk, 720, 600);

        (desk.Row("wait-first").State, desk.Row("wait-second").Value, desk.Row("wait-second").N).ShouldBe((NormState.NoData, 12m, 1L));
    }

    /// <summary>Waits 5 minutes, 3 with the first; then waits 12, 10 with the second.</summary>
    private static NormDesk Handed()
    {
        var desk = Desk();
        Call(desk, 300);
        desk.World.Must(Scene.QueueId, new StartService(1));
        desk.World.Advance(180);
        desk.World.Must(Scene.QueueId, new TransferTicket(1, "meters"));
        Serve(desk, 720, 600);
        return desk;
    }

    private static void Call(NormDesk desk, int afterS)
    {
        desk.World.Must(Scene.QueueId, new IssueTicket("contracts"));
        desk.World.Advance(afterS);
        desk.World.Must(Scene.QueueId, new CallNext(1));
    }

    private static void Serve(NormDesk desk, int waitS, int serviceS)
    {
        desk.World.Advance(waitS);
        desk.World.Must(Scene.QueueId, new CallNext(1));
        desk.World.Must(Scene.QueueId, new StartService(1));
        desk.World.Advance(serviceS);
        desk.World.Must(Scene.QueueId, new FinishService(1));
    }

    private static NormDesk Desk() => new(rules:
    [
        Of("wait-first", NormMetrics.LegWait, "contracts"), Of("service-first", NormMetrics.LegService, "contracts"), Of("wait-second", NormMetrics.LegWait, "meters"), Of("service-second", NormMetrics.LegService, "meters"),
        NormDesk.Wait() with { Id = "whole" },
    ]);

    private static NormRule Of(string id, string metric, string service) =>
        NormDesk.Wait(20) with { Id = id, Metric = metric, Force = NormForce.Recommended, Where = new NormWhere(Services: [service]) };
}
