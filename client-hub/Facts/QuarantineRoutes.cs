using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Quarantine;

namespace OpsHub.ClientHub.Facts;

/// <summary>One fact that was not accepted.</summary>
/// <param name="Position">Place in the log.</param>
/// <param name="Raw">As it came, cut; may hold personal data.</param>
internal sealed record QuarantinedAnswer(long Position, string Code, string Detail, string? Id, string? Grain, string Sender, string Raw, Instant At);

/// <param name="Facts">Newest first.</param>
/// <param name="Next">Give it as <c>before</c> for the next page; null at the end.</param>
internal sealed record QuarantineAnswer(ImmutableArray<QuarantinedAnswer> Facts, long? Next);

/// <summary>The quarantine list, for administrators.</summary>
internal static class QuarantineRoutes
{
    private const int MaxLimit = 200;

    public static void MapQuarantine(this IEndpointRouteBuilder app) => app.Map(Routes.Quarantine, List).Answers<QuarantineAnswer>(400, 401, 403);

    private static IResult List(string company, QuarantineList list, string? before = null, string? limit = null)
    {
        if (!Number(before, long.MaxValue, 1, long.MaxValue, out var position)) return Wrong("before", "A position, such as 12345.");
        if (!Number(limit, 50, 1, MaxLimit, out var most)) return Wrong("limit", $"1 to {MaxLimit}");
        var facts = list.Before(company, position, (int)most + 1);
        var page = facts.Take((int)most).Select(f => new QuarantinedAnswer(f.Position, f.Fact.Code, f.Fact.Detail, f.Fact.FactId, f.Fact.Grain, f.Fact.Sender, f.Fact.Raw, f.Fact.At));
        return TypedResults.Json(new QuarantineAnswer([.. page], facts.Length > most ? facts[(int)most - 1].Position : null));
    }

    private static bool Number(string? text, long otherwise, long min, long max, out long number)
    {
        number = otherwise;
        return text is null || (long.TryParse(text, System.Globalization.NumberStyles.None, null, out number) && number >= min && number <= max);
    }

    private static Problem Wrong(string at, string expected) => new(400, "query-wrong", "The query is not understood.", $"?{at}", expected);
}
