using System.Collections.Immutable;
using OpsHub.Grains.Queues;

namespace OpsHub.Silo.Profiles;

/// <summary>What a company says of precedence, breaks of the order and days in its queues (ADR 0050). What is left out does not hold.</summary>
/// <param name="Categories">Categories that a kiosk offers, in order.</param>
/// <param name="ByLaw">Classes that the law puts first.</param>
/// <param name="HeadStarts">Head starts of classes beside those of the queue itself.</param>
/// <param name="OvertakenAtMost">After so many calls of later comers nobody but a class by law goes before a ticket, 1–1000.</param>
/// <param name="Booked">How the pre-booked come in, or null.</param>
/// <param name="WindowProfiles">Named choices of services for windows.</param>
/// <param name="Parallel">Visitors whom one window may serve at once, 1–10.</param>
/// <param name="Overnight">What becomes of those who wait when the day ends.</param>
/// <param name="IdleS">How long a window may stand free while somebody waits for it, 10–3600 seconds.</param>
/// <param name="WrapUpS">Wrap-up after a service, 0–3600 seconds.</param>
/// <param name="LostAfterMin">A service that nobody has finished after so long is lost, 10–1440 minutes.</param>
public sealed record DisciplineProfile(
    ImmutableArray<VisitorCategory>? Categories = null, ImmutableArray<TicketClass>? ByLaw = null, ImmutableArray<HeadStartProfile>? HeadStarts = null, Stated<int>? OvertakenAtMost = null,
    BookedProfile? Booked = null, ImmutableArray<WindowProfile>? WindowProfiles = null, Stated<int>? Parallel = null, Stated<Overnight>? Overnight = null, Stated<int>? IdleS = null,
    Stated<int>? WrapUpS = null, Stated<int>? LostAfterMin = null);

/// <param name="Class">Whose.</param>
/// <param name="Minutes">0–720.</param>
public sealed record HeadStartProfile(TicketClass Class, Stated<int> Minutes);

/// <param name="EarlyMin">How long before the slot one may check in, 0–1440 minutes.</param>
/// <param name="LateMin">How long after the slot the booking still counts, 0–1440 minutes.</param>
/// <param name="LeadMin">A booking made later than this before its slot gives no precedence, 0–10080 minutes.</param>
/// <param name="Late">What holds after that.</param>
public sealed record BookedProfile(Stated<int> EarlyMin, Stated<int> LateMin, Stated<int> LeadMin, Stated<LateRule> Late);

/// <summary>Pre-booking.</summary>
/// <param name="SlotMin">Length of a slot, 5–120 minutes.</param>
/// <param name="SharePercent">Share of the windows that slots are offered for, 1–100; at least one window.</param>
/// <param name="DaysAhead">How far ahead one may book, 1–60 days.</param>
/// <param name="RemindBeforeMin">How long before the slot a reminder is due, 5–2880 minutes.</param>
/// <param name="Channels">Channels by which one may book.</param>
public sealed record BookingProfile(Stated<int> SlotMin, Stated<int> SharePercent, Stated<int> DaysAhead, Stated<int> RemindBeforeMin, Stated<ImmutableArray<string>> Channels);
