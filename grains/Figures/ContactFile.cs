using NodaTime;

namespace OpsHub.Grains.Figures;

/// <summary>Instants and places of contacts as bytes.</summary>
internal static class ContactFile
{
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
}
