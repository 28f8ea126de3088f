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
    public void The_interval_is_that_of_Students_t()
    {
        // residuals 0.1, -0.2, 0.1 of the line with slope 1: variance 0.06 at one degree of freedom, spread 2
        var slope = Slope.Of([0.1, 0.8, 2.1]);

        slope.PerStep.ShouldBe(1, 1e-9);
        slope.Margin.ShouldBe(12.71 * Math.Sqrt(0.06 / 2), 1e-9);
    }
}
