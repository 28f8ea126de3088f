namespace OpsHub.Silo.Visits;

/// <summary>Where a company's ended visits are sent to.</summary>
/// <param name="Company">Whose.</param>
/// <param name="Url">Address of the customer file.</param>
/// <param name="Secret">Key of the signature; the receiver knows it too.</param>
public sealed record VisitHook(string Company, Uri Url, string Secret)
{
    /// <summary>Reads <c>company=https://…</c>; null when it says something else.</summary>
    public static VisitHook? Parse(string text, string secret) =>
        text.Split('=', 2) is [var company, var url] && Grains.Kernel.GrainId.IsPart(company) && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new VisitHook(company, address!, secret)
            : null;
}
