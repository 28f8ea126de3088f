using System.Text.Json;

namespace OpsHub.Grains.Kernel.Json;

/// <summary>Whether two values say the same. Records that hold arrays compare them by reference; what they would be written as does not.</summary>
internal static class SameJson
{
    public static bool Says<T>(T one, T other)
        where T : class =>
        JsonSerializer.SerializeToUtf8Bytes(one, HubJson.Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, HubJson.Options));
}
