using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Tests.Support;
using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Tests.Waits;

public sealed class Foreseeing_the_wait_of_a_caller
{
    private const int Seed = BusyLine.Seed;

    [Fact]
    public void Nothing_is_said_before_enough_is_known()
    {
        var waits = new CallerWaits();

        waits.Apply("1", new CallQueued("main", 0, Scenes.Morning))!.Told.ShouldBeNull();
        waits.Apply("1", new CallAnswered("main", "7", Scenes.Morning, 5, Scenes.Morning + Duration.FromSeconds(5))).ShouldBeNull();
    }

    [Fact]
    public void What_happens_later_changes_no_forecast()
    {
        var day = BusyLine.Day(600).ToList();
        var (all, half) = (Forecasts(day), Forecasts(day.Take(day.Count / 2)));

        half.Count.ShouldBeGreaterThan(200);
        half.Last().Told.ShouldNotBeNull();
        half.ShouldBe(all.Take(half.Count), ignoreOrder: false, $"seed {Seed}");
    }

    [Fact]
    public void Nine_of_ten_wait_no_longer_than_they_were_told_and_half_of_them_no_longer_than_the_middle()
    {
        var accuracy = Scored(BusyLine.Day(6_000));

        accuracy.Count.ShouldBeGreaterThan(2_000);
        accuracy.Coverage.ShouldBe(0.9, 0.03, $"seed {Seed}");
        Math.Abs(accuracy.BiasS).ShouldBeLessThan(0.2 * accuracy.MeanAbsoluteS, $"seed {Seed}");
    }

    [Fact]
    public void The_band_holds_again_after_the_services_have_become_twice_as_long()
    {
        var day = BusyLine.Day(3_000, serviceS: 100).Concat(BusyLine.Day(3_000, serviceS: 200, from: 3_000)).ToList();

        Scored(day, skip: 1_500).Coverage.ShouldBe(0.9, 0.04, $"seed {Seed}");
    }

    [Fact]
    public void Accuracy_is_that_of_a_recount_by_hand()
    {
        var (waits, day) = (new CallerWaits(), BusyLine.Day(3_000).ToList());
        foreach (var (call, e) in day) waits.Apply(call, e);
        var recount = Scored(day);

        recount.Count.ShouldBeGreaterThan(1_000);
        (waits.Accuracy.Count, waits.Accuracy.Within).ShouldBe((recount.Count, recount.Within));
        waits.Accuracy.MeanAbsoluteS.ShouldBe(recount.MeanAbsoluteS, 1e-6);
        waits.Accuracy.BiasS.ShouldBe(recount.BiasS, 1e-6);
        waits.Accuracy.PinballS.ShouldBe(recount.PinballS, 1e-6);
    }

    [Fact]
    public void One_who_waits_has_those_before_him_ahead_and_nobody_else()
    {
        var waits = new CallerWaits();
        foreach (var (call, e) in BusyLine.Day(600)) waits.Apply(call, e);
        var now = Scenes.Morning + Duration.FromDays(1);
        for (var n = 0; n < 6; n++) waits.Apply($"new-{n}", new CallQueued("main", 0, now + Duration.FromSeconds(n)));

        var asked = now + Duration.FromSeconds(10);
        waits.Expect("new-0", asked)!.Ahead.ShouldBe(0);
        waits.Expect("new-4", asked)!.Ahead.ShouldBe(4);
        waits.Expect("new-1", asked)!.Told!.Value.P50S.ShouldBeLessThan(waits.Expect("new-5", asked)!.Told!.Value.P50S);
        waits.Expect("nobody", asked).ShouldBeNull();
    }

    [Fact]
    public void A_head_start_counts_those_who_came_before_and_are_passed_as_behind()
    {
        var waits = new CallerWaits { HeadStartS = new() { [2] = 90 } };
        foreach (var (call, e) in BusyLine.Day(600)) waits.Apply(call, e);
        var now = Scenes.Morning + Duration.FromDays(1);
        for (var n = 0; n < 6; n++) waits.Apply($"new-{n}", new CallQueued("main", 0, now + Duration.FromSeconds(n)));

        var plain = waits.Apply("plain", new CallQueued("main", 0, now + Duration.FromSeconds(10)))!;
        var urgent = waits.Apply("urgent", new CallQueued("main", 2, now + Duration.FromSeconds(11)))!;

        urgent.Told!.Value.P50S.ShouldBeLessThan(plain.Told!.Value.P50S);
    }

    [Fact]
    public void One_who_moves_here_stands_where_his_wait_began_keeps_his_head_start_and_teaches_nothing()
    {
        var waits = new CallerWaits { HeadStartS = new() { [2] = 90 } };
        foreach (var (call, e) in BusyLine.Day(600)) waits.Apply(call, e);
        var now = Scenes.Morning + Duration.FromDays(1);
        for (var n = 0; n < 6; n++) waits.Apply($"new-{n}", new CallQueued("main", 0, now + Duration.FromSeconds(10 * n)));
        var at = now + Duration.FromSeconds(60);

        var plain = waits.Apply("plain", new CallMoved("main", "other", now + Duration.FromSeconds(25), null, null, at))!;
        waits.Expect("plain", at)!.Ahead.ShouldBe(3);
        var urgent = waits.Apply("urgent", new CallMoved("main", "other", now + Duration.FromSeconds(25), null, null, at, Priority: 2))!;
        waits.Expect("urgent", at)!.Ahead.ShouldBe(0);
        waits.Expect("plain", at)!.Ahead.ShouldBe(4);
        plain.Told!.Value.P50S.ShouldBeGreaterThan(35);   // what he has waited is in it
        urgent.Told!.Value.P50S.ShouldBeLessThan(plain.Told!.Value.P50S);

        var learnt = waits.Accuracy.Count;
        waits.Apply("plain", new CallAnswered("main", "op-1", now + Duration.FromSeconds(25), 95, at + Duration.FromSeconds(60)));
        waits.Accuracy.Count.ShouldBe(learnt);
        waits.Expect("plain", at).ShouldBeNull();
    }

    private static List<Foreseen> Forecasts(IEnumerable<(string Call, CallerEvent Event)> day)
    {
        var waits = new CallerWaits();
        return [.. day.Select(e => waits.Apply(e.Call, e.Event)).OfType<Foreseen>()];
    }

    private static Accuracy Scored(IEnumerable<(string Call, CallerEvent Event)> day, int skip = 0)
    {
        var (waits, said, accuracy, n) = (new CallerWaits(), new Dictionary<string, Band>(), new Accuracy(), 0);
        foreach (var (call, e) in day)
        {
            if (waits.Apply(call, e)?.Told is { } band) said[call] = band;
            if (e is CallAnswered { WaitedS: > 0 } answered && said.TryGetValue(call, out var told) && ++n > skip) accuracy.Add(told, answered.WaitedS);
        }
        return accuracy;
    }
}
