using System.Diagnostics.CodeAnalysis;

namespace OpsHub.Grains.Kernel;

/// <summary>Address of one grain, written <c>kind/company/key</c>; also the name of its stream in the log.</summary>
/// <param name="Kind">Concept, such as <c>queue</c>.</param>
/// <param name="Company">Company whose data it is; the log is partitioned by it.</param>
/// <param name="Key">Unique within kind and company. Every part is 1–100 of <c>A–Z a–z 0–9 . _ : -</c>.</param>
public readonly record struct GrainId(string Kind, string Company, string Key)
{
    public const int MaxPartLength = 100;

    /// <summary>Reads <c>kind/company/key</c>; false when a part is missing, too long or holds another character.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GrainId id)
    {
        id = default;
        if (text?.Split('/') is not [var kind, var company, var key]) return false;
        id = new GrainId(kind, company, key);
        return id.IsValid;
    }

    /// <summary>Reads <c>kind/company/key</c>.</summary>
    /// <exception cref="FormatException">The text is no grain id.</exception>
    public static GrainId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no grain id; write kind/company/key.");

    public bool IsValid => IsPart(Kind) && IsPart(Company) && IsPart(Key);

    public override string ToString() => $"{Kind}/{Company}/{Key}";

    /// <summary>Whether the text may stand as one part of a grain id.</summary>
    public static bool IsPart([NotNullWhen(true)] string? part) =>
        part is { Length: > 0 and <= MaxPartLength } && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-');
}
