using System.Text.Json;
using System.Text.Json.Serialization;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.ClientHub.Json;

/// <summary>The hub's JSON dialect for what comes from outside: unknown and repeated members are refused, so that a misspelt field is never lost in silence.</summary>
internal static class StrictJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(HubJson.Options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
