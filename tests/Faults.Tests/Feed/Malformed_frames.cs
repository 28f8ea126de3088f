using System.Net;
using System.Net.WebSockets;
using System.Text;
using OpsHub.ClientHub.Tests.Host;
using OpsHub.Faults.Tests.Fuzz;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using Xunit.Abstractions;

namespace OpsHub.Faults.Tests.Feed;

/// <summary>Clients of the feed that send what no client sends.</summary>
public sealed class Malformed_frames(ITestOutputHelper output) : IDisposable
{
    private const int Clients = 200, FramesEach = 10;
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    private static readonly string Wall = $"wall/{Scene.Company}";

    private static readonly string[] Frames =
    [
        "{}", "[]", "null", "{\"type\":1}", "{\"type\":99}", "{\"type\":-1}", "{\"type\":\"1\"}", "{\"type\":6}", "{\"type\":7}", "{\"type\":3,\"invocationId\":\"1\"}", "{\"type\":5,\"invocationId\":\"nothing\"}",
        "{\"type\":1,\"target\":\"Subscribe\",\"arguments\":[]}", "{\"type\":1,\"target\":\"Subscribe\",\"arguments\":[1,2,3]}", "{\"type\":1,\"invocationId\":\"1\",\"target\":\"Subscribe\",\"arguments\":[null,null,null]}",
        "{\"type\":1,\"target\":\"Subscribe\",\"arguments\":[\"wall/faults\",\"x\",-1]}", "{\"type\":1,\"target\":\"Subscribe\",\"arguments\":[\"wall/faults\",null,9223372036854775807]}",
        "{\"type\":1,\"invocationId\":\"2\",\"target\":\"OnConnectedAsync\",\"arguments\":[]}", "{\"type\":1,\"target\":\"Dispose\",\"arguments\":[]}", "{\"type\":4,\"invocationId\":\"3\",\"target\":\"Subscribe\",\"arguments\":[\"wall/faults\",null,null]}",
        "{\"type\":1,\"target\":\"Unsubscribe\",\"arguments\":[null]}", "{\"type\":1,\"target\":\"Unsubscribe\",\"arguments\":[\"wall/faults\"]}", "{\"type\":1,\"target\":\"Subscribe\",\"arguments\":[\"wall/../..\",null,null]}",
        "{\"type\":1,\"target\":\"Subscribe\",\"arguments\":[\"\\ud800\",null,null]}", "{\"type\":1,\"target\":\"Subscribe\",\"arguments\":[\"screen/faults/o1\",\"\",0]}", "{\"protocol\":\"json\",\"version\":1}",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-frames-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Harm_nobody_but_their_sender()
    {
        var seed = Chance.Seeded(output).Next();
        using var hub = await ServedHub.Start($"sqlite:{Path.Combine(_folder.FullName, "log.db")}", _folder.FullName);
        var key = await EdgeClient.IssueKey(hub.Address, await hub.Password());
        using var http = EdgeClient.With(hub.Address, key);
        var load = new Load(new Scene(1, default), new Ledger());
        foreach (var message in Scene.Setting()) await load.Insist(http, message);
        await using var reader = await FeedConnection.Open(hub.Address, new CookieContainer(), key);
        await reader.Subscribe(Wall);
        await reader.NextNews();

        await Parallel.ForEachAsync(Enumerable.Range(0, Clients), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, cancel) => await Misbehave(hub.Address, key, new Random(seed + n), cancel));

        hub.Lives.ShouldBeTrue(hub.Said);
        (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK, hub.Said);
        await load.Insist(http, new CommandMessage($"queue/{Scene.Company}/o1", "issue-ticket", "last", """{"service":"s"}"""));
        while (!(await reader.NextNews()).GetRawText().Contains("\"issued\":1,", StringComparison.Ordinal)) hub.Lives.ShouldBeTrue(hub.Said);
    }

    private static async Task Misbehave(Uri hub, string key, Random random, CancellationToken cancel)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        await socket.ConnectAsync(new Uri($"ws://{hub.Authority}/feed"), cancel);
        try
        {
            if (random.Next(5) > 0) await socket.SendAsync(Encoding.UTF8.GetBytes(Handshake), WebSocketMessageType.Text, true, cancel);
            for (var n = 0; n < FramesEach; n++) await socket.SendAsync(Frame(random), random.Next(5) == 0 ? WebSocketMessageType.Binary : WebSocketMessageType.Text, random.Next(10) > 0, cancel);
        }
        catch (WebSocketException)
        {
            // shown the door, as it should be
        }
    }

    private static byte[] Frame(Random random) => random.Next(5) switch
    {
        0 => Wild.Body(random),
        1 => Wild.Damage(Wild.Pick(Frames, random), random),
        2 => Encoding.UTF8.GetBytes($"{{\"type\":1,\"target\":\"Subscribe\",\"arguments\":[{Wild.Value(random)},{Wild.Value(random)},{Wild.Value(random)}]}}\u001e"),
        _ => Encoding.UTF8.GetBytes(Wild.Pick(Frames, random) + "\u001e"),
    };
}
