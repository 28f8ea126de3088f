using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Tests.Appeals;

namespace OpsHub.Silo.Tests.Telephony;

/// <summary>Every example of <c>deploy/telephony/README.md</c>, sent to a running hub in the order of the page.</summary>
public sealed class Document_for_telephone_systems
{
    private const string Fence = "```";

    /// <summary>Lines of facts with what the page says becomes of them: <c>done</c>, or the words behind <c>ndjson</c>.</summary>
    private static List<(string Expected, string Fact)> Examples()
    {
        var (examples, expected) = (new List<(string, string)>(), (string?)null);
        foreach (var line in File.ReadLines(Path.Combine(Checkout(), "deploy", "telephony", "README.md")))
        {
            if (line.StartsWith(Fence + "ndjson", StringComparison.Ordinal)) expected = line[(Fence.Length + "ndjson".Length)..].Trim() is { Length: > 0 } said ? said : "done";
            else if (line.StartsWith(Fence, StringComparison.Ordinal)) expected = null;
            else if (expected is not null) examples.Add((expected, line));
        }
        return examples;
    }

    [Fact]
    public async Task Says_what_the_hub_does()
    {
        await using var desk = await ServedDesk.Start();
        var examples = Examples();
        var body = new StringContent(string.Join('\n', examples.Select(e => e.Fact)), Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };

        var answer = await desk.Client.PostAsync(new Uri("/api/v1/saratov/facts", UriKind.Relative), body, CancellationToken.None);

        var told = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        told.Select(Outcome).ShouldBe(examples.Select(e => $"{Id(e.Fact)} {e.Expected}"));
    }

    [Fact]
    public void Shows_every_fact_of_calls_and_operators()
    {
        var shown = Examples().Select(e => JsonDocument.Parse(e.Fact).RootElement).Select(f => (f.GetProperty("grain").GetString()!.Split('/')[0], f.GetProperty("fact").GetString()!)).ToHashSet();

        Concepts.Catalog.Commands.Where(c => c.Key.Kind is "caller" or "line" && typeof(IFact).IsAssignableFrom(c.Value)).Select(c => c.Key).Where(c => !shown.Contains(c)).ShouldBeEmpty();
    }

    private static string Outcome(JsonElement told) =>
        $"{told.GetProperty("id").GetString()} {told.GetProperty("outcome").GetString()}{(told.TryGetProperty("code", out var code) ? $" {code.GetString()}" : "")}";

    private static string Id(string fact) => JsonDocument.Parse(fact).RootElement.GetProperty("id").GetString()!;

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OpsHub.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a checkout.");
        return folder.FullName;
    }
}
