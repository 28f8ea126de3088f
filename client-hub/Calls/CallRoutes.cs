using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Walls.Calls;

namespace OpsHub.ClientHub.Calls;

/// <summary>The register of calls, and one call step by step.</summary>
internal static class CallRoutes
{
    private const int UsualCalls = 200, MostCalls = 2000, MostSkipped = 1_000_000;

    public static void MapCalls(this IEndpointRouteBuilder app)
    {
        app.Map(Routes.Calls, Search).Answers<CallPage>(400, 401, 403);
        app.Map(Routes.OneCall, Tell).Answers<CallStory>(401, 403, 404);
    }

    private static IResult Search(
        string company, ICalls calls, string? from = null, string? to = null, string? line = null, string? outcome = null, string? outside = null, string? @operator = null, string? skip = null, string? most = null)
    {
        if (Day(from) is not { } first) return Wrong("from", "a day such as 2026-11-24");
        if (Day(to ?? from) is not { } last || last < first) return Wrong("to", "a day not before from");
        if (Period.DaysBetween(first, last) >= CallQuery.MostDays) return Wrong("to", $"at most {CallQuery.MostDays} days in one question");
        if (!Word(outcome, out var ends)) return Wrong("outcome", "offered, answered, abandoned, notOffered, menu, outboundAnswered or outboundUnanswered");
        if (!Truth(outside, out var isOutside)) return Wrong("outside", "true or false");
        if (!Number(skip, 0, 0, MostSkipped, out var skipped)) return Wrong("skip", $"0 to {MostSkipped}");
        if (!Number(most, UsualCalls, 1, MostCalls, out var count)) return Wrong("most", $"1 to {MostCalls}");
        return TypedResults.Json(calls.Search(new CallQuery(company, first, last, line, ends, isOutside, @operator, skipped, count)));
    }

    private static async Task<IResult> Tell(string company, string call, ICalls calls, CancellationToken cancel) =>
        GrainId.IsPart(company) && GrainId.IsPart(call) && await calls.Story(company, call, cancel) is { } story
            ? TypedResults.Json(story)
            : new Problem(404, "call-unknown", "No such call is in the log.", "address", $"A call of GET /api/v1/{{company}}/calls or of the board calls/{{company}}.");

    private static LocalDate? Day(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;

    /// <summary>Outcomes by their names, or <c>offered</c>: answered and abandoned.</summary>
    private static bool Word(string? text, out ImmutableArray<CallEnd> ends)
    {
        ends = [];
        if (text is null) return true;
        if (string.Equals(text, "offered", StringComparison.OrdinalIgnoreCase)) ends = [CallEnd.Answered, CallEnd.Abandoned];
        else if (Enum.TryParse<CallEnd>(text, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) && parsed is not (CallEnd.WrapUp or CallEnd.Lookup)) ends = [parsed];
        return !ends.IsEmpty;
    }

    private static bool Truth(string? text, out bool? truth)
    {
        truth = text switch { "true" => true, "false" => false, _ => null };
        return text is null || truth is not null;
    }

    private static bool Number(string? text, int usual, int least, int most, out int number)
    {
        number = usual;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }

    private static Problem Wrong(string part, string expected) => new(400, "query-wrong", $"The query has no good '{part}'.", $"?{part}", expected);
}
