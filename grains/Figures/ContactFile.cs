using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>Contacts as bytes: about 40 a call, 60 a visit.</summary>
internal static class ContactFile
{
    public static void Write(BinaryWriter to, CallContact call)
    {
        Write(to, call.OfferedAt);
        to.Write((byte)call.End);
        to.Write(call.WaitedS);
        to.Write(call.TalkS);
        to.Write(call.Operator ?? "");
        to.Write(call.Call ?? "");
        to.Write((byte)call.Marks);
        to.Write(call.Rings);
    }

    public static CallContact ReadCall(BinaryReader from) =>
        new(ReadInstant(from), (CallEnd)from.ReadByte(), from.ReadInt32(), from.ReadInt32(), ReadText(from), ReadId(from), (CallMarks)from.ReadByte(), from.ReadInt16());

    public static void Write(BinaryWriter to, VisitContact visit)
    {
        Write(to, visit.IssuedAt);
        to.Write((byte)visit.End);
        to.Write(visit.Service);
        to.Write(visit.CalledAfterS);
        to.Write(visit.StartedAfterS);
        to.Write(visit.ServiceS);
        to.Write(visit.Window);
        to.Write(visit.Operator ?? "");
        to.Write(visit.Ticket ?? "");
        to.Write(visit.Topics);
        to.Write(visit.LegWaitS);
        to.Write((byte)(visit.Legs.IsDefault ? 0 : visit.Legs.Length));
        if (visit.Legs.IsDefault) return;
        foreach (var leg in visit.Legs)
        {
            to.Write(leg.Service);
            to.Write(leg.WaitS);
            to.Write(leg.ServiceS);
        }
    }

    public static VisitContact ReadVisit(BinaryReader from) =>
        new(ReadInstant(from), (VisitEnd)from.ReadByte(), string.Intern(from.ReadString()), from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), ReadText(from), ReadId(from), from.ReadInt32(), from.ReadInt32(), ReadLegs(from));

    private static ImmutableArray<VisitLeg> ReadLegs(BinaryReader from)
    {
        var count = from.ReadByte();
        return count == 0 ? default : [.. Enumerable.Range(0, count).Select(_ => new VisitLeg(string.Intern(from.ReadString()), from.ReadInt32(), from.ReadInt32()))];
    }

    public static void Write<T>(BinaryWriter to, DayShelf<T>.Place place)
        where T : struct
    {
        to.Write(place.Day);
        to.Write(place.Index);
    }

    public static DayShelf<T>.Place ReadPlace<T>(BinaryReader from)
        where T : struct => new(from.ReadInt32(), from.ReadInt32());

    public static void Write(BinaryWriter to, Instant at) => to.Write((at - NodaConstants.UnixEpoch).ToInt64Nanoseconds());

    public static Instant ReadInstant(BinaryReader from) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(from.ReadInt64());

    private static string? ReadId(BinaryReader from) => from.ReadString() is { Length: > 0 } text ? text : null;

    private static string? ReadText(BinaryReader from) => from.ReadString() is { Length: > 0 } text ? string.Intern(text) : null;
}
