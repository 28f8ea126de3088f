using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

public abstract record QueueCommand : ICommand;

/// <summary>Sets how the queue works; tickets already issued keep their marks.</summary>
[Stored("configure-queue")]
public sealed record ConfigureQueue(QueueRules Rules) : QueueCommand;

/// <summary>Lets a window call. Sent by the reaction to the window's opening.</summary>
[Stored("admit-window")]
public sealed record AdmitWindow(int Window, ImmutableArray<string> Services) : QueueCommand;

/// <summary>Stops a window's calls; the ticket it serves stays with it to the end. Sent by the reaction to a break or a closing.</summary>
[Stored("withdraw-window")]
public sealed record WithdrawWindow(int Window, bool OnBreak) : QueueCommand;

[Stored("issue-ticket")]
public sealed record IssueTicket(string Service, TicketClass Class = TicketClass.Ordinary) : QueueCommand;

/// <summary>Calls whoever is next for the window.</summary>
[Stored("call-next")]
public sealed record CallNext(int Window) : QueueCommand;

[Stored("recall-ticket")]
public sealed record RecallTicket(int Window) : QueueCommand;

[Stored("start-service")]
public sealed record StartService(int Window) : QueueCommand;

/// <param name="Window">Who finishes.</param>
/// <param name="Topics">Number of topics, 1–20.</param>
/// <param name="Result">Result code, or null.</param>
[Stored("finish-service")]
public sealed record FinishService(int Window, int Topics = 1, string? Result = null) : QueueCommand;

/// <summary>The called visitor did not come.</summary>
[Stored("mark-no-show")]
public sealed record MarkNoShow(int Window) : QueueCommand;

/// <summary>The visitor gives up waiting.</summary>
[Stored("leave-queue")]
public sealed record LeaveQueue(string Ticket) : QueueCommand;

[Stored("cancel-ticket")]
public sealed record CancelTicket(string Ticket, string Reason) : QueueCommand;

/// <summary>Sends the window's visitor on to another service, with the first instant kept.</summary>
[Stored("transfer-ticket")]
public sealed record TransferTicket(int Window, string ToService) : QueueCommand;

/// <summary>Sets a waiting ticket aside at the visitor's wish.</summary>
[Stored("park-ticket")]
public sealed record ParkTicket(string Ticket, Instant Until) : QueueCommand;

[Stored("return-ticket")]
public sealed record ReturnTicket(string Ticket) : QueueCommand;

/// <summary>Ends the day: whoever is not in service leaves with the reason.</summary>
[Stored("close-queue")]
public sealed record CloseQueue(string Reason) : QueueCommand;

[Stored("pass-deadline")]
public sealed record PassQueueDeadline(string Deadline) : QueueCommand, IWake;
