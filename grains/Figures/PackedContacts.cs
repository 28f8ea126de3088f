using System.Collections.Immutable;

namespace OpsHub.Grains.Figures;

/// <summary>A call in about fifteen bytes and what its id does not share with the one before.</summary>
internal sealed class PackedCall : IPackedRecord<CallContact>
{
    public static PackedCall Code { get; } = new();

    public void Write(PackWriter to, in CallContact call)
    {
        to.At(call.OfferedAt);
        to.Byte((byte)call.End);
        to.Number(call.WaitedS);
        to.Number(call.TalkS);
        to.Word(call.Operator);
        to.Id(call.Call);
        to.Byte((byte)call.Marks);
        to.Number(call.Rings);
    }

    public CallContact Read(PackReader from) =>
        new(from.At(), (CallEnd)from.Byte(), from.Int(), from.Int(), from.Word(), from.Id(), (CallMarks)from.Byte(), (short)from.Number());
}

/// <summary>A visit in some bytes more than a call, and what its ticket does not share with the one before.</summary>
internal sealed class PackedVisit : IPackedRecord<VisitContact>
{
    public static PackedVisit Code { get; } = new();

    public void Write(PackWriter to, in VisitContact visit)
    {
        to.At(visit.IssuedAt);
        to.Byte((byte)visit.End);
        to.Word(visit.Service);
        to.Number(visit.CalledAfterS);
        to.Number(visit.StartedAfterS);
        to.Number(visit.ServiceS);
        to.Number(visit.Window);
        to.Word(visit.Operator);
        to.Id(visit.Ticket);
        to.Number(visit.Topics);
        to.Number(visit.LegWaitS);
        Write(to, visit.Legs);
    }

    public VisitContact Read(PackReader from) => new(
        from.At(), (VisitEnd)from.Byte(), from.Word()!, from.Int(), from.Int(), from.Int(), from.Int(), from.Word(), from.Id(), from.Int(), from.Int(), ReadLegs(from));

    private static void Write(PackWriter to, ImmutableArray<VisitLeg> legs)
    {
        to.Number(legs.IsDefault ? 0 : legs.Length);
        if (legs.IsDefault) return;
        foreach (var leg in legs)
        {
            to.Word(leg.Service);
            to.Number(leg.WaitS);
            to.Number(leg.ServiceS);
        }
    }

    private static ImmutableArray<VisitLeg> ReadLegs(PackReader from)
    {
        var count = from.Int();
        return count == 0 ? default : [.. Enumerable.Range(0, count).Select(_ => new VisitLeg(from.Word()!, from.Int(), from.Int()))];
    }
}
