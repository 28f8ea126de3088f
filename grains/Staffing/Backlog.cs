namespace OpsHub.Grains.Staffing;

/// <summary>What the windows of an office have to cope with in the time to come.</summary>
/// <param name="Waiting">Who waits now.</param>
/// <param name="Coming">Who is expected within <paramref name="HorizonS"/>.</param>
/// <param name="HorizonS">Seconds looked ahead, above 0.</param>
/// <param name="ServiceS">Mean service, seconds; above 0.</param>
/// <param name="NormS">No longer than this should anybody wait, seconds; above 0.</param>
public sealed record Backlog(int Waiting, double Coming, double HorizonS, double ServiceS, double NormS)
{
    /// <summary>Of those who come, this share is to wait no longer than the norm in the long run.</summary>
    private const double Kept = 0.9;

    /// <summary>
    /// Wait of whoever comes last of those who wait now, and of whoever comes at the end of the horizon, the longer one: what is in line then ÷ what the windows serve. Arrivals flow evenly; seconds.
    /// </summary>
    public double LongestWaitS(int windows)
    {
        if (windows <= 0) return double.PositiveInfinity;
        var left = Math.Max(0, Waiting + Coming - (windows * HorizonS / ServiceS));
        return Math.Max(Waiting, left) * ServiceS / windows;
    }

    /// <summary>Whether so many windows hold the norm: for those who wait, for those who come until the end of the horizon, and – by Erlang C, for people do not come evenly – for nine of ten in the long run.</summary>
    public bool Holds(int windows) =>
        windows > 0 && LongestWaitS(windows) <= NormS && (Coming <= 0 || Erlang.Of(new Traffic(Coming / HorizonS, ServiceS), windows, NormS).Within >= Kept);

    /// <summary>Fewest windows that hold the norm; 1 where nobody waits or comes.</summary>
    public int Needed()
    {
        for (var windows = 1; windows < Need.Most; windows++)
            if (Holds(windows)) return windows;
        return Need.Most;
    }
}
