using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Silo.Outages.Feeds;

/// <summary>The file that says which lists of outages are read (<c>deploy/outages/README.md</c>).</summary>
internal static class FeedFile
{
    /// <summary>A member that is not known is a slip of the pen, not something to pass over.</summary>
    private static readonly JsonSerializerOptions Strict = new(HubJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>The sources, or what is wrong and what to write instead.</returns>
    public static (ImmutableArray<FeedSource> Sources, string? Problem) Read(string path)
    {
        try
        {
            var sources = JsonSerializer.Deserialize<ImmutableArray<FeedSource>>(File.ReadAllBytes(path), Strict);
            if (sources.IsDefaultOrEmpty) return ([], $"{path}: no source; write a list with at least one.");
            var problem = sources.Select((source, n) => Problem(source) is { } wrong ? $"{path}, source {n + 1} ({source.Company}/{source.Id}): {wrong}" : null).FirstOrDefault(p => p is not null)
                ?? (sources.GroupBy(s => (s.Company, s.Id)).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"{path}: {twice.Key.Company}/{twice.Key.Id} stands there twice; give one another id." : null);
            return (sources, problem);
        }
        catch (JsonException wrong)
        {
            return ([], $"{path}, line {wrong.LineNumber + 1}, {wrong.Path}: {wrong.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], $"{path}: {e.Message}");
        }
    }

    private static string? Problem(FeedSource source)
    {
        if (!GrainId.IsPart(source.Company) || !GrainId.IsPart(source.Id) || source.Id.Length > 30) return "company and id are 1 to 30 letters, digits or . _ : - each.";
        if (!source.Url.IsAbsoluteUri || source.Url.Scheme is not ("http" or "https")) return $"url '{source.Url}' is not http://… or https://….";
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(source.Zone) is null) return $"zone '{source.Zone}' is unknown; write one such as Europe/Samara.";
        if (source.TokenFrom is { } variable && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))) return $"set {variable} in the environment to the token of the source.";
        if (source.Map is { Place: null, Street: null, Words: null }) return "map names no place, street or words: nobody could say where it is.";
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(source, new ValidationContext(source), faults, validateAllProperties: true) ? null : faults[0].ErrorMessage;
    }
}
