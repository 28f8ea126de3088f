using System.Collections.Immutable;

namespace OpsHub.Grains.Deadlines;

/// <summary>Which of several rules holds: the one for VIP customers before the one for a channel, that before the one for a category, that before the general one.</summary>
public static class RuleChoice
{
    public static int Specificity(DeadlineRule rule) => (rule.VipOnly ? 4 : 0) + (rule.Channels is null ? 0 : 2) + (rule.Categories is null ? 0 : 1);

    public static bool Covers(DeadlineRule rule, DeadlineSubject subject) =>
        (!rule.VipOnly || subject.Vip) && Names(rule.Channels, subject.Channel) && Names(rule.Categories, subject.Category);

    /// <summary>From rules of one kind, the most specific first.</summary>
    internal static IEnumerable<DeadlineRule> Of(ImmutableArray<DeadlineRule> sorted, DeadlineSubject subject) =>
        sorted.Where(rule => Covers(rule, subject)).DistinctBy(rule => rule.Clock);

    /// <summary>Whether two rules could both hold for one subject with nothing to tell them apart.</summary>
    public static bool Clash(DeadlineRule one, DeadlineRule other) =>
        one.Clock == other.Clock && Specificity(one) == Specificity(other) && one.Kinds.Intersect(other.Kinds).Any() && Meet(one.Channels, other.Channels) && Meet(one.Categories, other.Categories);

    private static bool Names(ImmutableArray<string>? listed, string? given) => listed is not { } all || (given is not null && all.Contains(given));

    private static bool Meet(ImmutableArray<string>? one, ImmutableArray<string>? other) => one is not { } a || other is not { } b || a.Intersect(b).Any();
}
