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

    /// <summary>Σ wrap-up, seconds.</summary>
    public long WrapUpS { get; private set; }

    /// <summary>Wrap-ups told.</summary>
    public long WrapUps { get; private set; }

    /// <summary>Ended in the menu.</summary>
    public long InMenu { get; private set; }

    /// <summary>Of those, served there.</summary>
    public long ServedInMenu { get; private set; }

    /// <summary>Offered outside the line's hours; in no other figure but those of the menu.</summary>
    public long OutsideHours { get; private set; }

    /// <summary>Calls whose source never told the end.</summary>
    public long Lost { get; private set; }

    /// <summary>Outbound calls that were answered or given up.</summary>
    public long Outbound { get; private set; }

    /// <summary>Of those, answered by the customer.</summary>
    public long OutboundAnswered { get; private set; }

    /// <param name="call">The call.</param>
    /// <param name="targetS">T of its line, seconds.</param>
    public void Add(in CallContact call, int targetS)
    {
        if (call.Is(CallMarks.Lost)) Lost++;
        if (call.End is CallEnd.Answered or CallEnd.Abandoned && !call.Is(CallMarks.Outside)) AddOffered(call, targetS);
        else AddOther(call);
    }

    private void AddOther(in CallContact call)
    {
        switch (call.End)
        {
            case CallEnd.NotOffered: NotOffered++; break;
            case CallEnd.Menu:
                InMenu++;
                if (call.Is(CallMarks.Served)) ServedInMenu++;
                break;
            case CallEnd.WrapUp when !call.Is(CallMarks.Outside):
                WrapUps++;
                WrapUpS += call.TalkS;
                break;
            case CallEnd.WrapUp or CallEnd.Lookup: break;
            case CallEnd.OutboundAnswered or CallEnd.OutboundUnanswered:
                Outbound++;
                if (call.End == CallEnd.OutboundAnswered) OutboundAnswered++;
                break;
            default: OutsideHours++; break;
        }
    }

    private void AddOffered(in CallContact call, int targetS)
    {
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
