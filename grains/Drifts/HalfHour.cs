using System.Text.Json.Serialization;
using NodaTime;

namespace OpsHub.Grains.Drifts;

/// <summary>Waits that were over in one half hour.</summary>
public sealed class HalfHour
{
    public static readonly Duration Length = Duration.FromMinutes(30);

    public Instant From { get; set; }

    /// <summary>Local hour, 0–23.</summary>
    public int Hour { get; set; }

    public int Cases { get; set; }

    public int Late { get; set; }

    public long WaitedS { get; set; }

    /// <summary>Late ones expected, and the variance of that number if each were late by its own chance.</summary>
    public double Expected { get; set; }

    public double Variance { get; set; }

    /// <summary>Root of the mean wait, √s; of one case or more.</summary>
    [JsonIgnore]
    public double Root => Math.Sqrt((double)WaitedS / Cases);

    public static HalfHour At(Instant at, DateTimeZone zone)
    {
        var second = at.ToUnixTimeSeconds();
        return new HalfHour { From = Instant.FromUnixTimeSeconds(second - (second % (long)Length.TotalSeconds)), Hour = at.InZone(zone).Hour };
    }

    public void Add(int waitedS, bool late, double usualShare)
    {
        Cases++;
        WaitedS += waitedS;
        if (late) Late++;
        Expected += usualShare;
        Variance += usualShare * (1 - usualShare);
    }
}
