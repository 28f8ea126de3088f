using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace OpsHub.Silo.Tests.Spans;

public sealed class Traces_of_requests
{
    private const string Edge = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    [Fact]
    public async Task Lead_from_the_edge_over_turn_and_commit_to_the_frame()
    {
        await using var traced = await TracedFloor.Start();
        await using var screen = await traced.Watch();
        await screen.Subscribe(Hall(traced));
        await screen.NextNews();

        var position = await Issue(traced);
        await screen.NextNews();

        var (edge, command, turn, commit, frame) = (await traced.Span(Edge), await traced.Span("command queue issue-ticket"), await traced.Span("turn"), await traced.Span("commit"), await traced.Span("frame"));
        edge.ParentSpanId.ShouldBe(traced.Caller);
        command.ParentSpanId.ShouldBe(edge.SpanId);
        turn.ParentSpanId.ShouldBe(command.SpanId);
        commit.ParentSpanId.ShouldBe(turn.SpanId);
        frame.ParentSpanId.ShouldBe(command.SpanId);
        command.GetTagItem("opshub.position").ShouldBe(position);
        command.GetTagItem("opshub.outcome").ShouldBe("done");
        commit.GetTagItem("opshub.batch.commits").ShouldBeOfType<int>().ShouldBeGreaterThan(0);
        ((long)frame.GetTagItem("opshub.to")!).ShouldBeGreaterThanOrEqualTo(position);
        ((long)frame.GetTagItem("opshub.from")!).ShouldBeLessThan(position);
        frame.GetTagItem("opshub.deliveries").ShouldBe(1);
    }

    [Fact]
    public async Task Are_not_begun_by_the_hub_itself_and_end_at_a_share_of_nought()
    {
        await using var traced = await TracedFloor.Start();
        (await traced.Ask(HttpMethod.Post, $"saratov/queue/{traced.Floor.Office}/issue-ticket", Ticket, traced: false)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var sent = await traced.Sent();

        sent.ShouldNotContain("command queue issue-ticket");
        traced.Ended.ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_sent_to_the_collector_without_a_word_about_persons()
    {
        await using var traced = await TracedFloor.Start();
        await Issue(traced);
        (await traced.Ask(HttpMethod.Get, "accounts/ivanova-secret?search=ivanova-query")).Dispose();
        (await traced.Ask(HttpMethod.Get, "saratov/visits?ticket=ivanova-query")).Dispose();

        var sent = await traced.Sent();

        sent.ShouldContain("opshub");
        sent.ShouldContain("command queue issue-ticket");
        sent.ShouldContain("commit");
        sent.ShouldContain("http.response.status_code");
        sent.ShouldNotContain("ivanova", Case.Insensitive);
        sent.ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task Of_a_command_that_was_refused_say_so_and_end_there()
    {
        await using var traced = await TracedFloor.Start();

        (await traced.Ask(HttpMethod.Post, $"saratov/queue/{traced.Floor.Office}/call-next", new { window = 77 })).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var command = await traced.Span("command queue call-next");
        command.GetTagItem("opshub.outcome").ShouldBe("refused");
        command.GetTagItem("opshub.position").ShouldBeNull();
        command.Status.ShouldBe(ActivityStatusCode.Unset);
        traced.Ended.ShouldNotContain(span => span.OperationName == "frame");
    }

    private static object Ticket => new { service = "bills" };

    private static string Hall(TracedFloor traced) => $"screen/saratov/{traced.Floor.Office}";

    private static async Task<long> Issue(TracedFloor traced)
    {
        var answer = await traced.Ask(HttpMethod.Post, $"saratov/queue/{traced.Floor.Office}/issue-ticket", Ticket);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("position").GetInt64();
    }
}
