namespace OpsHub.Grains.Figures;

/// <summary>Sums over calls, from which every call metric is a quotient.</summary>
public sealed class CallTally
{
    /// <summary>An abandon after no more than this is a short one, shown apart (metrics: "abandonment").</summary>
    public const int ShortAbandonS = 5;

    /// <summary>Answered + abandoned.</summary>
    public long Offered => Answered + Abandoned;

    public long Answered { get; private set; }

    public long Abandoned { get; private set; }

    /// <summary>Abandoned within <see cref="ShortAbandonS"/>.</summary>
    public long ShortAbandoned { get; private set; }

    /// <summary>Left the line neither answered nor abandoned.</summary>
    public long NotOffered { get; private set; }

    /// <summary>Answered within the target of their line.</summary>
    public long AnsweredWithin { get; private set; }

    /// <summary>Abandoned within the target of their line.</summary>
    public long AbandonedWithin { get; private set; }

    /// <summary>Σ wait of the answered, seconds.</summary>
    public long AnsweredWaitS { get; private set; }

    /// <summary>Longest wait of an offered call, seconds.</summary>
    public int LongestWaitS { get; private set; }

    /// <summary>Answered calls whose talk is over and known.</summary>
    public long Handled { get; private set; }

    /// <summary>Σ talk of the handled, seconds.</summary>
    public long TalkS { get; private set; }

    /// <param name="call">The call.</param>
    /// <param name="targetS">T of its line, seconds.</param>
    public void Add(in CallContact call, int targetS)
    {
        if (call.End == CallEnd.NotOffered)
        {
            NotOffered++;
            return;
        }
        LongestWaitS = Math.Max(LongestWaitS, call.WaitedS);
        if (call.End == CallEnd.Abandoned) AddAbandoned(call, targetS);
        else AddAnswered(call, targetS);
    }

    private void AddAbandoned(in CallContact call, int targetS)
    {
        Abandoned++;
        if (call.WaitedS <= ShortAbandonS) ShortAbandoned++;
        if (call.WaitedS <= targetS) AbandonedWithin++;
    }

    private void AddAnswered(in CallContact call, int targetS)
    {
        Answered++;
        AnsweredWaitS += call.WaitedS;
        if (call.WaitedS <= targetS) AnsweredWithin++;
        if (call.TalkS == CallContact.Unknown) return;
        Handled++;
        TalkS += call.TalkS;
    }
}
