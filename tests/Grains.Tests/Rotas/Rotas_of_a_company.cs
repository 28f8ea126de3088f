using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.People;
using OpsHub.Grains.Rotas;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Rotas;

public sealed class Rotas_of_a_company
{
    private static readonly ImmutableArray<IsoDayOfWeek> WorkDays = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    private static readonly Rota Offices = new(
        "offices", "Дежурство по офисам", "office-head", PagerDesk.Zone, "head",
        [
            new([new("day", WorkDays, new(8, 0), new(20, 0)), new("night", WorkDays, new(20, 0), new(8, 0))], 300),
            new([new("head", [.. WorkDays, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], LocalTime.Midnight, LocalTime.Midnight)], 600),
        ]);

    private readonly World _world = new(Scenes.Morning);

    [Theory]
    [InlineData(24, 8, 0, "day"), InlineData(24, 19, 59, "day"), InlineData(24, 20, 0, "night"), InlineData(25, 7, 59, "night"), InlineData(28, 7, 0, "night"), InlineData(28, 8, 0, ""), InlineData(30, 7, 0, "")]
    public void A_shift_belongs_to_the_day_it_begins(int day, int hour, int minute, string onDuty) =>
        string.Join(' ', OnDuty.At(Offices, 1, PagerDesk.Local(day, hour, minute))).ShouldBe(onDuty);   // the 28th is a Saturday

    [Fact]
    public void Holidays_and_replacements_hold_for_their_days_and_the_later_one_wins()
    {
        var rota = Offices with { Exceptions = [new(new(2026, 11, 24), new(2026, 11, 26)), new(new(2026, 11, 25), new(2026, 11, 26), "day", "stand-in")] };
        string At(int day, int hour) => string.Join(' ', OnDuty.At(rota, 1, PagerDesk.Local(day, hour, 0)));

        At(24, 10).ShouldBe("");
        At(25, 3).ShouldBe("");          // last night's shift began on the holiday
        At(25, 10).ShouldBe("stand-in");
        At(25, 21).ShouldBe("");
        At(26, 10).ShouldBe("day");
        OnDuty.At(rota, 9, PagerDesk.Local(26, 3, 0)).ShouldBe(["head"]);   // beyond the last step is the last
    }

    [Fact]
    public void Hours_of_the_week_without_anybody_are_told_with_the_step()
    {
        RotaGaps.Of(Offices).ShouldBe(
        [
            new(1, IsoDayOfWeek.Monday, LocalTime.Midnight, new(8, 0)),
            new(1, IsoDayOfWeek.Saturday, new(8, 0), LocalTime.Midnight),
            new(1, IsoDayOfWeek.Sunday, LocalTime.Midnight, LocalTime.Midnight),
        ]);
    }

    [Fact]
    public void Days_to_come_are_worked_out_with_holidays_and_nights()
    {
        var rota = Offices with { Exceptions = [new(new(2026, 11, 25), new(2026, 11, 26), "day", "stand-in")] };
        string Step(LocalDate day, int step) => string.Join("; ", DutyDays.Of(rota, step, day).Select(s => $"{s.From:HH}-{s.Until:HH} {string.Join('+', s.Contacts)}"));

        var days = DutyDays.Of(rota, new(2026, 11, 24), 14).ToList();

        (days.Count, days[0].Day, days[^1].Day, days[0].Steps.Length).ShouldBe((14, new LocalDate(2026, 11, 24), new LocalDate(2026, 12, 7), 2));
        Step(days[0].Day, 1).ShouldBe("00-08 night; 08-20 day; 20-00 night");
        Step(days[1].Day, 1).ShouldBe("00-08 night; 08-20 stand-in; 20-00 night");
        Step(days[4].Day, 1).ShouldBe("00-08 night; 08-00 ");   // a Saturday
        Step(days[4].Day, 2).ShouldBe("00-00 head");
    }

    [Fact]
    public void A_rota_that_nobody_could_answer_is_refused_with_the_place_of_it()
    {
        Contacts("day", "night", "head");
        Refused(Offices with { Steps = [Offices.Steps[0], new([], 300)] }).ShouldBe("steps[1].shifts: 1 to 50 shifts: without one the step is told to nobody");
        Refused(Offices with { Steps = [new([new("day", [], new(8, 0), new(20, 0))], 300)] }).ShouldStartWith("steps[0].shifts: days");
        Refused(Offices with { Steps = [Offices.Steps[0] with { WaitS = 5 }] }).ShouldStartWith("steps[0].waitS");
        Refused(Offices with { Owner = "stranger" }).ShouldBe("owner: contacts of this company; there is no 'stranger'");
        Refused(Offices with { Exceptions = [new(new(2026, 1, 2), new(2026, 1, 2))] }).ShouldStartWith("exceptions[0].until");
        Refused(Offices with { Exceptions = [new(new(2026, 1, 2), new(2026, 1, 3), "day", "day")] }).ShouldStartWith("exceptions[0].by");
        _world.Must(Id, new PutRota(Offices)).Length.ShouldBe(1);
        _world.Must(Id, new PutRota(Offices)).ShouldBeEmpty();
        Refused(Offices with { Id = "twin" }).ShouldBe("role: another role or office: rota 'offices' answers for this one");
    }

    [Fact]
    public void An_office_has_its_own_rota_or_the_companys()
    {
        Contacts("day", "night", "head");
        _world.Must(Id, new PutRota(Offices));
        _world.Must(Id, new PutRota(Offices with { Id = "north", Office = "01" }));
        var state = _world.State<RotasState>(Id);

        state.For("office-head", "01")!.Id.ShouldBe("north");
        state.For("office-head", "02")!.Id.ShouldBe("offices");
        state.For("office-head", null)!.Id.ShouldBe("offices");
        state.For("contact-centre-head", null).ShouldBeNull();
    }

    [Fact]
    public void A_contact_keeps_its_sealed_address_and_stays_while_a_rota_names_it()
    {
        Contacts("day", "night", "head");
        _world.Must(Id, new PutRota(Offices));
        _world.Must(Id, new PutAlertContact(Contact("day"), null, new SealedPerson(1, "c2VhbGVk"), "c-1"));
        _world.Must(Id, new PutAlertContact(Contact("day") with { PerHour = 3 }));

        _world.State<RotasState>(Id).Contacts["day"].ShouldBe(new KnownContact(Contact("day") with { PerHour = 3 }, "c-1", new SealedPerson(1, "c2VhbGVk")));
        _world.Try(Id, new RemoveAlertContact("day")).Refusal!.Code.ShouldBe("contact-on-duty");
        _world.Try(Id, new PutAlertContact(Contact("day"), new PersonDetails(Email: "a@example.org"))).Refusal!.Code.ShouldBe("not-sealed");
        _world.Must(Id, new RemoveRota("offices")).Length.ShouldBe(1);
        _world.Must(Id, new RemoveAlertContact("day")).Length.ShouldBe(1);
    }

    private static readonly GrainId Id = Grains.Rotas.Rotas.IdOf("volga");

    private static AlertContact Contact(string id) => new(id, id, PagerDesk.Zone);

    private void Contacts(params string[] ids)
    {
        foreach (var id in ids) _world.Must(Id, new PutAlertContact(Contact(id)));
    }

    private string Refused(Rota rota) => _world.Try(Id, new PutRota(rota)).Refusal.ShouldNotBeNull().Detail;
}
