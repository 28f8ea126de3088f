using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains.Queues;

public abstract record QueueCommand : ICommand;

/// <summary>Sets how the queue works; tickets already issued keep their marks.</summary>
[Stored("configure-queue")]
public sealed record ConfigureQueue(QueueRules Rules) : QueueCommand;

/// <summary>Lets a window call. Sent by the reaction to the window's opening.</summary>
[Stored("admit-window")]
public sealed record AdmitWindow(int Window, ImmutableArray<string> Services, ImmutableArray<string>? Reserve = null, string? Operator = null) : QueueCommand;

/// <summary>Stops a window's calls; the ticket it serves stays with it to the end, one that is only called waits again. Sent by the reaction to a break or a closing.</summary>
[Stored("withdraw-window")]
public sealed record WithdrawWindow(int Window, bool OnBreak) : QueueCommand;

/// <summary>Asks for a break: allowed while the office keeps another open window and the window has no visitor.</summary>
/// <param name="Minutes">How long it is meant to be, 1–240, so that visitors are told when it ends; or null.</param>
[Stored("ask-break")]
public sealed record AskBreak(int Window, BreakKind Kind, string? Reason = null, int? Minutes = null) : QueueCommand;

/// <param name="Service">What the visitor comes for.</param>
/// <param name="Class">Priority class; ignored where a category is given.</param>
/// <param name="Category">Category of the rules, or null.</param>
/// <param name="Also">Further services of the same visit, at most four.</param>
/// <param name="Code">Code of the ticket's page: at least 16 of A–Z and 2–9 that nobody can guess, or null.</param>
/// <param name="Booking">The booking the visitor comes with, or null.</param>
/// <param name="ForWindow">The only window that may call the ticket, or null: a personal manager.</param>
[Stored("issue-ticket")]
public sealed record IssueTicket(
    string Service, TicketClass Class = TicketClass.Ordinary, string? Category = null, ImmutableArray<string>? Also = null, string? Code = null, BookedVisit? Booking = null,
    int? ForWindow = null) : QueueCommand;

/// <summary>Calls whoever is next for the window.</summary>
[Stored("call-next")]
public sealed record CallNext(int Window) : QueueCommand;

[Stored("recall-ticket")]
public sealed record RecallTicket(int Window) : QueueCommand;

[Stored("start-service")]
public sealed record StartService(int Window) : QueueCommand;

/// <param name="Window">Who finishes.</param>
/// <param name="Topics">Number of topics, 1–20; where codes are given, their number.</param>
/// <param name="Result">Result code, or null.</param>
/// <param name="TopicCodes">Topics by the classifier, or null.</param>
/// <param name="Ticket">Which ticket: refused when the window serves another. Must be given where it serves several.</param>
[Stored("finish-service")]
public sealed record FinishService(int Window, int Topics = 1, string? Result = null, ImmutableArray<string>? TopicCodes = null, string? Ticket = null) : QueueCommand;

/// <summary>The called visitor did not come.</summary>
[Stored("mark-no-show")]
public sealed record MarkNoShow(int Window, string? Ticket = null) : QueueCommand;

/// <summary>The visitor gives up waiting.</summary>
[Stored("leave-queue")]
public sealed record LeaveQueue(string Ticket) : QueueCommand;

[Stored("cancel-ticket")]
public sealed record CancelTicket(string Ticket, string Reason) : QueueCommand;

/// <summary>Sends the window's visitor on to another service, another window or both, with the first instant kept.</summary>
/// <param name="Window">Who sends.</param>
/// <param name="ToService">Service, or null for the same.</param>
/// <param name="ToWindow">The only window that may call him then, or null.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Ticket">Which ticket; must be given where the window has several.</param>
[Stored("transfer-ticket")]
public sealed record TransferTicket(int Window, string? ToService = null, int? ToWindow = null, string? Reason = null, string? Ticket = null) : QueueCommand;

/// <summary>Puts the window's visitor back in line, with the first instant kept: called or started by mistake, or the operator is gone.</summary>
[Stored("requeue-ticket")]
public sealed record RequeueTicket(int Window, string Reason, string? Ticket = null) : QueueCommand;

/// <summary>Sets a ticket aside at the visitor's wish, waiting or at a window.</summary>
[Stored("park-ticket")]
public sealed record ParkTicket(string Ticket, Instant Until) : QueueCommand;

[Stored("return-ticket")]
public sealed record ReturnTicket(string Ticket) : QueueCommand;

/// <summary>Begins the day: tickets may be issued, those kept overnight wait again. Sent by the reaction to the office's opening.</summary>
[Stored("open-queue")]
public sealed record OpenQueue : QueueCommand;

/// <summary>Ends the day: whoever is not in service leaves with the reason, or keeps his place overnight where the rules say so.</summary>
[Stored("close-queue")]
public sealed record CloseQueue(string Reason) : QueueCommand;

[Stored("pass-deadline")]
public sealed record PassQueueDeadline(string Deadline) : QueueCommand, IWake;
