using System.Text;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Queues;

/// <summary>A log written before tickets had categories, visits and reasons by rule is read and gone on with.</summary>
public sealed class Events_of_before_the_discipline
{
    /// <summary>As the program of 24 November 2026 wrote them.</summary>
    private static readonly (string Name, string Json)[] Written =
    [
        ("queue-configured/1", """{"rules":{"timeZone":"Europe/Samara","services":[{"id":"contracts","name":"Договоры","letter":"А"}],"waitNormS":900,"warnPercent":80,"noShowS":180,"headStartS":{"outOfTurn":3600}},"at":"2026-11-23T04:00:00Z"}"""),
        ("window-admitted/1", """{"window":1,"services":["contracts"],"at":"2026-11-23T04:00:00Z"}"""),
        ("ticket-issued/1", """{"ticket":"2026-11-23.А001","number":"А001","day":"2026-11-23","service":"contracts","class":"ordinary","headStartS":0,"ahead":0,"nearAt":"2026-11-23T04:12:00Z","overAt":"2026-11-23T04:15:00Z","at":"2026-11-23T04:00:00Z"}"""),
        ("ticket-called/1", """{"window":1,"reason":{"waitedS":60,"headStartS":0,"overtook":0},"parkedS":0,"noShowAt":"2026-11-23T04:04:00Z","ticket":"2026-11-23.А001","service":"contracts","issuedAt":"2026-11-23T04:00:00Z","at":"2026-11-23T04:01:00Z"}"""),
        ("service-started/1", """{"window":1,"parkedS":0,"ticket":"2026-11-23.А001","service":"contracts","issuedAt":"2026-11-23T04:00:00Z","at":"2026-11-23T04:01:10Z"}"""),
        ("service-finished/1", """{"window":1,"topics":1,"startedAt":"2026-11-23T04:01:10Z","ticket":"2026-11-23.А001","service":"contracts","issuedAt":"2026-11-23T04:00:00Z","at":"2026-11-23T04:06:00Z"}"""),
        ("ticket-issued/1", """{"ticket":"2026-11-23.А002","number":"А002","day":"2026-11-23","service":"contracts","class":"outOfTurn","headStartS":3600,"ahead":0,"nearAt":"2026-11-23T05:12:00Z","overAt":"2026-11-23T05:15:00Z","at":"2026-11-23T05:00:00Z"}"""),
        ("window-withdrawn/1", """{"window":1,"onBreak":false,"at":"2026-11-23T13:00:00Z"}"""),
        ("queue-closed/1", """{"reason":"day-over","turned":["2026-11-23.А002"],"at":"2026-11-23T13:00:00Z"}"""),
        ("ticket-issued/1", """{"ticket":"2026-11-24.А001","number":"А001","day":"2026-11-24","service":"contracts","class":"ordinary","headStartS":0,"ahead":0,"nearAt":"2026-11-24T03:12:00Z","overAt":"2026-11-24T03:15:00Z","at":"2026-11-24T03:00:00Z"}"""),
    ];

    [Fact]
    public void Are_folded_and_the_queue_goes_on_from_them()
    {
        var state = Written.Aggregate((object)QueueState.Empty, (s, e) => Queue.Kind.Evolve(s, Concepts.Catalog.Read(e.Name, Encoding.UTF8.GetBytes(e.Json))));
        var queue = (QueueState)state;
        (queue.Closed, queue.Live.Keys.ShouldHaveSingleItem(), queue.Windows[1].MayCall).ShouldBe((false, "2026-11-24.А001", false));   // the first ticket of a day opened it

        queue = After(queue, new AdmitWindow(1, ["contracts"], Operator: "7"));
        queue = After(queue, new CallNext(1));
        queue = After(queue, new StartService(1));
        var visit = ((ServiceFinished)Decide(queue, new FinishService(1)).Single()).Visit!;
        (visit.Number, visit.Operator, visit.Outcome).ShouldBe(("А001", "7", VisitOutcome.Served));
    }

    [Fact]
    public void Are_written_again_as_they_were()
    {
        foreach (var (name, json) in Written) Encoding.UTF8.GetString(Concepts.Catalog.Write(Concepts.Catalog.Read(name, Encoding.UTF8.GetBytes(json)))).ShouldBe(json);
    }

    private static QueueState After(QueueState queue, QueueCommand command) => Decide(queue, command).Aggregate(queue, (s, e) => (QueueState)Queue.Kind.Evolve(s, e));

    private static IEnumerable<QueueEvent> Decide(QueueState queue, QueueCommand command)
    {
        var decision = Queue.Decide(queue, command, new Turn(Scene.QueueId, Scenes.Morning, Scenes.Morning, "test"));
        decision.Refusal.ShouldBeNull();
        return decision.Events;
    }
}
