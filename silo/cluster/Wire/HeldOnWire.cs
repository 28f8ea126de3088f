using System.Text.Json;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Silo.Engine;

namespace OpsHub.Cluster.Wire;

/// <summary>What a grain takes along when it moves: as a snapshot says it, at the version it stands for.</summary>
[GenerateSerializer, Alias("opshub.Held")]
internal partial struct HeldOnWire
{
    /// <summary>Version of the state's shape; another shape is left behind and read from the log.</summary>
    [Id(0)] public int Shape;

    [Id(1)] public long Version;
    [Id(2)] public int SinceSnapshot;
    [Id(3)] public byte[] State;

    /// <summary>Null when there is nothing certain to take along.</summary>
    public static HeldOnWire? Of(HeldGrain grain) => grain.State is not { } state ? null : new HeldOnWire
    {
        Shape = grain.Kind.StateVersion,
        Version = grain.Version,
        SinceSnapshot = grain.SinceSnapshot,
        State = JsonSerializer.SerializeToUtf8Bytes(state, grain.Kind.StateType, HubJson.Options),
    };

    public readonly void GiveTo(HeldGrain grain)
    {
        if (Shape != grain.Kind.StateVersion) return;
        try
        {
            (grain.State, grain.Version, grain.SinceSnapshot) = (JsonSerializer.Deserialize(State, grain.Kind.StateType, HubJson.Options), Version, SinceSnapshot);
        }
        catch (JsonException)
        {
            grain.State = null;   // only a saving: the log says the same
        }
    }
}
