namespace OpsHub.Grains.Displays;

/// <summary>
/// One group of a display over one local day: how many were called and how many tickets were issued, as far as the display tells.
/// Issued by an instant = called by then + waiting then; it never goes down, for who leaves unseen had taken a ticket all the same.
/// When the day's first reading shows no ticket, everything since the morning is counted; when it already shows one, counting begins
/// there. A ticket of another group's letter says nothing about this group. Without any ticket of its own, nothing is known.
/// </summary>
public sealed class ShownDay
{
    private readonly CalledNumbers _numbers = new();
    private readonly int _before;
    private int _most;

    /// <param name="first">What the day's first reading shows.</param>
    public ShownDay(ShownGroup first)
    {
        if (Own(first) is { } ticket)
        {
            _numbers.Begin(ticket);
            (Known, _before) = (true, first.Waiting);
        }
        _most = Math.Max(_before, first.Waiting);
    }

    /// <summary>Whether a ticket of the group was seen today; the counts mean nothing before.</summary>
    public bool Known { get; private set; }

    /// <summary>People called.</summary>
    public int Called => _numbers.Called;

    /// <summary>Tickets issued; a lower bound.</summary>
    public int Issued => _most - _before;

    public void Show(ShownGroup group)
    {
        if (Own(group) is { } ticket)
        {
            _numbers.Show(ticket);
            Known = true;
        }
        _most = Math.Max(_most, Called + group.Waiting);
    }

    private static ShownTicket? Own(ShownGroup group) =>
        ShownTicket.TryParse(group.LastCalled, out var ticket) && (group.Letter is null || ticket.Prefix.Equals(group.Letter, StringComparison.OrdinalIgnoreCase)) ? ticket : null;
}
