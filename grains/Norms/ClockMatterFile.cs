using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Norms;

/// <summary>Appeals as norms see them, as bytes.</summary>
internal static class ClockMatterFile
{
    public static void Write(BinaryWriter to, ClockMatter matter)
    {
        to.Write((byte)matter.Family);
        to.Write(matter.Value);
        to.Write(matter.About ?? "");
        to.Write(matter.Unsolved);
        to.Write(matter.Closed);
        to.Write(matter.LeftOut);
        Write(to, matter.SeenTo);
        to.Write(matter.Id);
        foreach (var word in (ReadOnlySpan<string?>)[matter.Kind, matter.Category, matter.Office]) to.Write(word ?? "");
        ContactFile.Write(to, matter.BeganAt);
        foreach (var at in (ReadOnlySpan<Instant?>)[matter.RegisteredAt, matter.OverAt]) Write(to, at);
        to.Write(matter.Clocks.Length);
        foreach (var clock in matter.Clocks)
        {
            to.Write(clock.Name);
            to.Write(clock.Rule);
            Write(to, clock.DueAt);
            Write(to, clock.EndedAt);
            to.Write(clock.Overdue);
            to.Write(clock.Warn);
        }
    }

    public static ClockMatter Read(BinaryReader from)
    {
        var (family, value) = ((MatterFamily)from.ReadByte(), from.ReadInt32());
        var (about, unsolved, closed) = (Word(from), from.ReadBoolean(), from.ReadBoolean());
        var (leftOut, seenTo) = (from.ReadBoolean(), At(from));
        var (id, kind, category, office, began) = (from.ReadString(), Word(from), Word(from), Word(from), ContactFile.ReadInstant(from));
        var (registered, over) = (At(from), At(from));
        var clocks = Enumerable.Range(0, from.ReadInt32())
            .Select(_ => new ClockMark(string.Intern(from.ReadString()), string.Intern(from.ReadString()), At(from), At(from), from.ReadBoolean(), from.ReadBoolean())).ToImmutableArray();
        return new ClockMatter(id, kind, category, office, began, registered, clocks, over, family, value, about, unsolved, closed) { LeftOut = leftOut, SeenTo = seenTo };
    }

    private static void Write(BinaryWriter to, Instant? at)
    {
        to.Write(at is not null);
        if (at is { } known) ContactFile.Write(to, known);
    }

    private static Instant? At(BinaryReader from) => from.ReadBoolean() ? ContactFile.ReadInstant(from) : null;

    private static string? Word(BinaryReader from) => from.ReadString() is { Length: > 0 } word ? string.Intern(word) : null;
}
