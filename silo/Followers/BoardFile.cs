using System.IO.Compression;
using System.Text.Json;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Silo.Followers;

/// <summary>Boards as they are kept: one JSON object, compressed, written part by part so that it is never whole in memory. It ends when it is disposed.</summary>
internal sealed class BoardFile : IDisposable
{
    private const int Flush = 1 << 16;   // bytes that wait in memory

    /// <summary>What a part says may be as deep as an event, and lies deeper here.</summary>
    private static readonly JsonSerializerOptions Deep = new(HubJson.Options) { MaxDepth = 64 };

    private readonly GZipStream _zip;
    private readonly Utf8JsonWriter _to;

    public BoardFile(Stream to)
    {
        _zip = Zip(to);
        _to = new Utf8JsonWriter(_zip, new JsonWriterOptions { Encoder = Deep.Encoder, MaxDepth = Deep.MaxDepth });
        _to.WriteStartObject();
        _to.WriteStartArray("parts");
    }

    public void Add(SavedPart part)
    {
        _to.WriteStartObject();
        _to.WriteNumber("view", part.View);
        _to.WriteString("name", part.Name);
        _to.WritePropertyName("state");
        _to.WriteRawValue(part.State, skipInputValidation: true);
        _to.WriteEndObject();
        if (_to.BytesPending > Flush) _to.Flush();
    }

    /// <summary>Writes what is no part of a view.</summary>
    public void End(BoardCut cut)
    {
        _to.WriteEndArray();
        _to.WriteNumber("position", cut.Position);
        _to.WriteStartArray("boards");
        foreach (var board in cut.Boards)
            if (board.Cells() is { Length: > 0 } cells) JsonSerializer.Serialize(_to, new KeptBoard(board.Name, cells), Deep);
        _to.WriteEndArray();
        _to.WriteEndObject();
    }

    public void Dispose()
    {
        _to.Dispose();
        _zip.Dispose();
    }

    /// <summary>What was written, before anything is made of it.</summary>
    public static Kept Read(ReadOnlySpan<byte> saved)
    {
        using var zip = new GZipStream(new MemoryStream(saved.ToArray()), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Kept>(zip, Deep)!;
    }

    /// <summary>The same as bytes.</summary>
    public static byte[] Write(Kept kept)
    {
        using var bytes = new MemoryStream();
        using (var zip = Zip(bytes)) JsonSerializer.Serialize(zip, kept, Deep);
        return bytes.ToArray();
    }

    private static GZipStream Zip(Stream to) => new(to, CompressionLevel.Fastest, leaveOpen: true);

    /// <param name="Parts">Of all views, in any order.</param>
    /// <param name="Position">Up to which every fact is in it.</param>
    /// <param name="Boards">Those with written cells.</param>
    internal sealed record Kept(KeptPart[] Parts, long Position, KeptBoard[] Boards);

    internal sealed record KeptPart(int View, string Name, JsonElement State);

    internal sealed record KeptBoard(string Name, KeptCell[] Cells);
}
