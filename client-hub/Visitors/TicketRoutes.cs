using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Walls;

namespace OpsHub.ClientHub.Visitors;

/// <param name="Minutes">How long the visitor is away, 1–720.</param>
internal sealed record ParkRequest(int Minutes);

/// <param name="Mark">1 to 5, more is better.</param>
internal sealed record MarkRequest(int Mark);

/// <summary>A visitor's ticket page: whoever has the code has the ticket. Nothing of a person is told.</summary>
internal static class TicketRoutes
{
    private const string Actor = "visitor";
    private const int LongestPark = 720;

    /// <summary>How long an answer is held back for a change; shorter than what proxies bear.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25), Look = TimeSpan.FromMilliseconds(300);

    private static readonly Problem Unknown = new(404, "ticket-unknown", "There is no such ticket, or it has been over for more than a day.", "address", "The code on the ticket.");

    public static void MapTickets(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Ticket, Show).Answers<TicketPage>(404, 429);
        app.Map(Routes.LeaveQueue, (string code, HttpContext http, IFloors floors, VisitorDesk desk, CancellationToken cancel) =>
            Tell(code, http, floors, desk, t => new LeaveQueue(t.Ticket), cancel)).AnswersNothing(404, 409, 429, 503);
        app.Map(Routes.ReturnTicket, (string code, HttpContext http, IFloors floors, VisitorDesk desk, CancellationToken cancel) =>
            Tell(code, http, floors, desk, t => new ReturnTicket(t.Ticket), cancel)).AnswersNothing(404, 409, 429, 503);
        app.Map(Routes.MarkVisit, Mark).Reads<MarkRequest>().AnswersNothing(400, 404, 409, 429, 503);
        app.Map(Routes.ParkTicket, Park).Reads<ParkRequest>().AnswersNothing(400, 404, 409, 429, 503);
    }

    /// <summary>With <c>after</c> the answer waits for another version, for 25 seconds at most.</summary>
    private static async Task<IResult> Show(string code, HttpContext http, IFloors floors, TimeProvider time, string? after = null)
    {
        using var look = new PeriodicTimer(Look, time);
        var began = time.GetTimestamp();
        while (true)
        {
            if (floors.Ticket(Codes.Typed(code)) is not { } page) return Unknown;
            http.Response.Headers.CacheControl = "no-store";
            if (page.Version != after || page.EndedAt is not null || time.GetElapsedTime(began) >= Patience) return TypedResults.Json(page);
            await look.WaitForNextTickAsync(http.RequestAborted);
        }
    }

    private static async Task<IResult> Park(string code, HttpContext http, IFloors floors, VisitorDesk desk, IHostClock clock, CancellationToken cancel)
    {
        var (asked, problem) = await Body.Read<ParkRequest>(http, KioskRoutes.MaxBytes, cancel);
        if (problem is not null) return problem;
        if (asked!.Minutes is < 1 or > LongestPark) return new Problem(400, "minutes-wrong", "A visitor may be away for 1 to 720 minutes.", "$.minutes", "1 to 720");
        return await Tell(code, http, floors, desk, t => new ParkTicket(t.Ticket, clock.GetCurrentInstant() + Duration.FromMinutes(asked.Minutes)), cancel);
    }

    /// <summary>The quality mark of a visit, once; the same again is the same mark (SARATOV-A1-7.3k).</summary>
    private static async Task<IResult> Mark(string code, HttpContext http, IFloors floors, VisitorDesk desk, CancellationToken cancel)
    {
        var (asked, problem) = await Body.Read<MarkRequest>(http, KioskRoutes.MaxBytes, cancel);
        if (problem is not null) return problem;
        if (floors.Ticket(Codes.Typed(code)) is not { } page) return Unknown;
        if (page.State != "served") return new Problem(409, "visit-not-over", "A mark is given after the service.", "address", "A ticket whose state is served.");
        if (Commands.Headers.IdempotencyKey(http.Request, out var commandId) is { } noKey) return noKey;
        var subject = $"ticket/{page.Office}/{page.Ticket}";
        return await desk.Send(SubjectFeedback.IdOf(page.Company, subject), new GiveFeedback(FeedbackKind.Mark, asked!.Mark, subject, "ticket-page", Office: page.Office), commandId, Actor, cancel);
    }

    private static async Task<IResult> Tell(string code, HttpContext http, IFloors floors, VisitorDesk desk, Func<TicketPage, QueueCommand> command, CancellationToken cancel)
    {
        if (floors.Ticket(Codes.Typed(code)) is not { } page) return Unknown;
        if (Commands.Headers.IdempotencyKey(http.Request, out var commandId) is { } noKey) return noKey;
        return await desk.Send(Queue.IdOf(page.Company, page.Office), command(page), commandId, Actor, cancel);
    }
}
