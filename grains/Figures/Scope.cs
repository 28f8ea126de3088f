using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Figures;

/// <summary>
/// What a figure is about: <c>company</c>, <c>office/{office}</c>, <c>line/{line}</c>, <c>service/{office}:{service}</c>,
/// <c>window/{office}:{number}</c> or <c>operator/{operator}</c>.
/// </summary>
/// <param name="Kind">First word.</param>
/// <param name="Key">Office, line or operator; empty for a company.</param>
/// <param name="Part">Service or window within the office, or null.</param>
public sealed record Scope(string Kind, string Key, string? Part = null)
{
    public const string Company = "company", Office = "office", Line = "line", Service = "service", Window = "window", Operator = "operator";

    /// <summary>What may be written, for a refusal.</summary>
    public const string Expected = "company, office/{office}, line/{line}, service/{office}:{service}, window/{office}:{number} or operator/{operator}";

    /// <summary>The window's number, or 0.</summary>
    public int Number => Kind == Window ? int.Parse(Part!, CultureInfo.InvariantCulture) : 0;

    public static bool TryParse(string? text, [NotNullWhen(true)] out Scope? scope)
    {
        scope = text?.Split('/', 2) switch
        {
            [Company] => new Scope(Company, ""),
            [Office or Line or Operator, var key] when GrainId.IsPart(key) => new Scope(text[..^(key.Length + 1)], key),
            [Service or Window, var key] => InOffice(text[..^(key.Length + 1)], key),
            _ => null,
        };
        return scope is not null;
    }

    public override string ToString() => Kind == Company ? Company : Part is null ? $"{Kind}/{Key}" : $"{Kind}/{Key}:{Part}";

    private static Scope? InOffice(string kind, string key)
    {
        var colon = key.LastIndexOf(':');
        if (colon < 1 || !GrainId.IsPart(key[..colon]) || colon == key.Length - 1) return null;
        var part = key[(colon + 1)..];
        return kind == Window && !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : new Scope(kind, key[..colon], part);
    }
}
