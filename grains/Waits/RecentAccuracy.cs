using System.Text.Json.Serialization;
using NodaTime;

namespace OpsHub.Grains.Waits;

/// <summary>How the expected waits of a queue came out on the last 30 days, by UTC, on which any did. Its size is that of 30 sums.</summary>
internal sealed class RecentAccuracy
{
    private const int Days = 30;

    /// <summary>Oldest first.</summary>
    public List<DayAccuracy> ByDay { get; init; } = [];

    internal sealed record DayAccuracy(LocalDate Day, Accuracy Outcomes);

    /// <summary>All of them together.</summary>
    [JsonIgnore]
    public Accuracy Sum
    {
        get
        {
            var sum = new Accuracy();
            foreach (var day in ByDay) sum.Add(day.Outcomes);
            return sum;
        }
    }

    /// <param name="said">What was told when he joined.</param>
    /// <param name="actualS">How long he waited, seconds.</param>
    /// <param name="at">When he was called or answered. One that is told late counts on the newest day known.</param>
    public void Add(Band said, double actualS, Instant at)
    {
        var day = at.InUtc().Date;
        if (ByDay.Count == 0 || ByDay[^1].Day < day) ByDay.Add(new DayAccuracy(day, new Accuracy()));
        ByDay[^1].Outcomes.Add(said, actualS);
        ByDay.RemoveAll(d => d.Day <= ByDay[^1].Day.PlusDays(-Days));
    }
}
