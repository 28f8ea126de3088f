using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Tests.Figures;

public sealed class Figures_over_HTTP
{
    [Fact]
    public async Task Are_told_with_unit_count_and_window()
    {
        await using var hub = await Start();
        var client = hub.WithKey(await hub.IssueKey("samara", "one", Right.ReadFigures));

        (await client.GetStringAsync("/api/v1/samara/figures?scope=office/one&metric=waiting&window=now")).ShouldBe(
            """{"value":12.5,"unit":"people","n":3,"from":"2026-11-24T06:00:00Z","to":"2026-11-24T06:00:01Z","definition":"People.","state":"ok"}""");
        (await client.GetAsync("/api/v1/samara/figures?scope=office/two&metric=waiting&window=now")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync("/api/v1/samara/figures?scope=company&metric=waiting&window=now")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetStringAsync("/api/v1/metrics-catalog")).ShouldBe("""{"metrics":[{"metric":"waiting","unit":"people","definition":"People.","scopes":["office"]}]}""");
    }

    [Theory]
    [InlineData("", "query-incomplete", "?scope")]
    [InlineData("?scope=company", "query-incomplete", "?metric")]
    [InlineData("?scope=company&metric=waiting", "query-incomplete", "?window")]
    [InlineData("?scope=company&metric=nonsense&window=now", "metric-unknown", "?metric")]
    public async Task Are_refused_with_what_to_ask_instead(string query, string code, string at)
    {
        await using var hub = await Start();
        var client = await hub.Administrator();

        var (status, told, where, expected) = await (await client.GetAsync($"/api/v1/samara/figures{query}")).Problem();

        (status, told, where).ShouldBe((400, code, at));
        expected.ShouldNotBeNullOrEmpty();
    }

    private static Task<TestHub> Start() => TestHub.Start(builder => builder.Services.AddSingleton<IFigures, FiguresDouble>());

    private sealed class FiguresDouble : IFigures
    {
        public IReadOnlyCollection<FigureDefinition> Metrics => [new("waiting", "people", "People.", ["office"])];

        public FigureAnswer Answer(FigureQuery query) => query.Metric == "waiting"
            ? new FigureAnswer.Told(12.5m, "people", 3, TestClock.Morning, TestClock.Morning + Duration.FromSeconds(1), "People.", FigureState.Ok)
            : new FigureAnswer.Refused(new Refusal("metric-unknown", "No such metric."), "metric", "waiting");
    }
}
