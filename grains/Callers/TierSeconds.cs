namespace OpsHub.Grains.Callers;

/// <summary>How long a call was on each tier (domain.md "Phone"): 0 the menu, 1 simple questions, 2 complex ones, 3 the back office. Waiting and talking count alike.</summary>
/// <param name="Tier0">Seconds in the menu.</param>
/// <param name="Tier1">Seconds on tier 1.</param>
/// <param name="Tier2">Seconds on tier 2.</param>
/// <param name="Tier3">Seconds on tier 3.</param>
public readonly record struct TierSeconds(int Tier0, int Tier1, int Tier2, int Tier3)
{
    /// <summary>The last tier there is.</summary>
    public const int Last = 3;

    public TierSeconds With(int tier, int seconds) => tier switch
    {
        0 => this with { Tier0 = Tier0 + seconds },
        1 => this with { Tier1 = Tier1 + seconds },
        2 => this with { Tier2 = Tier2 + seconds },
        Last => this with { Tier3 = Tier3 + seconds },
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "Tiers are 0 to 3."),
    };
}
