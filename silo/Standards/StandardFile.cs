using System.Collections.Immutable;
using System.Text.Json;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Standards;

/// <summary>The requirements of a standard as data of the project: <c>deploy/standards/{company}.json</c>.</summary>
/// <param name="Reasons">Why something is not kept yet, by a short word.</param>
public sealed record StandardFile(string Company, ImmutableSortedDictionary<string, string> Reasons, ImmutableArray<WrittenRequirement> Requirements)
{
    /// <summary>The lists that come with the program.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "standards");

    /// <summary>Null when there is no list for the company.</summary>
    public static StandardFile? Read(string directory, string company) =>
        Path.Combine(directory, $"{company}.json") is var file && File.Exists(file) ? JsonSerializer.Deserialize<StandardFile>(File.ReadAllBytes(file), HubJson.Options) : null;

    /// <summary>Tests by requirement, collected from the sources of the tests; empty when the file is absent.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Tests(string directory) =>
        Path.Combine(directory, "tests", "requirements.json") is var file && File.Exists(file)
            ? JsonSerializer.Deserialize<ImmutableSortedDictionary<string, ImmutableArray<string>>>(File.ReadAllBytes(file), HubJson.Options)!
            : ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
}

/// <param name="Kept">How it is kept where neither a norm nor a deadline says so.</param>
/// <param name="NotYet">Word of the reason why not.</param>
public sealed record WrittenRequirement(
    string Id, string Clause, string Kind, string Entity, string Force, string Text, ImmutableArray<KeptBy>? Kept = null, string? NotYet = null);
