using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using OpsHub.ClientHub.Access;
using OpsHub.ClientHub.Problems;
using OpsHub.Grains.Access;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.WhatIf;

namespace OpsHub.ClientHub.Forecasts;

/// <summary>A past day with other windows, over HTTP.</summary>
internal static class WhatIfRoutes
{
    public static void MapWhatIf(this IEndpointRouteBuilder app) => app.Map(Routes.WhatIf, Tell).Answers<WhatIfAnswer>(400, 401, 403, 404);

    private static async Task<IResult> Tell(
        string company, HttpContext http, IWhatIf whatIf, Doorkeeper doorkeeper, CancellationToken cancel, string? office = null, string? day = null, string? windows = null)
    {
        if (office is null) return new Problem(400, "query-incomplete", "The query has no office.", "?office", "one office");
        if (!GrainId.IsPart(office) || !doorkeeper.Sure(http).May(Right.ReadFigures, company, office))
            return new Problem(403, "forbidden", "The account or key may not read figures of this office.", "?office", Policies.ReadFigures.Meaning);
        if (day is null || LocalDatePattern.Iso.Parse(day) is not { Success: true, Value: var date }) return new Problem(400, "query-wrong", "This is no day.", "?day", "a local day such as 2026-11-24");
        if (windows is null || WindowChange.Parse(windows) is not { } changes) return new Problem(400, "query-wrong", "This says no windows.", "?windows", WindowChange.Form);
        return await whatIf.Of(company, office, date, changes, cancel) is { } answer
            ? TypedResults.Json(answer)
            : new Problem(404, "day-unknown", "Nobody was called there that day.", "?day", "a day on which the office served visitors");
    }
}

/// <summary>Stands in where the host reads no log.</summary>
internal sealed class NoWhatIf : IWhatIf
{
    public Task<WhatIfAnswer?> Of(string company, string office, LocalDate day, ImmutableArray<WindowChange> changes, CancellationToken cancel) => Task.FromResult<WhatIfAnswer?>(null);
}
