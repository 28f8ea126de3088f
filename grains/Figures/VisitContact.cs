using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>What became of a ticket.</summary>
public enum VisitEnd : byte
{
    /// <summary>Not over yet.</summary>
    Open,

    Served,

    /// <summary>Called and did not come.</summary>
    NoShow,

    /// <summary>The visitor gave up waiting.</summary>
    Left,

    /// <summary>Cancelled by the office, or the day ended before it was served.</summary>
    TurnedAway,
}

/// <summary>A part of a visit that was served by one service before the visitor was sent on.</summary>
/// <param name="WaitS">Wait for this part alone, seconds: from the issue, or from being sent on, to the start of its service, without time parked.</param>
/// <param name="ServiceS">Length of its service.</param>
public readonly record struct VisitLeg(string Service, int WaitS, int ServiceS);

/// <summary>One visit as figures count it. A visit belongs to the interval in which its ticket was issued.</summary>
/// <param name="IssuedAt">When the ticket was issued; a transfer keeps it.</param>
/// <param name="End">How it ended.</param>
/// <param name="Service">Service of the ticket; the newest after a transfer.</param>
/// <param name="CalledAfterS">Wait until the (newest) call without the time parked, seconds, or <see cref="Unknown"/>.</param>
/// <param name="StartedAfterS">Wait until service began, likewise.</param>
/// <param name="ServiceS">Length of the service in seconds, or <see cref="Unknown"/>.</param>
/// <param name="Window">Where it was called to, or 0.</param>
/// <param name="Operator">Who sat there, or null.</param>
/// <param name="Ticket">The ticket's id.</param>
/// <param name="Topics">Topics of the visit once it was served, or 0.</param>
/// <param name="LegWaitS">Wait of its newest part alone, until that one's service began; or <see cref="Unknown"/>. Of a visit that was never sent on the same as <paramref name="StartedAfterS"/>.</param>
/// <param name="Legs">Parts served before the newest; default for none.</param>
public readonly record struct VisitContact(
    Instant IssuedAt, VisitEnd End, string Service, int CalledAfterS = VisitContact.Unknown, int StartedAfterS = VisitContact.Unknown,
    int ServiceS = VisitContact.Unknown, int Window = 0, string? Operator = null, string? Ticket = null, int Topics = 0,
    int LegWaitS = VisitContact.Unknown, ImmutableArray<VisitLeg> Legs = default)
{
    public const int Unknown = -1;
}
