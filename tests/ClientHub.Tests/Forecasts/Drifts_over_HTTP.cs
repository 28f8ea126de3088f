using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;
using OpsHub.Grains.Drifts;

namespace OpsHub.ClientHub.Tests.Forecasts;

public sealed class Drifts_over_HTTP
{
    [Fact]
    public async Task Are_told_to_each_of_his_own_offices()
    {
        await using var hub = await TestHub.Start(builder => builder.Services.AddSingleton<IDrifts, DriftsDouble>());
        var company = hub.WithKey(await hub.IssueKey("samara", null, Right.ReadFigures));
        var office = hub.WithKey(await hub.IssueKey("samara", "two", Right.ReadFigures));

        (await company.GetStringAsync("/api/v1/samara/drift")).ShouldBe(
            """{"places":[{"company":"samara","office":"one","known":true,"waitSum":1,"lateSum":0.25,"drift":{"since":"2026-11-24T06:00:00Z","longer":true,"late":false,"waitS":1080,"usualS":540}},{"company":"samara","line":"main","known":false,"waitSum":0,"lateSum":0}]}""");
        (await office.GetStringAsync("/api/v1/samara/drift")).ShouldBe("""{"places":[]}""");
        (await office.GetAsync("/api/v1/saratov/drift")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await hub.Client().GetAsync("/api/v1/samara/drift")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private sealed class DriftsDouble : IDrifts
    {
        public ImmutableArray<PlaceDrift> Drifts(string? company) =>
            [new("samara", "one", null, true, 1, 0.25, new DriftCell(TestClock.Morning, true, false, 1080, 540)), new("samara", null, "main", false, 0, 0, null)];
    }
}
