using NodaTime;
using OpsHub.Grains.Queues;

namespace OpsHub.Grains.WhatIf;

/// <summary>From a call of a ticket to what ended it, as it was on the day.</summary>
/// <param name="Walk">From the call to the start of the service; zero where none began.</param>
/// <param name="Service">From there to the end.</param>
/// <param name="End">What ended it: finished, not come, sent on, given back, cancelled.</param>
internal sealed record Leg(Duration Walk, Duration Service, TicketEvent End);
