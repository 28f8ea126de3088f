namespace OpsHub.Grains.Displays;

/// <summary>
/// Counts calls off the called numbers of one group in one day. Numbers run in series of a prefix: a step forward of up to
/// <see cref="MaxStep"/> is that many calls; a step back of up to <see cref="MaxBack"/> is somebody called again or out of order, and no
/// call; any other number belongs to another series (booked visitors numbered from 901, a series that begins anew after 499),
/// which counts from the hundred below it.
/// </summary>
public sealed class CalledNumbers
{
    public const int MaxStep = 99, MaxBack = 50;

    /// <summary>Highest number of each series, the newest used last.</summary>
    private readonly List<ShownTicket> _highest = [];

    /// <summary>Calls counted so far.</summary>
    public int Called { get; private set; }

    /// <summary>Takes a number as already called when the day's counting began.</summary>
    public void Begin(ShownTicket ticket) => _highest.Add(ticket);

    public void Show(ShownTicket ticket)
    {
        var series = _highest.FindLastIndex(h => h.Prefix == ticket.Prefix && ticket.Number - h.Number is >= -MaxBack and <= MaxStep);
        if (series < 0)
        {
            Called += (ticket.Number - 1) % 100 + 1;
            _highest.Add(ticket);
            return;
        }
        var before = _highest[series];
        Called += Math.Max(0, ticket.Number - before.Number);
        _highest.RemoveAt(series);
        _highest.Add(before with { Number = Math.Max(before.Number, ticket.Number) });
    }
}
