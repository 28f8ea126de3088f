using System.Collections.Immutable;
using OpsHub.Grains.Norms;
using OpsHub.Grains.Offices;

namespace OpsHub.Grains.Tests.Norms;

/// <summary>Σ weight × figure ÷ Σ weight: an office of nine thousand customers counts nine times one of a thousand.</summary>
public sealed class Norms_with_weights
{
    private static readonly NormRule Rule = NormDesk.Wait() with { Weight = "customers", Per = NormPer.Company };

    [Fact]
    public void An_office_weighs_as_many_as_it_has_customers()
    {
        var (figure, untold) = Weights.Of(Standard("9000", "1000"), Rule, [One("a", 10), One("b", 20), One("c", null)]);

        (figure.Value, untold).ShouldBe((11m, null));
    }

    [Fact]
    public void Without_a_weight_of_one_with_data_there_is_no_figure()
    {
        var (figure, untold) = Weights.Of(Standard("9000", null), Rule, [One("a", 10), One("b", 20)]);

        (figure.HasData, untold!.En).ShouldBe((false, "the weight 'customers' is not told of 1 of 2"));
    }

    [Fact]
    public void The_ledger_judges_the_weighted_figure()
    {
        var desk = new NormDesk(null, Rule with { Id = "by-supply-points", Weight = "household-supply-points" }, Rule with { Id = "by-customers" });
        desk.Visit(waitS: 600, serviceS: 60);

        (desk.Row("by-supply-points").Value, desk.Row("by-supply-points").State).ShouldBe((10m, NormState.Met));
        (desk.Row("by-customers").State, desk.Row("by-customers").Why!.En).ShouldBe((NormState.NoData, "the weight 'customers' is not told of 1 of 1"));
    }

    private static NormSubject One(string id, decimal? value) => new($"office/{id}", id, NormState.Met, null, value, 15, 1, 0, null);

    private static NormStandard Standard(string a, string? b) => new(
        "volga", "Волга", NodaTime.DateTimeZone.Utc, [Rule], [],
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty.Add("office/a", Told(a)).Add("office/b", Told(b)), ImmutableSortedDictionary<string, ImmutableArray<DayHours>>.Empty);

    private static ImmutableSortedDictionary<string, string> Told(string? customers) =>
        customers is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("customers", customers);
}
