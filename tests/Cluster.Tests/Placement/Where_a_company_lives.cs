using System.Net;
using OpsHub.Cluster.Placement;

namespace OpsHub.Cluster.Tests.Placement;

public sealed class Where_a_company_lives
{
    private static readonly string[] Companies = [.. Enumerable.Range(0, 200).Select(c => $"company-{c}")];
    private static readonly SiloAddress[] Silos = [.. Enumerable.Range(1, 4).Select(s => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_000 + s), s))];

    [Fact]
    public void Keeps_all_grains_of_a_company_together() =>
        Companies.ShouldAllBe(c => Enumerable.Range(0, 50).Select(k => Of($"{c}/office-{k}", Silos, 1)).Distinct().Count() == 1);

    [Fact]
    public void Says_the_same_whatever_the_order_of_the_silos() =>
        Companies.Select(c => Of($"{c}/x", [.. Silos.Reverse()], 1)).ShouldBe(Companies.Select(c => Of($"{c}/x", Silos, 1)));

    [Fact]
    public void Gives_every_silo_its_share()
    {
        var shares = Companies.GroupBy(c => Of($"{c}/x", Silos, 1)).Select(g => g.Count()).ToList();

        shares.Count.ShouldBe(Silos.Length);
        shares.ShouldAllBe(s => s >= 30 && s <= 70);   // 50 each on average
    }

    [Fact]
    public void Moves_only_the_companies_of_a_silo_that_goes()
    {
        var gone = Silos[2];
        SiloAddress[] left = [.. Silos.Where(s => !s.Equals(gone))];

        Companies.Where(c => !Of($"{c}/x", Silos, 1).Equals(gone)).ShouldAllBe(c => Of($"{c}/x", left, 1).Equals(Of($"{c}/x", Silos, 1)));
    }

    [Fact]
    public void Spreads_one_company_over_as_many_silos_as_it_may_have() =>
        Companies.ShouldAllBe(c => Enumerable.Range(0, 200).Select(k => Of($"{c}/office-{k}", Silos, 2)).Distinct().Count() == 2);

    [Fact]
    public void Moves_only_the_grains_that_a_silo_that_comes_gains()
    {
        var (before, come) = (Silos[..^1], Silos[^1]);
        string[] grains = [.. Enumerable.Range(0, 300).Select(k => $"company-7/office-{k}")];

        grains.Where(g => !Of(g, Silos, 4).Equals(come)).ShouldAllBe(g => Of(g, Silos, 4).Equals(Of(g, before, 4)));
        grains.Count(g => Of(g, Silos, 4).Equals(come)).ShouldBeInRange(50, 100);   // 75 on average
    }

    private static SiloAddress Of(string key, SiloAddress[] silos, int spread) => CompanySilo.Choose(key, silos, spread);
}
