using System.Runtime.InteropServices;

namespace OpsHub.Bench.Feed.Screens;

/// <summary>One frame that came to a screen.</summary>
/// <param name="Seq">Sequence it carries.</param>
/// <param name="At">Ticks of <see cref="System.Diagnostics.Stopwatch"/>, which all processes of a machine share.</param>
/// <param name="Screen">Which screen, from 0.</param>
/// <param name="Bytes">Size without the WebSocket's own framing.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Receipt(long Seq, long At, int Screen, int Bytes)
{
    public static Receipt[] ReadAll(string file) => MemoryMarshal.Cast<byte, Receipt>(File.ReadAllBytes(file)).ToArray();

    public static void WriteAll(string file, ReadOnlySpan<Receipt> receipts) => File.WriteAllBytes(file, MemoryMarshal.AsBytes(receipts));
}
