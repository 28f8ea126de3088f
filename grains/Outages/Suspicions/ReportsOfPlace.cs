using NodaTime;

namespace OpsHub.Grains.Outages.Suspicions;

/// <summary>So many people have said within minutes that they have no electricity as chance would not bring.</summary>
/// <param name="Count">Reports in the last <see cref="ReportsOfPlace.Window"/>.</param>
/// <param name="Usual">How many come in such a time as a rule.</param>
/// <param name="Since">When the first of them came.</param>
/// <param name="Until">When it is nothing any more unless somebody else says so.</param>
public sealed record Cluster(int Count, double Usual, Instant Since, Instant Until);

/// <summary>What people report of outages at one place – an office's visitors, a line's callers – and how many do so as a rule.</summary>
public sealed class ReportsOfPlace
{
    /// <summary>Fewer are a family, not an outage.</summary>
    private const int Least = 6;

    /// <summary>A cluster that chance brings less often than this (upper tail of the Poisson distribution) is none of chance's: in a hundred offices about once in some years.</summary>
    private const double Chance = 1e-6;

    /// <summary>Reports an hour at a place of which nothing is known yet: rather too many, so that a busy place is not suspected on its first day.</summary>
    private const double FirstGuess = 12;

    /// <summary>Least weight of one hour in the usual: about fifty hours in which somebody came are remembered.</summary>
    private const double HourWeight = 0.02;

    private const int MostRecent = 500;

    public static readonly Duration Window = Duration.FromMinutes(15);

    /// <summary>Of the last <see cref="Window"/>, the oldest first.</summary>
    public List<Instant> Recent { get; set; } = [];

    /// <summary>The hour that is being counted, hours since 1970, and reports in it.</summary>
    public long Hour { get; set; }

    public int InHour { get; set; }

    /// <summary>Reports in an hour as a rule, of hours in which there were any: at night nobody comes, and that says nothing of the day.</summary>
    public double PerHour { get; set; } = FirstGuess;

    /// <summary>Hours that were learnt from.</summary>
    public int Hours { get; set; }

    /// <summary>Takes a report in; what comes later than the window is too late to tell anything of now.</summary>
    /// <returns>Whether it is, with those before it, more than chance; or null.</returns>
    public Cluster? Add(Instant at)
    {
        var newest = Recent.Count > 0 ? Instant.Max(at, Recent[^1]) : at;
        Count(at);
        Recent.Add(at);
        Recent.Sort();
        Recent.RemoveAll(t => t <= newest - Window);
        if (Recent.Count > MostRecent) Recent.RemoveAt(0);
        var usual = PerHour * (Window / Duration.FromHours(1));
        return Recent.Count >= Least && Tail(Recent.Count, usual) <= Chance ? new Cluster(Recent.Count, usual, Recent[0], newest + Window) : null;
    }

    /// <summary>The probability that chance brings so many or more where it brings <paramref name="mean"/> as a rule.</summary>
    public static double Tail(int count, double mean)
    {
        var term = Math.Exp(-mean);
        for (var k = 1; k <= count; k++) term *= mean / k;
        var sum = term;
        for (var k = count + 1; term > sum * 1e-12 && k < count + 1000; k++) sum += term *= mean / k;
        return sum;
    }

    /// <summary>Hours that are over are learnt from; one of a storm counts no more than four usual ones, so that the next storm is one too.</summary>
    private void Count(Instant at)
    {
        var hour = at.ToUnixTimeSeconds() / 3600;
        if (Hour == 0) Hour = hour;
        if (hour > Hour)
        {
            PerHour += Math.Max(HourWeight, 1.0 / (Hours + 2)) * (Math.Min(InHour, 4 * PerHour) - PerHour);
            (Hour, InHour, Hours) = (hour, 0, Hours + 1);
        }
        InHour++;
    }
}
