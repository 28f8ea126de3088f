using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime.Text;
using OpsHub.ClientHub.Feed;
using OpsHub.Grains.Boards;

namespace OpsHub.ClientHub.Tests.Feed;

/// <summary>The golden feed that the dashboards' tests read too.</summary>
public sealed class Golden_frames
{
    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder(), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_written_as_the_dashboards_read_them(string name)
    {
        foreach (var golden in Read(name)["frames"]!.AsArray())
        {
            var written = JsonNode.Parse(new FrameWriter().Json(FrameOf(golden!), 1).Span)!;

            written["at"] = golden!["at"]!.DeepClone(); // the same instant, with fewer zeros
            JsonNode.DeepEquals(written, golden).ShouldBeTrue($"{written.ToJsonString()}\n{golden.ToJsonString()}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fold_to_the_golden_board(string name)
    {
        var golden = Read(name);
        JsonObject? board = null;
        var result = "";
        foreach (var frame in golden["frames"]!.AsArray())
        {
            result = Fits(board, frame!) ? "board" : "resubscribe";
            if (result == "board") board = Fold(board, frame!);
        }

        result.ShouldBe(golden["result"]!.GetValue<string>());
        JsonNode.DeepEquals(board, golden["board"]).ShouldBeTrue($"{board?.ToJsonString()}\n{golden["board"]?.ToJsonString()}");
    }

    private static bool Fits(JsonObject? board, JsonNode frame) =>
        Text(frame, "kind") == "snapshot"
        || (board is not null && Text(frame, "epoch") == Text(board, "epoch") && Number(frame, "from") <= Number(board, "seq") && Number(board, "seq") <= Number(frame, "seq"));

    private static JsonObject Fold(JsonObject? board, JsonNode frame)
    {
        var cells = Text(frame, "kind") == "snapshot" ? [] : board!["cells"]!.DeepClone().AsObject();
        foreach (var (key, cell) in frame["cells"]!.AsObject()) cells[key] = cell!.DeepClone();
        foreach (var gone in frame["gone"]!.AsArray()) cells.Remove(gone!.GetValue<string>());
        return new JsonObject { ["epoch"] = Text(frame, "epoch"), ["seq"] = Number(frame, "seq"), ["cells"] = cells };
    }

    private static Frame FrameOf(JsonNode golden) => new(
        Text(golden, "view"), Enum.Parse<FrameKind>(Text(golden, "kind"), ignoreCase: true), Text(golden, "epoch"), Number(golden, "from"), Number(golden, "seq"),
        InstantPattern.ExtendedIso.Parse(Text(golden, "at")).Value,
        golden["cells"]!.AsObject().ToImmutableSortedDictionary(c => c.Key, c => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(c.Value!.ToJsonString()), StringComparer.Ordinal),
        [.. golden["gone"]!.AsArray().Select(g => g!.GetValue<string>())]);

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static long Number(JsonNode node, string member) => node[member]!.AsValue().TryGetValue<long>(out var number) ? number : node[member]!.GetValue<int>();

    private static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), $"{name}.json")))!;

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../golden/feed"));
}
