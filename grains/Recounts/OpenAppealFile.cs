using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Recounts;

/// <summary>Open appeals as bytes.</summary>
internal static class OpenAppealFile
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static void Write(BinaryWriter to, OpenAppeal a)
    {
        foreach (var text in (ReadOnlySpan<string?>)[a.Id, a.Kind, a.Category, a.Channel, a.Office]) to.Write(text ?? "");
        to.Write(a.Vip);
        to.Write(a.Answered);
        to.Write(a.ExtendedTo is { } day ? Period.DaysBetween(Epoch, day) : int.MinValue);
        to.Write(a.Events.Length);
        foreach (var e in a.Events)
        {
            to.Write(e.Name);
            to.Write(e.At);
        }
        Write(to, a.Clocks);
        to.Write(a.Attributes?.Count ?? 0);
        foreach (var (name, value) in a.Attributes ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            to.Write(name);
            to.Write(value);
        }
    }

    public static void Write(BinaryWriter to, OpenClock[] clocks)
    {
        to.Write(clocks.Length);
        foreach (var c in clocks)
        {
            to.Write(c.Name);
            to.Write(c.Rule);
            to.Write(c.Due);
            to.Write(c.Amber);
        }
    }

    public static OpenClock[] ReadClocks(BinaryReader from, Func<string?, string?> shared)
    {
        var clocks = new OpenClock[from.ReadInt32()];
        for (var i = 0; i < clocks.Length; i++) clocks[i] = new OpenClock(shared(from.ReadString())!, shared(from.ReadString())!, from.ReadInt64(), from.ReadInt64());
        return clocks;
    }

    /// <param name="shared">Gives the one string that all share.</param>
    public static OpenAppeal Read(BinaryReader from, Func<string?, string?> shared)
    {
        string? Word() => from.ReadString() is { Length: > 0 } word ? shared(word) : null;
        var (id, kind, category, channel, office) = (from.ReadString(), Word()!, Word(), Word()!, Word());
        var (vip, answered, day) = (from.ReadBoolean(), from.ReadBoolean(), from.ReadInt32());
        var events = new OpenEvent[from.ReadInt32()];
        for (var i = 0; i < events.Length; i++) events[i] = new OpenEvent(Word()!, from.ReadInt64());
        return new OpenAppeal(id, kind, category, channel, office, vip, answered, day == int.MinValue ? null : Epoch.PlusDays(day), events, ReadClocks(from, shared), ReadAttributes(from, shared));
    }

    private static ImmutableSortedDictionary<string, string>? ReadAttributes(BinaryReader from, Func<string?, string?> shared)
    {
        var count = from.ReadInt32();
        return count == 0 ? null : Enumerable.Range(0, count).Select(_ => (Name: shared(from.ReadString())!, Value: shared(from.ReadString())!)).ToImmutableSortedDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);
    }
}
