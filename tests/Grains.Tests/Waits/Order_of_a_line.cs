using NodaTime;
using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Tests.Waits;

/// <summary>Who stands where in a line, against a plain look at everybody.</summary>
public sealed class Order_of_a_line
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 24, 5, 0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Is_what_a_look_at_everybody_says(int seed)
    {
        var random = new Random(seed);
        var waiting = new Dictionary<string, Foreseen>(StringComparer.Ordinal);
        var order = new LineOrder();
        for (var step = 0; step < 2_000; step++)
        {
            if (waiting.Count > 0 && random.Next(5) < 2)
            {
                var gone = waiting.Keys.ElementAt(random.Next(waiting.Count));
                order.Remove(gone, waiting[gone]);
                waiting.Remove(gone);
            }
            else
            {
                // Few instants, so that many are equal; some have a head start.
                var joined = Morning + Duration.FromSeconds(random.Next(60));
                var waits = new Foreseen(joined, joined - Duration.FromSeconds(random.Next(3) * 20), Nothing, null, 20);
                waiting.Add($"c{step}", waits);
                order.Add($"c{step}", waits);
            }
            var place = Morning + Duration.FromSeconds(random.Next(-50, 70));
            ShouldAgree(order, waiting, place);
            if (step % 500 == 0) ShouldAgree(LineOrder.Of(waiting), waiting, place);
        }
    }

    private static Situation Nothing => new(0, 0, 0, 0, false, 0, 0, null, null, null, 0);

    private static void ShouldAgree(LineOrder order, Dictionary<string, Foreseen> waiting, Instant place)
    {
        order.Ahead(place).ShouldBe(waiting.Values.Count(w => w.Place <= place));
        order.Oldest.ShouldBe(waiting.Count == 0 ? null : waiting.Values.Min(w => w.At));
        order.Head.ShouldBe(waiting.OrderBy(w => w.Value.Place).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key).FirstOrDefault());
    }
}
