using OpsHub.Endurance.Growing;

namespace OpsHub.Silo.Tests.Endurance;

public sealed class What_is_called_flat
{
    [Fact]
    public void A_figure_that_goes_up_and_down_is_flat() =>
        new Growth("heap", "MiB", 0.5, [80, 84, 81, 83, 80, 84, 81, 83, 80, 84, 81, 83]).Verdict.ShouldBe(Verdict.Flat);

    [Fact]
    public void A_small_leak_is_found_behind_scatter()
    {
        var leak = new Growth("heap", "MiB", 0.5, [.. Enumerable.Range(0, 22).Select(day => 80.0 + (2 * day) + (day % 3 * 4))]);

        leak.Verdict.ShouldBe(Verdict.Grows);
        leak.Slope.PerStep.ShouldBe(2, 0.2);
    }

    [Fact]
    public void Too_few_looks_say_nothing()
    {
        new Growth("files", "files", 0.5, [300, 310]).Verdict.ShouldBe(Verdict.Unsure);
        new Growth("files", "files", 0.5, [300, 340, 290]).Verdict.ShouldBe(Verdict.Unsure);
    }

    [Fact]
    public void One_odd_day_bends_nothing()
    {
        var odd = new Growth("nodes", "nodes", 10, [.. Enumerable.Range(0, 22).Select(day => day == 13 ? 3187.0 : 2180 + (day % 7))]);

        odd.Verdict.ShouldBe(Verdict.Flat);
        odd.Slope.PerStep.ShouldBe(0, 0.5);
    }

    [Fact]
    public void The_interval_is_that_of_Sen()
    {
        // ten figures without scatter but for one step back: 45 pairs, 1.96 standard deviations of Kendall's sum are 21.9, so 11 pairs lie on either side
        double[] figures = [1, 2, 3, 4, 6, 5, 7, 8, 9, 10];
        var pairs = Pairs(figures);

        var slope = Slope.Of(figures);

        slope.PerStep.ShouldBe(1, 1e-9);
        (slope.Least, slope.Most).ShouldBe((pairs[10], pairs[34]));
    }

    private static double[] Pairs(double[] figures)
    {
        List<double> pairs = [];
        for (var late = 1; late < figures.Length; late++)
            for (var early = 0; early < late; early++) pairs.Add((figures[late] - figures[early]) / (late - early));
        return [.. pairs.Order()];
    }
}
