using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Walls.Calls;

/// <summary>A call whose wait is over.</summary>
/// <param name="OfferedAt">When the wait began: the call's place in every figure.</param>
/// <param name="HandledS">Talk and hold, or null while they last and where the source lost them.</param>
/// <param name="WrapUpS">What the operator did after it.</param>
internal sealed record EndedWait(Instant OfferedAt, bool Answered, int WaitedS, int? HandledS = null, int WrapUpS = 0);

/// <summary>Sums over the calls of a span, and over the operators' time in it.</summary>
internal sealed class CallSums
{
    public int Answered { get; set; }

    public int Abandoned { get; set; }

    /// <summary>Abandoned within <see cref="CallTally.ShortAbandonS"/>.</summary>
    public int ShortAbandoned { get; set; }

    /// <summary>Answered within the target.</summary>
    public int Within { get; set; }

    /// <summary>Abandoned within the target.</summary>
    public int AbandonedWithin { get; set; }

    /// <summary>Of the answered.</summary>
    public long WaitedS { get; set; }

    /// <summary>Answered calls whose handling is over.</summary>
    public int Handled { get; set; }

    /// <summary>Of those: talk, hold and wrap-up.</summary>
    public long HandledS { get; set; }

    /// <summary>Operators' seconds in a talk or after it.</summary>
    public long BusyS { get; set; }

    /// <summary>Operators' seconds of waiting for calls.</summary>
    public long AvailableS { get; set; }

    [JsonIgnore]
    public int Offered => Answered + Abandoned;

    public void Add(EndedWait call, int targetS)
    {
        if (call.Answered)
        {
            Answered++;
            WaitedS += call.WaitedS;
            if (call.WaitedS <= targetS) Within++;
            if (call.HandledS is { } handled) Handle(handled);
            HandledS += call.WrapUpS;
        }
        else
        {
            Abandoned++;
            if (call.WaitedS <= CallTally.ShortAbandonS) ShortAbandoned++;
            if (call.WaitedS <= targetS) AbandonedWithin++;
        }
    }

    /// <summary>A call that is among the answered has been handled.</summary>
    public void Handle(int seconds)
    {
        Handled++;
        HandledS += seconds;
    }

    public void Add(CallSums other)
    {
        Answered += other.Answered;
        Abandoned += other.Abandoned;
        ShortAbandoned += other.ShortAbandoned;
        Within += other.Within;
        AbandonedWithin += other.AbandonedWithin;
        WaitedS += other.WaitedS;
        Handled += other.Handled;
        HandledS += other.HandledS;
        BusyS += other.BusyS;
        AvailableS += other.AvailableS;
    }

    public static CallSums Of(IEnumerable<CallSums> parts)
    {
        var sums = new CallSums();
        foreach (var part in parts) sums.Add(part);
        return sums;
    }

    public CallFiguresCell Cell() => new(
        Offered, Answered, Within, Abandoned, ShortAbandoned, Rounded.Percent(Within, Offered), Rounded.Percent(Within + AbandonedWithin, Offered), Rounded.Mean(WaitedS, Answered),
        Rounded.Percent(Abandoned, Offered), Rounded.Mean(HandledS, Handled), Rounded.Percent(BusyS, BusyS + AvailableS));

    public CallsQuarterCell Quarter(string line, Instant from) =>
        new(line, from, Offered, Answered, Within, Abandoned, AbandonedWithin, ShortAbandoned, WaitedS, Handled, HandledS, BusyS, AvailableS);
}
