using System.Collections.Immutable;
using System.Text.Json;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Standards;

/// <summary>The requirements of a standard as data of the project: <c>deploy/standards/{company}.json</c>, one requirement a line.</summary>
public sealed record StandardFile(string Company, ImmutableArray<WrittenRequirement> Requirements)
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
/// <param name="NotYet">Why it is not kept while nothing keeps it.</param>
public sealed record WrittenRequirement(
    string Id, string Clause, string Kind, string Entity, string Force, Said Text, ImmutableArray<KeptBy>? Kept = null, NotYet? NotYet = null);
