namespace OpsHub.ClientHub.Media;

/// <summary>A kind of file that every kiosk browser shows; none of them can run anything.</summary>
/// <param name="Type">Media type under which it is served.</param>
/// <param name="Mark">What its content begins with; a question mark stands for any byte.</param>
internal sealed record MediaKind(string Type, string Mark)
{
    private static readonly Dictionary<string, MediaKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = new("image/png", "\u0089PNG\r\n\u001a\n"),
        [".jpg"] = new("image/jpeg", "\u00ff\u00d8\u00ff"),
        [".jpeg"] = new("image/jpeg", "\u00ff\u00d8\u00ff"),
        [".webp"] = new("image/webp", "RIFF????WEBP"),
        [".avif"] = new("image/avif", "????ftypavi"),
        [".webm"] = new("video/webm", "\u001aE\u00df\u00a3"),
        [".mp4"] = new("video/mp4", "????ftyp"),
    };

    /// <summary>The kind that a file's name says, or null.</summary>
    public static MediaKind? Of(FileInfo file) => Kinds.GetValueOrDefault(file.Extension);

    /// <summary>Whether the content is what the name says; false also where the file cannot be read.</summary>
    public bool Begins(FileInfo file)
    {
        Span<byte> first = stackalloc byte[16];
        try
        {
            using var content = file.OpenRead();
            first = first[..content.ReadAtLeast(first, Mark.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
        if (first.Length < Mark.Length) return false;
        for (var i = 0; i < Mark.Length; i++)
            if (Mark[i] != '?' && Mark[i] != first[i]) return false;
        return true;
    }
}
