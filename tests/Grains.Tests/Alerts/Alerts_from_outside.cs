using System.Collections.Immutable;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Alerts;

public sealed class Alerts_from_outside
{
    private readonly World _world = new(Scenes.Morning);

    [Fact]
    public void Begin_once_and_are_over_at_once_with_the_other_system()
    {
        var alert = OutsideAlert.Of(Told("firing"), "volga")!;
        _world.Must(alert.Grain, alert.Command).Length.ShouldBe(2);
        _world.Must(alert.Grain, alert.Command).ShouldBeEmpty();
        var over = OutsideAlert.Of(Told("resolved"), "volga")!;
        over.Grain.ShouldBe(alert.Grain);
        _world.Must(over.Grain, over.Command).Last().ShouldBe(new AlertResolved("over", Scenes.Morning));
        _world.Must(over.Grain, over.Command).ShouldBeEmpty();

        var fired = (ConditionBegan)_world.Facts[0].Event;
        (fired.Terms.Rule.Severity, fired.Terms.Subject, fired.Terms.SubjectName).ShouldBe((Severity.Critical, "office/01", "Диск почти полон"));
        Alert.OfficeOf(alert.Grain.Key).ShouldBe("01");
    }

    [Fact]
    public void The_hubs_own_and_the_nameless_are_none()
    {
        OutsideAlert.IsOwn(Told("firing", ("source", "opshub"))).ShouldBeTrue();
        OutsideAlert.IsOwn(Told("firing")).ShouldBeFalse();
        OutsideAlert.Of(Told("firing", ("alertname", "")), "volga").ShouldBeNull();
        OutsideAlert.Of(Told("firing") with { Fingerprint = "../../etc" }, "volga").ShouldBeNull();
        OutsideAlert.Of(Told("firing", ("office", "../x")), "volga")!.Grain.Key.ShouldBe("am-diskfull:company:4f1c");
        RuleCheck.Of(((BeginCondition)OutsideAlert.Of(Told("firing"), "volga")!.Command).Terms.Rule)!.At.ShouldBe("watch");
    }

    private static AlertmanagerAlert Told(string status, params (string Name, string Value)[] labels)
    {
        var all = ImmutableDictionary.CreateRange(new Dictionary<string, string> { ["alertname"] = "DiskFull", ["office"] = "01", ["severity"] = "critical" }).SetItems(labels.Select(l => KeyValuePair.Create(l.Name, l.Value)));
        return new AlertmanagerAlert(status, all, "4f1c", ImmutableDictionary.CreateRange(new Dictionary<string, string> { ["summary"] = "Диск почти полон" }));
    }
}
