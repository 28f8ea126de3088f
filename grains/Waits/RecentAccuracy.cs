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
    /// <param name="waitedS">How long he waited, seconds.</param>
    /// <param name="normS">Norm in force when he joined, seconds.</param>
    /// <param name="served">Whether he was called or answered; one who was not says something of the norm alone.</param>
    /// <param name="at">When the wait ended. One that is told late counts on the newest day known.</param>
    public void Add(Band said, double waitedS, int normS, bool served, Instant at)
    {
        var day = at.InUtc().Date;
        if (ByDay.Count == 0 || ByDay[^1].Day < day) ByDay.Add(new DayAccuracy(day, new Accuracy()));
        if (served) ByDay[^1].Outcomes.Add(said, waitedS);
        ByDay[^1].Outcomes.Judge(said, waitedS, normS, served);
        ByDay.RemoveAll(d => d.Day <= ByDay[^1].Day.PlusDays(-Days));
    }
}
