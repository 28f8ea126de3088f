namespace OpsHub.Grains.Figures;

/// <summary>Sums over those who wait at one instant; called ones are excluded.</summary>
public sealed class WaitingTally
{
    /// <summary>Whether every source of the scope is believed; a stalled or frozen display is not.</summary>
    public bool Believed { get; private set; } = true;

    public long Waiting { get; private set; }

    /// <summary>Those whose waits are known; a display shows only how many wait.</summary>
    public long Timed { get; private set; }

    /// <summary>Σ wait of the timed so far, seconds.</summary>
    public long WaitS { get; private set; }

    /// <summary>Longest wait of the timed so far, seconds.</summary>
    public long LongestS { get; private set; }

    /// <summary>Timed ones who have waited longer than the norm.</summary>
    public long OverNorm { get; private set; }

    /// <param name="waitedS">Wait so far, seconds.</param>
    /// <param name="normS">Longest wait the standard allows, or null where there is no norm.</param>
    public void Add(long waitedS, int? normS)
    {
        Waiting++;
        Timed++;
        WaitS += waitedS;
        LongestS = Math.Max(LongestS, waitedS);
        if (waitedS > normS) OverNorm++;
    }

    /// <summary>Adds people of whom only the number is shown.</summary>
    public void AddShown(int waiting, bool believed)
    {
        Waiting += waiting;
        Believed &= believed;
    }
}
