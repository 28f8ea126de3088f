using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using NodaTime.Text;
using OpsHub.Grains.Boards;

namespace OpsHub.ClientHub.Feed;

/// <summary>Writes frames: as JSON, and as the SignalR message <c>frame</c>, once for all who get it. One thread.</summary>
internal sealed class FrameWriter
{
    private const byte RecordSeparator = 0x1e; // Ends every message of SignalR's JSON protocol.
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    /// <summary>The frame as JSON.</summary>
    /// <param name="frame">What to write.</param>
    /// <param name="speed">Hub seconds per real second; written when it is not 1, so that screens tick alike.</param>
    public ReadOnlyMemory<byte> Json(Frame frame, double speed)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Unchecked)) Write(json, frame, speed);
        return _buffer.WrittenSpan.ToArray();
    }

    /// <summary>The invocation of <c>frame</c> on the client; its bytes are shared by all connections.</summary>
    public SharedFrame Message(Frame frame, double speed)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Unchecked))
        {
            json.WriteStartObject();
            json.WriteNumber("type", 1);
            json.WriteString("target", "frame");
            json.WriteStartArray("arguments");
            Write(json, frame, speed);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        _buffer.Write([RecordSeparator]);
        var bytes = _buffer.WrittenSpan.ToArray();
        return new SharedFrame(new SerializedHubMessage([new SerializedMessage("json", bytes)]), frame.Seq, bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, Frame frame, double speed)
    {
        json.WriteStartObject();
        json.WriteString("view", frame.View);
        json.WriteString("kind", NameOf(frame.Kind));
        json.WriteString("epoch", frame.Epoch);
        json.WriteNumber("from", frame.From);
        json.WriteNumber("seq", frame.Seq);
        json.WriteString("at", InstantPattern.ExtendedIso.Format(frame.At));
        if (speed != 1) json.WriteNumber("speed", speed);
        json.WriteStartObject("cells");
        foreach (var (key, cell) in frame.Cells)
        {
            json.WritePropertyName(key);
            json.WriteRawValue(cell.Span, skipInputValidation: true);
        }
        json.WriteEndObject();
        json.WriteStartArray("gone");
        foreach (var key in frame.Gone) json.WriteStringValue(key);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string NameOf(FrameKind kind) => kind switch
    {
        FrameKind.Snapshot => "snapshot",
        FrameKind.Delta => "delta",
        FrameKind.Heartbeat => "heartbeat",
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };
}

/// <summary>A frame ready to be written to any number of connections.</summary>
/// <param name="Message">Serialised.</param>
/// <param name="Seq">Where whoever has read it stands.</param>
/// <param name="Bytes">Size.</param>
internal sealed record SharedFrame(SerializedHubMessage Message, long Seq, int Bytes);
