using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace OpsHub.Grains.Norms;

/// <summary>For whom a norm holds, and with which threshold.</summary>
internal static class Applying
{
    public const string OfficePrefix = "office/", LinePrefix = "line/", CompanyPrefix = "company/", SettlementPrefix = "settlement/";

    /// <summary>Whether the norm is about an office or a line.</summary>
    public static bool Covers(this NormStandard standard, NormRule rule, string subject)
    {
        var attributes = standard.AttributesOf(subject);
        return Selects(rule.Where, subject) && Has(rule.Where?.Attributes, attributes) && Reaches(rule.Where?.AtLeast, attributes) && Has(rule.AppliesIf, attributes);
    }

    /// <summary>The threshold for a subject on a day, in the norm's unit: by attribute, by year, the general one; or null. That of the whole company goes by its own attributes, such as its size.</summary>
    public static decimal? ThresholdOf(this NormStandard standard, NormRule rule, string? subject, LocalDate day)
    {
        var attributes = standard.AttributesOf(subject ?? CompanyPrefix + standard.Company);
        foreach (var own in rule.Thresholds ?? []) if (Has(own.When, attributes) && Reaches(own.AtLeast, attributes) && own.Season?.Holds(day) != false) return own.Threshold;
        return rule.ByYear is { } years && years.TryGetValue(day.Year, out var ofYear) ? ofYear : rule.Threshold;
    }

    private static bool Selects(NormWhere? where, string subject) => where is null || subject.StartsWith(SettlementPrefix, StringComparison.Ordinal) || (
        subject.StartsWith(OfficePrefix, StringComparison.Ordinal) ? Names(where.Offices, subject[OfficePrefix.Length..]) :
        subject.StartsWith(LinePrefix, StringComparison.Ordinal) && Names(where.Lines, subject[LinePrefix.Length..]));

    private static bool Names(ImmutableArray<string>? listed, string id) => listed is not { } all || all.Contains(id);

    private static bool Has(ImmutableSortedDictionary<string, string>? wanted, ImmutableSortedDictionary<string, string> attributes) =>
        wanted is null || wanted.All(w => attributes.GetValueOrDefault(w.Key) == w.Value);

    private static bool Reaches(ImmutableSortedDictionary<string, decimal>? wanted, ImmutableSortedDictionary<string, string> attributes) =>
        wanted is null || wanted.All(w => Number(attributes.GetValueOrDefault(w.Key)) >= w.Value);

    /// <summary>A number that somebody has told as text, or null.</summary>
    public static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
