using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Tests.Waits;

public sealed class Accuracy_of_what_was_told
{
    [Fact]
    public void Is_counted_by_hand_for_three_waits()
    {
        var accuracy = new Accuracy();
        accuracy.Add(new Band(60, 120), 90);    // 30 too short, kept
        accuracy.Add(new Band(60, 120), 50);    // 10 too long, kept
        accuracy.Add(new Band(60, 120), 140);   // 80 too short, missed by 20

        accuracy.MeanAbsoluteS.ShouldBe(40);
        accuracy.MeanSquared.ShouldBe((900 + 100 + 6400) / 3d, 1e-9);
        accuracy.BiasS.ShouldBe((-30 + 10 - 80) / 3d, 1e-9);
        accuracy.Coverage.ShouldBe(2 / 3d, 1e-9);
        // P50: half of each error; P90: a tenth of 30 and of 70 above the wait, nine tenths of 20 below it
        accuracy.PinballS.ShouldBe(((60 + (3 + 7 + 18)) / 3d) / 2, 1e-9);
    }

    [Fact]
    public void Of_the_norm_is_the_mean_square_of_what_the_probability_missed_by()
    {
        var accuracy = new Accuracy();
        accuracy.Judge(new Band(60, 120), 90, 120, served: true);    // one in ten was to be over 120 s: it was not
        accuracy.Judge(new Band(60, 120), 130, 120, served: true);   // it was
        accuracy.Judge(new Band(60, 120), 90, 60, served: true);     // one in two over 60 s

        accuracy.Brier.ShouldBe((0.01 + 0.81 + 0.25) / 3, 1e-6);
        (accuracy.Judged, accuracy.Over, accuracy.Count).ShouldBe((3, 2, 0));
    }

    [Fact]
    public void Of_one_who_was_not_served_is_known_only_when_he_waited_longer_than_the_norm()
    {
        var accuracy = new Accuracy();
        accuracy.Judge(new Band(60, 120), 60, 60, served: false);
        (accuracy.Judged, double.IsNaN(accuracy.Brier)).ShouldBe((0, true));

        accuracy.Judge(new Band(60, 120), 61, 60, served: false);
        (accuracy.Judged, accuracy.Over).ShouldBe((1, 1));
        accuracy.Brier.ShouldBe(0.25, 1e-6);
    }

    [Theory]
    [InlineData(0, 0, 900, 0)]
    [InlineData(1000, 1000, 900, 1)]
    [InlineData(600, 1200, 600, 0.5)]
    [InlineData(600, 1200, 1200, 0.1)]
    [InlineData(600, 1200, 900, 0.2468)]   // 2^−(1.5^k), k = ln(ln 10 / ln 2) / ln 2
    [InlineData(0, 20, 20, 0.1)]           // a median of nothing is one of a second
    public void The_probability_of_a_wait_over_the_norm_is_that_of_a_Weibull_wait_with_these_quantiles(double p50, double p90, int norm, double probability) =>
        new Band(p50, p90).Exceeds(norm).ShouldBe(probability, 1e-4);
}
