using NodaTime;
using OpsHub.Grains.Figures;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Figures;

/// <summary>ADR 0127: days to which nothing happens any more take few bytes, and tell all they were told.</summary>
public sealed class Packed_days
{
    private static readonly Instant From = Scenes.Morning, To = Scenes.Morning + Duration.FromDays(1);

    private readonly DayShelf<VisitContact> _visits = new(PackedVisit.Code);
    private readonly DayShelf<CallContact> _calls = new(PackedCall.Code);

    [Fact]
    public void Visits_come_back_as_they_were()
    {
        VisitContact[] told =
        [
            new(Scenes.At(9, 0), VisitEnd.Open, "meters"),
            new(Scenes.At(8, 59) + Duration.FromNanoseconds(7), VisitEnd.Served, "contracts", 60, 65, 100_000, 3, "Иванова", "samara-01-А-1", 2, 40, [new VisitLeg("meters", 5, 600), new VisitLeg("debts", -1, 0)]),
            new(Scenes.At(9, 1), VisitEnd.Left, "meters", -3, Ticket: "samara-01-А-12"),
            new(Scenes.At(9, 2), VisitEnd.TurnedAway, "debts", Operator: "Иванова", Ticket: "б"),
        ];
        foreach (var visit in told) _visits.Add(visit.IssuedAt, visit);

        _visits.Pack(To + Duration.FromDays(1));

        _visits.Unpacked.ShouldBe(0);
        _visits.All.Select(Legs).ShouldBe(told.Select(Legs));
        _visits.Touching(From, To, named: false).Select(Legs).ShouldBe(told.Select(v => Legs(v with { Ticket = null })));

        static (VisitContact, string) Legs(VisitContact v) => (v with { Legs = default }, v.Legs.IsDefault ? "" : string.Join(',', v.Legs));
    }

    [Fact]
    public void Calls_come_back_as_they_were()
    {
        CallContact[] told =
        [
            new(Scenes.At(9, 0), CallEnd.Answered, 10, 200, "5", "1765432100.1", CallMarks.Outside | CallMarks.Lost, 4),
            new(Scenes.At(8, 0), CallEnd.Abandoned, int.MaxValue, CallContact.Unknown, null, null, Rings: short.MaxValue),
            new(Scenes.At(9, 0), CallEnd.WrapUp, 0, int.MinValue, "6", "1765432100.22"),
        ];
        foreach (var call in told) _calls.Add(call.OfferedAt, call);

        _calls.Pack(To + Duration.FromDays(1));

        _calls.All.ShouldBe(told);
        _calls.Touching(From, To, named: false).ShouldBe(told.Select(c => c with { Call = null }));
    }

    [Fact]
    public void A_record_of_a_packed_day_may_still_change()
    {
        var place = _calls.Add(Scenes.At(9, 0), new CallContact(Scenes.At(9, 0), CallEnd.Answered, 10, CallContact.Unknown, "5", "a"));
        _calls.Pack(To + Duration.FromDays(1));

        _calls.Change(place, c => c with { TalkS = 90 });
        _calls.Add(Scenes.At(9, 5), new CallContact(Scenes.At(9, 5), CallEnd.Abandoned, 10, CallContact.Unknown, null, "b"));

        _calls.All.Select(c => (c.Call, c.TalkS)).ShouldBe([("a", 90), ("b", CallContact.Unknown)]);
    }

    [Fact]
    public void What_is_kept_does_not_tell_whether_its_days_were_packed()
    {
        for (var i = 0; i < 50; i++) _calls.Add(From + Duration.FromMinutes(i * 60), new CallContact(From + Duration.FromMinutes(i * 60), CallEnd.Answered, i, i, $"{i % 3}", $"call-{i}"));
        var before = Saved();

        _calls.Pack(From + Duration.FromDays(1));

        Saved().ShouldBe(before);
        var again = new DayShelf<CallContact>(PackedCall.Code);
        again.Load(new BinaryReader(new MemoryStream(before)));
        again.All.ShouldBe(_calls.All);
    }

    [Fact]
    public void A_call_takes_no_more_than_twenty_four_bytes()
    {
        const int Calls = 5_000;
        for (var i = 0; i < Calls; i++) _calls.Add(From + Duration.FromMilliseconds(i * 7_531), new CallContact(From + Duration.FromMilliseconds(i * 7_531), CallEnd.Answered, i % 90, 120 + (i % 200), $"operator-{i % 40}", $"{1765432100 + (i * 8)}.{i}", Rings: 3));

        ((double)Saved().Length / Calls).ShouldBeLessThan(24);
    }

    private byte[] Saved()
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        _calls.Save(to);
        to.Flush();
        return bytes.ToArray();
    }
}
