namespace OpsHub.ClientHub.Metrics;

/// <summary>What an instrument's measurements are told apart by, said where the instrument is made: the table of metrics is written from it, and no series may have other labels.</summary>
public static class Labels
{
    /// <summary>Tag of the instrument that holds them.</summary>
    public const string Tag = "labels";

    /// <param name="names">In order; <c>office|line</c> is one or the other.</param>
    public static KeyValuePair<string, object?>[] By(params string[] names) => [new(Tag, string.Join(' ', names))];
}
