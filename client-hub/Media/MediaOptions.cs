using System.ComponentModel.DataAnnotations;

namespace OpsHub.ClientHub.Media;

/// <summary>Pictures and short loops that a company shows on its hall screens.</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Directory with <c>{company}/{office}/</c> and <c>{company}/all/</c>; null or missing: no screen shows any.</summary>
    public string? Directory { get; set; }

    /// <summary>Largest file, bytes; a hall's line carries it to every screen.</summary>
    [Range(1024, 200 << 20, ErrorMessage = "Media:MaxBytes is 1024 to 209715200 bytes.")]
    public int MaxBytes { get; set; } = 20 << 20;

    /// <summary>Files of one office; more are not shown, for each has its turn once in as many minutes.</summary>
    [Range(1, 100, ErrorMessage = "Media:MaxFiles is 1 to 100.")]
    public int MaxFiles { get; set; } = 12;
}
