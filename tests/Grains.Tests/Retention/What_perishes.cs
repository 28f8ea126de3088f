using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Retention;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Retention;

/// <summary>Which events retention may take, kind by kind of grain; nothing is forgotten undecided.</summary>
public sealed class What_perishes
{
    private static readonly Dictionary<string, DataKind> Perishing = new() { ["queue"] = DataKind.Visits, ["caller"] = DataKind.Calls, ["line"] = DataKind.Calls, ["alert"] = DataKind.Alerts };

    /// <summary>Events of those grains that are kept for ever, with the reason.</summary>
    private static readonly Dictionary<Type, string> Lasting = new()
    {
        [typeof(QueueConfigured)] = "configuration: by which rules visitors were called",
        [typeof(WindowAdmitted)] = "which windows were open, and for what: proof of the standard",
        [typeof(WindowWithdrawn)] = "which windows were closed, and when: proof of the standard",
        [typeof(BreakGranted)] = "who was given a break while people waited: proof of the standard",
        [typeof(LineRegistered)] = "configuration: the line's target",
        [typeof(OperatorRegistered)] = "configuration: what an operator serves",
    };

    [Fact]
    public void Every_event_of_a_grain_of_visits_calls_and_alerts_either_perishes_or_is_kept_for_a_reason()
    {
        foreach (var (kind, data) in Perishing)
            foreach (var type in Concepts.Catalog.Kind(kind)!.Events)
            {
                Matters.KindOf(type).ShouldBe(Lasting.ContainsKey(type) ? null : data, $"{type.Name}: mark it with [Perishes], or list it here with the reason why it is kept");
                if (Lasting.TryGetValue(type, out var reason)) reason.ShouldNotBeEmpty();
            }
    }

    [Fact]
    public void No_event_of_any_other_grain_perishes() =>
        Concepts.Catalog.Kinds.Where(k => !Perishing.ContainsKey(k.Name)).SelectMany(k => k.Events).Where(t => Matters.KindOf(t) is not null).ShouldBeEmpty();

    [Fact]
    public void Only_calls_come_to_an_end() => Concepts.Catalog.Kinds.Where(k => k.Ends).Select(k => k.Name).ShouldBe(["caller"]);

    [Fact]
    public void Whatever_names_a_ticket_is_of_its_visit()
    {
        foreach (var type in Concepts.Catalog.Kind("queue")!.Events.Where(t => t.GetProperty("Ticket") is not null))
            Matters.Of((IEvent)Samples.Of(type)).ShouldBe(["2026-11-24.А047"], type.Name);
    }
}
