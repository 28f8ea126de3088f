using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Feed;
using OpsHub.ClientHub.Past;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.ClientHub.Boards;

/// <summary>One board in the list.</summary>
/// <param name="Name">Name to subscribe to.</param>
/// <param name="Title">For people.</param>
/// <param name="Kind"><c>wall</c>, <c>screen</c>…: the name's first part.</param>
/// <param name="Company">Whose.</param>
/// <param name="Office">Office it is about, or null.</param>
internal sealed record BoardAnswer(string Name, string Title, string Kind, string Company, string? Office);

internal sealed record BoardsAnswer(ImmutableArray<BoardAnswer> Boards);

/// <summary>Boards over plain HTTP.</summary>
internal static class BoardRoutes
{
    public static void MapBoards(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Boards, List).Answers<BoardsAnswer>(401);
        app.Map(Routes.Board, One).Answers<object>(400, 401, 403, 404, 429);
    }

    private static IResult List(HttpContext http, IBoards boards, Doorkeeper doorkeeper)
    {
        var identity = doorkeeper.Sure(http);
        return TypedResults.Json(new BoardsAnswer([.. boards.All.Where(b => FeedPump.MayWatch(identity, b.Name)).OrderBy(b => b.Name, StringComparer.Ordinal).Select(Describe)]));
    }

    private static async Task<IResult> One(string name, HttpContext http, IBoards boards, PastDesk past, Doorkeeper doorkeeper, IHostClock clock, string? at = null)
    {
        var identity = doorkeeper.Sure(http);
        if (!FeedPump.MayWatch(identity, name)) return new Problem(403, "forbidden", "The account or key may not see this board.", "address", Policies.Board.Meaning);
        if (at is not null) return await past.Snapshot(identity, name, at, http.RequestAborted);
        return boards.Find(name) is { } board
            ? TypedResults.Bytes(new FrameWriter().Json(board.Snapshot(clock.GetCurrentInstant()), clock.Speed), "application/json")
            : new Problem(404, "board-unknown", "There is no such board.", "address", "A name from GET /api/v1/boards.");
    }

    private static BoardAnswer Describe(Board board)
    {
        var place = Places.RightFor(board.Name);
        return new BoardAnswer(board.Name, NameIn(board["company"]) ?? NameIn(board["office"]) ?? board.Name, board.Name.Split('/')[0], place.Company!, place.Office);
    }

    /// <summary>A restored cell is JSON, not a record: both are read as JSON.</summary>
    private static string? NameIn(object? cell) =>
        cell is not null && JsonSerializer.SerializeToElement(cell, cell.GetType(), HubJson.Options).TryGetProperty("name", out var name) ? name.GetString() : null;
}
