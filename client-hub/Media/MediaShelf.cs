using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using OpsHub.Grains.Kernel;

namespace OpsHub.ClientHub.Media;

/// <summary>A file that a screen may show.</summary>
/// <param name="Name">File name.</param>
/// <param name="Address">Where it is served; changes when the file does.</param>
/// <param name="Kind"><c>picture | loop</c>; a loop is shown without its sound.</param>
internal sealed record MediaItem(string Name, string Address, string Kind);

/// <summary>A file that is not shown.</summary>
/// <param name="Why"><c>kind | size | count | name</c>.</param>
internal sealed record PassedOver(string Name, string Why);

/// <summary>What lies in an office's folder and in its company's.</summary>
internal sealed class MediaShelf(IOptions<MediaOptions> options)
{
    private const string Everywhere = "all";

    /// <summary>Files of the company first, then the office's, each in the order of their names.</summary>
    public (ImmutableArray<MediaItem> Shown, ImmutableArray<PassedOver> PassedOver) Of(string company, string office)
    {
        var (shown, passedOver) = (ImmutableArray.CreateBuilder<MediaItem>(), ImmutableArray.CreateBuilder<PassedOver>());
        foreach (var (place, file) in FilesOf(company, Everywhere).Concat(FilesOf(company, office)))
        {
            if (WhyNot(file) is { } why) passedOver.Add(new PassedOver(file.Name, why));
            else if (shown.Count >= options.Value.MaxFiles) passedOver.Add(new PassedOver(file.Name, "count"));
            else shown.Add(new MediaItem(file.Name, AddressOf(company, place, file), MediaKind.Of(file)!.Type.StartsWith("video/", StringComparison.Ordinal) ? "loop" : "picture"));
        }
        return (shown.ToImmutable(), passedOver.ToImmutable());
    }

    /// <summary>Path and type of a file that may be shown, or null.</summary>
    public (string Path, string Type)? Find(string company, string place, string name) =>
        FilesOf(company, place).Select(f => f.File).FirstOrDefault(f => f.Name == name) is { } file && WhyNot(file) is null ? (file.FullName, MediaKind.Of(file)!.Type) : null;

    private IEnumerable<(string Place, FileInfo File)> FilesOf(string company, string place)
    {
        if (options.Value.Directory is not { } root || !IsFolder(company) || !IsFolder(place)) return [];
        var folder = new DirectoryInfo(Path.Combine(root, company, place));
        return folder.Exists ? folder.EnumerateFiles().Where(f => !f.Name.StartsWith('.')).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (place, f)) : [];
    }

    /// <summary>A part of an address that is a folder's name and no way out of the directory.</summary>
    private static bool IsFolder(string part) => GrainId.IsPart(part) && !part.StartsWith('.') && !part.Contains(':', StringComparison.Ordinal);

    private string? WhyNot(FileInfo file) =>
        MediaKind.Of(file) is not { } kind || !kind.Begins(file) ? "kind" : file.Length > options.Value.MaxBytes ? "size" : file.LinkTarget is not null || file.Name.Length > 100 ? "name" : null;

    private static string AddressOf(string company, string place, FileInfo file) =>
        $"/api/v1/{company}/media/{place}/{Uri.EscapeDataString(file.Name)}?v={file.LastWriteTimeUtc.Ticks:x}";
}
