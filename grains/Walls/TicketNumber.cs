namespace OpsHub.Grains.Walls;

/// <summary>How a ticket's number is shown: letter, no-break space, digits, such as <c>А 047</c>.</summary>
internal static class TicketNumber
{
    private const char NoBreakSpace = '\u00A0';

    /// <param name="ticket">Ticket id: day, dot, number as printed.</param>
    public static string Of(string ticket)
    {
        var printed = ticket[(ticket.LastIndexOf('.') + 1)..];
        return printed.Length > 1 && char.IsLetter(printed[0]) ? $"{printed[0]}{NoBreakSpace}{printed[1..]}" : printed;
    }
}
