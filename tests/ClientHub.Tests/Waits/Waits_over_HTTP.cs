using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Grains.Access;
using OpsHub.Grains.Waits;

namespace OpsHub.ClientHub.Tests.Waits;

public sealed class Waits_over_HTTP
{
    [Fact]
    public async Task Are_told_to_anybody_with_a_sentence_to_be_spoken()
    {
        await using var hub = await Start();

        (await hub.Client().GetStringAsync("/api/v1/samara/waits?line=main")).ShouldBe(
            """{"state":"known","p50S":185,"p90S":299,"ahead":4,"estimator":"ridge","n":2,"asOf":"2026-11-24T06:00:00Z","say":{"ru":"Примерное время ожидания – от трёх до пяти минут.","en":"The expected wait is three to five minutes."}}""");
        (await hub.Client().GetStringAsync("/api/v1/samara/waits?office=one&service=meters")).ShouldBe(
            """{"state":"not-enough-data","ahead":1,"n":0,"asOf":"2026-11-24T06:00:00Z","say":{"ru":"Время ожидания пока неизвестно: мало данных.","en":"The waiting time is not known yet: there is too little data."}}""");
    }

    [Fact]
    public async Task Of_one_caller_are_told_to_the_telephone_system_of_his_company_alone()
    {
        await using var hub = await Start();
        var pbx = hub.WithKey(await hub.IssueKey("samara", null, Right.SendFacts));
        var screen = hub.WithKey(await hub.IssueKey("samara", null, Right.ReadWalls));

        (await pbx.GetStringAsync("/api/v1/samara/waits?line=main&call=17.1")).ShouldContain("\"ahead\":2");
        (await (await pbx.GetAsync("/api/v1/samara/waits?line=main&call=17.9")).Problem()).Code.ShouldBe("call-unknown");
        (await pbx.GetAsync("/api/v1/saratov/waits?line=main&call=17.1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await screen.GetAsync("/api/v1/samara/waits?line=main&call=17.1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await hub.Client().GetAsync("/api/v1/samara/waits?line=main&call=17.1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("", 400, "query-incomplete", "?line")]
    [InlineData("?line=main&office=one", 400, "query-incomplete", "?line")]
    [InlineData("?office=one&call=17.1", 400, "query-incomplete", "?line")]
    [InlineData("?line=nonsense", 404, "line-unknown", "?line")]
    [InlineData("?office=nowhere", 404, "office-unknown", "?office")]
    [InlineData("?office=one&service=nonsense", 404, "office-unknown", "?service")]
    public async Task Are_refused_with_what_to_ask_instead(string query, int status, string code, string at)
    {
        await using var hub = await Start();

        var problem = await (await hub.Client().GetAsync($"/api/v1/samara/waits{query}")).Problem();

        (problem.Status, problem.Code, problem.At).ShouldBe((status, code, at));
        problem.Expected.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Have_an_accuracy_that_each_sees_of_his_own_offices()
    {
        await using var hub = await Start();
        var company = hub.WithKey(await hub.IssueKey("samara", null, Right.ReadFigures));
        var office = hub.WithKey(await hub.IssueKey("samara", "two", Right.ReadFigures));

        (await company.GetStringAsync("/api/v1/samara/waits/accuracy")).ShouldBe(
            """{"queues":[{"office":"one","service":"meters","n":2,"maeS":30,"biasS":0,"withinP90":0.5,"pinballS":11,"brier":0.25,"overNorm":0.5},{"line":"main","n":2,"maeS":30,"biasS":0,"withinP90":0.5,"pinballS":11,"brier":0.25,"overNorm":0.5}]}""");
        (await office.GetStringAsync("/api/v1/samara/waits/accuracy")).ShouldBe("""{"queues":[]}""");
        (await hub.Client().GetAsync("/api/v1/samara/waits/accuracy")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<TestHub> Start() => TestHub.Start(builder => builder.Services.AddSingleton<IWaits, WaitsDouble>());

    private sealed class WaitsDouble : IWaits
    {
        private static readonly Accuracy Two = TwoOutcomes();

        public WaitAnswer? OfLine(string company, string line) => line == "main" ? new(new Expectation(4, new Band(185.4, 299.2), "ridge"), Two, TestClock.Morning) : null;

        public WaitAnswer? OfCall(string company, string line, string call) => call == "17.1" ? new(new Expectation(2, new Band(60, 120), "ridge"), Two, TestClock.Morning) : null;

        public WaitAnswer? OfOffice(string company, string office, string? service) =>
            office == "one" && service is null or "meters" ? new(new Expectation(1, null, null), new Accuracy(), TestClock.Morning) : null;

        public ImmutableArray<QueueAccuracy> Accuracies(string? company) => [new("samara", "one", "meters", null, Two), new("samara", null, null, "main", Two)];

        private static Accuracy TwoOutcomes()
        {
            var accuracy = new Accuracy();
            accuracy.Add(new Band(60, 80), 90);
            accuracy.Add(new Band(60, 80), 30);
            accuracy.Judge(new Band(60, 80), 90, 60, served: true);   // one in two was to be over 60 s: one was
            accuracy.Judge(new Band(60, 80), 30, 60, served: true);
            return accuracy;
        }
    }
}
