using NodaTime;
using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Tests.Waits;

public sealed class Accuracy_of_thirty_days
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 10, 1, 12, 0);

    [Fact]
    public void Forgets_the_day_before_them()
    {
        var accuracy = new RecentAccuracy();
        for (var day = 0; day < 40; day++) accuracy.Add(new Band(100 + day, 200), 100, 900, served: true, Noon + Duration.FromDays(day));

        accuracy.Sum.Count.ShouldBe(30);
        accuracy.Sum.BiasS.ShouldBe(Enumerable.Range(10, 30).Average(), 1e-9);
    }

    [Fact]
    public void Counts_one_that_is_told_late_on_the_newest_day_known()
    {
        var accuracy = new RecentAccuracy();
        accuracy.Add(new Band(60, 120), 50, 900, served: true, Noon);
        accuracy.Add(new Band(60, 120), 150, 900, served: true, Noon - Duration.FromDays(50));

        (accuracy.Sum.Count, accuracy.Sum.Coverage).ShouldBe((2, 0.5));
        accuracy.ByDay.Count.ShouldBe(1);
    }
}
