using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Problems;

namespace OpsHub.ClientHub.Health;

/// <summary>A read that names the log position of a command is answered with that command in it: whoever has just changed something never sees what was before.</summary>
internal static class AfterPosition
{
    public const string Key = "after";

    /// <summary>Lets a read wait for <c>?after=</c>; without it nothing changes.</summary>
    public static RouteHandlerBuilder MayFollow(this RouteHandlerBuilder read) => read
        .WithMetadata(new MayFollowPosition())
        .AddEndpointFilter(async (asked, next) => await Missing(asked.HttpContext) is { } missing ? missing : await next(asked));

    private static async Task<Problem?> Missing(HttpContext http)
    {
        var text = http.Request.Query[Key].ToString();
        if (text.Length == 0) return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return Wrong("This is no position.");
        return await http.RequestServices.GetRequiredService<IReadiness>().Follow(position, http.RequestAborted) switch
        {
            Following.There => null,
            Following.Beyond => Wrong("The log has not come that far."),
            _ => new Problem(503, "catching-up", "What was asked for is not there yet: the hub is behind its log.", $"?{Key}", "The same request, later.") { RetryAfterS = 1 },
        };
    }

    private static Problem Wrong(string detail) => new(400, "query-wrong", detail, $"?{Key}", "The position in the answer of a command, or none.");
}

/// <summary>Metadata of a read that takes <c>?after=</c>.</summary>
internal sealed record MayFollowPosition;
