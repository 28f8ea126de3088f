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
}
