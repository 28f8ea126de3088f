using NodaTime;
using OpsHub.Grains.Access;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Alerts;

public sealed class Silences_of_an_office
{
    private static readonly GrainId Own = Silences.IdOf("volga", "north"), Company = Silences.IdOf("volga", Silences.Everywhere);
    private static readonly SetSilence Works = new("works", Scenes.At(18, 0), "ремонт кондиционера", Kind: SilenceKind.Maintenance);

    private readonly AlertDesk _desk = new(AlertDesk.Rule);

    [Fact]
    public void An_alert_in_silence_fires_is_counted_and_says_why_it_is_quiet()
    {
        _desk.World.Must(Office.IdOf("volga", "north"), new RegisterOffice(Scenes.Details("Северное")));
        _desk.World.Must(Own, Works);
        _desk.Fire();

        var book = BoardBook.Of(_desk.World.Facts);
        book.Cell<AlertCountsCell>("alerts/volga/north", "counts").ShouldBe(new AlertCountsCell(1, 0, 0, 1, 0, 0, 0));
        book.Cell<AlertCell>("alerts/volga", $"alert/{_desk.Id.Key}").SilencedBy.ShouldBe(new SilencedCell("works", SilenceKind.Maintenance, "ремонт кондиционера", "test", Scenes.At(18, 0)));

        _desk.World.AdvanceTo(Scenes.At(18, 0));
        BoardBook.Of(_desk.World.Facts).Cell<AlertCountsCell>("alerts/volga", "counts").Unaccepted.ShouldBe(1);
    }

    [Fact]
    public void A_silence_of_one_office_leaves_the_others_loud()
    {
        _desk.World.Must(Silences.IdOf("volga", "south"), Works);
        _desk.Fire();
        BoardBook.Of(_desk.World.Facts).Cell<AlertCountsCell>("alerts/volga", "counts").Unaccepted.ShouldBe(1);

        _desk.World.Must(Company, Works);
        BoardBook.Of(_desk.World.Facts).Cell<AlertCountsCell>("alerts/volga", "counts").Silenced.ShouldBe(1);
        Places.OfficeOf(Company).ShouldBeNull();
        Places.OfficeOf(Own).ShouldBe("north");
    }

    [Fact]
    public void Comes_back_each_week_in_local_time_and_is_over_at_its_end()
    {
        var night = new WeeklyHours([IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday], new LocalTime(22, 0), new LocalTime(6, 0), Scenes.Samara);
        _desk.World.Must(Own, Works with { Until = Scenes.Morning + Duration.FromDays(9), Weekly = night });
        _desk.World.AdvanceTo(Scenes.Morning + Duration.FromDays(20));

        var story = _desk.World.Facts.Select(f => f.Event).OfType<SilenceEvent>().Skip(1).Select(e => (e.GetType().Name, e.At.InZone(Scenes.Samara).LocalDateTime.ToString("ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        story.ShouldBe(
        [
            ("SilenceBegan", "Tue 22:00"), ("SilencePaused", "Wed 06:00"), ("SilenceBegan", "Wed 22:00"), ("SilencePaused", "Thu 06:00"),
            ("SilenceBegan", "Tue 22:00"), ("SilencePaused", "Wed 06:00"), ("SilenceBegan", "Wed 22:00"), ("SilenceOver", "Thu 06:00"),
        ]);
    }

    [Fact]
    public void Set_anew_during_the_night_it_begins_at_once()
    {
        _desk.World.AdvanceTo(Scenes.At(23, 0));
        var night = new WeeklyHours([IsoDayOfWeek.Tuesday], new LocalTime(22, 0), new LocalTime(6, 0), Scenes.Samara);
        _desk.World.Must(Own, Works with { Until = Scenes.Morning + Duration.FromDays(30), From = Scenes.Morning, Weekly = night }).Last().ShouldBe(new SilenceBegan("works", Scenes.At(30, 0), Scenes.At(23, 0)));
    }

    [Fact]
    public void Said_twice_it_is_set_once_and_can_be_ended()
    {
        _desk.World.Must(Own, Works).Length.ShouldBe(2);
        _desk.World.Must(Own, Works).ShouldBeEmpty();
        _desk.World.Must(Own, new EndSilence("works")).ShouldHaveSingleItem().ShouldBe(new SilenceOver("works", "test", Scenes.Morning));
        _desk.World.Must(Own, new EndSilence("works")).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_silent_for_ever_or_for_no_reason()
    {
        Code(Works with { Until = Scenes.Morning + Duration.FromDays(400) }).ShouldBe("until-far");
        Code(Works with { Until = Scenes.Morning }).ShouldBe("until-past");
        Code(Works with { Reason = " " }).ShouldBe("reason-wrong");
        Code(Works with { Subject = "somewhere" }).ShouldBe("subject-wrong");
        Code(Works with { Weekly = new WeeklyHours([], LocalTime.Midnight, LocalTime.Noon, Scenes.Samara) }).ShouldBe("weekly-wrong");
        Code(Works with { Weekly = new WeeklyHours([IsoDayOfWeek.Sunday], LocalTime.Midnight, LocalTime.Noon, Scenes.Samara) }).ShouldBe("never-silent");
    }

    [Fact]
    public void All_of_a_company_is_silent_for_a_week_at_most_unless_hours_of_the_week_are_left()
    {
        var all = Silences.IdOf("volga", Silences.Everywhere);
        var month = Works with { Until = Scenes.Morning + Duration.FromDays(30) };
        string? Told(SetSilence set) => _desk.World.Try(all, set).Refusal?.Code;
        IsoDayOfWeek[] week = [.. Enum.GetValues<IsoDayOfWeek>().Except([IsoDayOfWeek.None])];

        Told(month).ShouldBe("silence-too-wide");
        Told(month with { Subject = "company" }).ShouldBe("silence-too-wide");
        Told(month with { Weekly = new WeeklyHours([.. week], LocalTime.Midnight, LocalTime.Midnight, Scenes.Samara) }).ShouldBe("silence-too-wide");
        Told(month with { Silence = "nights", Weekly = new WeeklyHours([.. week], new LocalTime(22, 0), new LocalTime(6, 0), Scenes.Samara) }).ShouldBeNull();
        Told(month with { Silence = "one", Rule = "panic" }).ShouldBeNull();
        Told(Works with { Silence = "week", Until = Scenes.Morning + Duration.FromDays(7) }).ShouldBeNull();
    }

    private string? Code(SetSilence set) => _desk.World.Try(Own, set).Refusal?.Code;
}
