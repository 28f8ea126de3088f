using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Commands;
using OpsHub.ClientHub.Json;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;

namespace OpsHub.ClientHub.Visitors;

/// <param name="Service">What the visitor comes for.</param>
/// <param name="Category">Category, or null.</param>
/// <param name="Also">Further services of the same visit.</param>
internal sealed record TakeTicketRequest(string Service, string? Category = null, ImmutableArray<string>? Also = null);

/// <param name="Code">Of the booking, as typed.</param>
internal sealed record CheckInRequest(string Code);

/// <summary>What a kiosk does.</summary>
internal static class KioskRoutes
{
    public const int MaxBytes = 8 * 1024;

    public static void MapKiosk(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.TakeTicket, Take).Reads<TakeTicketRequest>().Answers<TicketAnswer>(400, 401, 403, 409, 503);
        app.Map(Routes.CheckIn, CheckIn).Reads<CheckInRequest>().Answers<TicketAnswer>(400, 401, 403, 409, 503);
    }

    private static async Task<IResult> Take(string company, string office, HttpContext http, VisitorDesk desk, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        if (Barred(company, office, http, doorkeeper, out var commandId) is { } no) return no;
        var (asked, problem) = await Body.Read<TakeTicketRequest>(http, MaxBytes, cancel);
        return problem ?? await desk.Take(company, office, new IssueTicket(asked!.Service, Category: asked.Category, Also: asked.Also, Code: Codes.OfTicket()), commandId, doorkeeper.Sure(http).Actor, cancel);
    }

    private static async Task<IResult> CheckIn(string company, string office, HttpContext http, VisitorDesk desk, Doorkeeper doorkeeper, CancellationToken cancel)
    {
        if (Barred(company, office, http, doorkeeper, out var commandId) is { } no) return no;
        var (asked, problem) = await Body.Read<CheckInRequest>(http, MaxBytes, cancel);
        return problem ?? await desk.CheckIn(company, office, Codes.Typed(asked!.Code), commandId, doorkeeper.Sure(http).Actor, cancel);
    }

    private static Problem? Barred(string company, string office, HttpContext http, Doorkeeper doorkeeper, out string commandId)
    {
        commandId = "";
        if (!GrainId.IsPart(company) || !GrainId.IsPart(office)) return new Problem(400, "grain-wrong", "This is no company or office.", "address");
        return doorkeeper.Sure(http).May(Right.TakeTickets, company, office)
            ? Headers.IdempotencyKey(http.Request, out commandId)
            : new Problem(403, "forbidden", "The account or key may not take tickets in this office.", "address", Policies.TakeTickets.Meaning);
    }
}
