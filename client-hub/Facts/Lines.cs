using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace OpsHub.ClientHub.Facts;

/// <summary>One line of a body.</summary>
/// <param name="Number">From 1; empty lines count and are passed over.</param>
/// <param name="Bytes">Without its end; of a line that is too long only the beginning.</param>
/// <param name="TooLong">Whether it was cut.</param>
internal readonly record struct Line(int Number, ReadOnlyMemory<byte> Bytes, bool TooLong);

/// <summary>Reads lines as they arrive, holding no more than one of them.</summary>
internal static class Lines
{
    public static async IAsyncEnumerable<Line> Read(PipeReader body, int maxBytes, [EnumeratorCancellation] CancellationToken cancel)
    {
        var number = 0;
        byte[]? cut = null; // Beginning of a line that is too long, while its rest passes by.
        while (true)
        {
            var read = await body.ReadAsync(cancel);
            var left = read.Buffer;
            while (TryTake(ref left, read.IsCompleted, out var taken))
            {
                number++;
                var line = cut is null && taken.Length <= maxBytes ? new Line(number, Trim(taken), false) : new Line(number, cut ?? Head(taken, maxBytes), true);
                cut = null;
                if (line.Bytes.Length > 0) yield return line;
            }
            if (left.Length > maxBytes)
            {
                cut ??= Head(left, maxBytes);
                left = left.Slice(left.End);
            }
            body.AdvanceTo(left.Start, left.End);
            if (!read.IsCompleted) continue;
            if (cut is not null) yield return new Line(number + 1, cut, true);
            yield break;
        }
    }

    /// <summary>Takes a line with its end; at the end of the body the rest is a line too.</summary>
    private static bool TryTake(ref ReadOnlySequence<byte> left, bool isLast, out ReadOnlySequence<byte> line)
    {
        line = default;
        if (left.PositionOf((byte)'\n') is { } end)
        {
            line = left.Slice(0, end);
            left = left.Slice(left.GetPosition(1, end));
            return true;
        }
        if (!isLast || left.IsEmpty) return false;
        line = left;
        left = left.Slice(left.End);
        return true;
    }

    private static byte[] Head(ReadOnlySequence<byte> line, int maxBytes) => line.Slice(0, Math.Min(line.Length, Math.Min(maxBytes, 4096))).ToArray();

    private static ReadOnlyMemory<byte> Trim(ReadOnlySequence<byte> line)
    {
        var bytes = line.ToArray().AsMemory();
        return bytes.Trim((byte)'\r').Trim((byte)' ');
    }
}
