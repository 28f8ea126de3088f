using System.Collections.Immutable;

namespace OpsHub.Grains.Norms;

/// <summary>For whom a norm holds, and with which threshold.</summary>
internal static class Applying
{
    public const string OfficePrefix = "office/", LinePrefix = "line/", CompanyPrefix = "company/";

    /// <summary>Whether the norm is about an office or a line.</summary>
    public static bool Covers(this NormStandard standard, NormRule rule, string subject)
    {
        var attributes = standard.AttributesOf(subject);
        return Selects(rule.Where, subject) && Has(rule.Where?.Attributes, attributes) && Has(rule.AppliesIf, attributes);
    }

    /// <summary>The threshold for a subject in a year, in the norm's unit: by attribute, by year, the general one; or null.</summary>
    public static decimal? ThresholdOf(this NormStandard standard, NormRule rule, string? subject, int year)
    {
        var attributes = subject is null ? ImmutableSortedDictionary<string, string>.Empty : standard.AttributesOf(subject);
        foreach (var own in rule.Thresholds ?? []) if (Has(own.When, attributes)) return own.Threshold;
        return rule.ByYear is { } years && years.TryGetValue(year, out var ofYear) ? ofYear : rule.Threshold;
    }

    private static bool Selects(NormWhere? where, string subject) => where is null || (
        subject.StartsWith(OfficePrefix, StringComparison.Ordinal) ? Names(where.Offices, subject[OfficePrefix.Length..]) :
        subject.StartsWith(LinePrefix, StringComparison.Ordinal) && Names(where.Lines, subject[LinePrefix.Length..]));

    private static bool Names(ImmutableArray<string>? listed, string id) => listed is not { } all || all.Contains(id);

    private static bool Has(ImmutableSortedDictionary<string, string>? wanted, ImmutableSortedDictionary<string, string> attributes) =>
        wanted is null || wanted.All(w => attributes.GetValueOrDefault(w.Key) == w.Value);
}
