using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Norms;

/// <summary>Another version of the norms takes over while the hub runs: days that are over stay with the old one.</summary>
public sealed class Norms_that_change
{
    private static readonly LocalDate Tomorrow = new(2026, 11, 25);

    [Fact]
    public void Judge_what_began_before_by_the_old_threshold_and_what_began_later_by_the_new_one()
    {
        var desk = new NormDesk(rules: Limit(15));
        desk.Visit(waitS: 12 * 60, serviceS: 60);
        desk.Row("wait").Over.ShouldBe(0);

        desk.Book.Renew([Standard(Limit(15) with { ValidUntil = Tomorrow }, Limit(10) with { ValidFrom = Tomorrow })]);
        desk.World.AdvanceTo(Scenes.At(33, 0));
        desk.Visit(waitS: 12 * 60, serviceS: 60);

        var rows = desk.Ledger().Rows.Where(r => r.Rule.Id == "wait").OrderBy(r => r.Rule.ValidFrom ?? LocalDate.MinIsoValue).Select(r => (r.Threshold, r.N, r.Over)).ToList();
        rows.ShouldBe([(15m, 1L, 0L), (10m, 1L, 1L)]);
        desk.One("wait").Row.Threshold.ShouldBe(10);
    }

    [Fact]
    public void Keep_the_sums_of_a_norm_that_stays()
    {
        var desk = new NormDesk(rules: Limit(15));
        desk.Visit(waitS: 12 * 60, serviceS: 60);
        desk.Row("wait").N.ShouldBe(1);

        desk.Book.Renew([Standard(Limit(15), Limit(1) with { Id = "other", ValidFrom = Tomorrow })]);
        desk.Visit(waitS: 12 * 60, serviceS: 60);

        (desk.Row("wait").N, desk.Row("other").N).ShouldBe((2, 0));
    }

    private static NormStandard Standard(params NormRule[] rules) =>
        new("volga", "Волга", Scenes.Samara, [.. rules], [], NormDesk.Attributes, ImmutableSortedDictionary<string, ImmutableArray<DayHours>>.Empty);

    private static NormRule Limit(decimal minutes) => NormDesk.Wait(minutes) with { Aggregation = NormAggregation.Case };
}
