using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.PastDays;

public abstract record PastDayEvent(Instant At) : IEvent;

/// <summary>What an earlier day of an office was like, told by a system that was there before the hub, or made up for a demonstration.</summary>
/// <param name="Day">Local day.</param>
/// <param name="Issued">Tickets issued in each of its 24 hours.</param>
/// <param name="Waiting">How many waited at the end of each of its 96 quarter hours; empty: not known.</param>
/// <param name="Simulated">Whether it is invented.</param>
[Stored("past-day-told")]
public sealed record PastDayTold(LocalDate Day, ImmutableArray<int> Issued, ImmutableArray<int> Waiting, bool Simulated, Instant At) : PastDayEvent(At);

public abstract record PastDayCommand : IFact;

/// <summary>Tells a day of before; told again it takes the place of what was told first.</summary>
[Stored("tell-past-day")]
public sealed record TellPastDay(LocalDate Day, ImmutableArray<int> Issued, ImmutableArray<int> Waiting, bool Simulated = false) : PastDayCommand;
