using NodaTime;

namespace OpsHub.Grains.Appeals;

/// <summary>
/// Solved at first contact (FCR): closed without forwarding and without another appeal of the same customer on the same topic within 30 days after the close – of one that is still open, after its
/// registration. The one definition of desk, ledger and feedback. How often customers repeat themselves is another figure, with days of the company's own.
/// </summary>
internal static class FirstContact
{
    public static readonly Duration Within = Duration.FromDays(30);

    /// <summary>Who asks about what; null where nobody is known. Where there is no topic the kind stands for it.</summary>
    public static string? MatterOf(AppealRegistered e) => e.Customer is { } customer ? $"{customer} {e.Topic ?? e.Kind}" : null;

    /// <summary>Whether an appeal on the same matter shows that the one before was not solved.</summary>
    /// <param name="registeredAt">Of the one before.</param>
    /// <param name="closedAt">Of the one before; null while it is open.</param>
    /// <param name="againAt">When the customer came again.</param>
    public static bool IsLost(Instant registeredAt, Instant? closedAt, Instant againAt) => againAt - (closedAt ?? registeredAt) <= Within;
}
