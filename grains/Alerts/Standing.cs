using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <summary>What a look at a subject says of a rule.</summary>
public enum Verdict
{
    Holds,
    Over,

    /// <summary>Nobody can say: a figure without data, or one between the threshold and where trouble is over. Everything stays as it was.</summary>
    Unknown,
}

/// <summary>One rule at one subject, now.</summary>
public sealed record Standing(AlertRule Rule, string Subject, string SubjectName, Verdict Verdict, Reading Reading)
{
    /// <summary>Judges a figure by the rule's threshold and by where trouble is over.</summary>
    public static Verdict Judge(AlertRule rule, decimal value)
    {
        if (rule.Threshold is not { } threshold) return Verdict.Holds;
        if (Is(value, rule.Comparator, threshold)) return Verdict.Holds;
        return rule.Clear is { } clear && Is(value, rule.Comparator, clear) ? Verdict.Unknown : Verdict.Over;
    }

    private static bool Is(decimal value, Comparator comparator, decimal limit) => comparator switch
    {
        Comparator.AtMost => value <= limit,
        Comparator.LessThan => value < limit,
        Comparator.AtLeast => value >= limit,
        Comparator.MoreThan => value > limit,
        _ => throw new InvalidOperationException($"Unknown comparator {comparator}."),
    };
}
