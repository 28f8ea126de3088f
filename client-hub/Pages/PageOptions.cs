namespace OpsHub.ClientHub.Pages;

/// <summary>The dashboards' files.</summary>
public sealed class PageOptions
{
    public const string Section = "Pages";

    /// <summary>Directory with <c>index.html</c> and its assets; null or missing: only the API is served.</summary>
    public string? Directory { get; set; }
}
