using System.Text;
using NodaTime;
using OpsHub.Grains.Offices;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Profiles;

public sealed class Company_profiles
{
    /// <summary>The smallest profile there is.</summary>
    private const string Least = """
        {
          "id": "least", "name": "Наименьшая", "fullName": "Наименьшая", "timeZone": "Europe/Samara", "vocabulary": { "customer": "клиент" },
          "queue": { "waitNormMin": 15, "warnPercent": 80, "noShowS": 180, "outOfTurnHeadStartMin": { "value": 60, "invented": true }, "bookedHeadStartMin": 30 },
          "outOfTurn": [],
          "services": [{ "id": "all", "name": "Все вопросы", "letter": "А", "sharePercent": 100, "serviceMin": 7 }],
          "offices": [{ "id": "one", "name": "Первый", "shortName": "Первый", "hours": { "mon-fri": "08:00-12:00, 13:00-17:00", "sun": "09:00-10:30" }, "windows": 2, "visitorsPerDay": 40 }],
          "lines": []
        }
        """;

    [Theory]
    [InlineData("khges", 1)]
    [InlineData("saratov", 12)]
    [InlineData("samara", 39)]
    [InlineData("mordovia", 10)]
    [InlineData("vladimir", 20)]
    public void That_ship_can_be_read(string id, int offices)
    {
        var profile = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{id}.json"));

        (profile.Id, profile.Offices.Length).ShouldBe((id, offices));
    }

    [Fact]
    public void Keep_what_the_standard_states_apart_from_what_is_invented()
    {
        var profile = Parse(Least);

        (profile.Queue.WaitNormMin, profile.Queue.OutOfTurnHeadStartMin).ShouldBe((new Stated<int>(15), new Stated<int>(60, Invented: true)));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-7.7")]
    [Trait("Requirement", "SARATOV-A3-3.13")]
    public void Of_Saratov_allow_a_quarter_of_an_hour_of_waiting_and_call_people_clients()
    {
        var profile = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "saratov.json"));

        (profile.Queue.WaitNormMin, profile.Queue.RequirementId, profile.Vocabulary.Customer).ShouldBe((new Stated<int>(15), "SARATOV-A1-7.7", "клиент"));
    }

    [Fact]
    [Trait("Requirement", "MORDOVIA-8.2.1b")]
    public void Of_Mordovia_close_for_lunch()
    {
        var office = ProfileReader.Read(Path.Combine(ProfileReader.Shipped, "mordovia.json")).Offices[0];

        office.Hours.ShouldSatisfyAllConditions(
            h => h.Invented.ShouldBeFalse(),
            h => h.Value.On(new LocalDate(2026, 11, 24)).ShouldBe([
                new DayHours(IsoDayOfWeek.Tuesday, new LocalTime(8, 0), new LocalTime(12, 0)), new DayHours(IsoDayOfWeek.Tuesday, new LocalTime(13, 0), new LocalTime(17, 0))]));
    }

    [Fact]
    public void Write_hours_by_spans_of_days()
    {
        var days = Parse(Least).Offices[0].Hours.Value.Days;

        days.Length.ShouldBe(11);
        days[^1].ShouldBe(new DayHours(IsoDayOfWeek.Sunday, new LocalTime(9, 0), new LocalTime(10, 30)));
    }

    [Fact]
    public void Write_a_day_to_its_end_as_24_hours()
    {
        var day = Parse(Least.Replace("08:00-12:00, 13:00-17:00", "00:00-24:00")).Offices[0].Hours.Value.On(new LocalDate(2026, 11, 24)).ShouldHaveSingleItem();

        (day.Hours(), day.Holds(LocalTime.MaxValue), DayHours.EndText(day.To)).ShouldBe((24m, true, "24:00"));
        day.Ends(new LocalDate(2026, 11, 24), DateTimeZoneProviders.Tzdb["Europe/Samara"]).ShouldBe(Instant.FromUtc(2026, 11, 24, 20, 0));
    }

    [Theory]
    [InlineData("\"windows\": 2", "\"windows\": 0", "$.offices[0].windows: expected 1 to 99 windows, not 0.")]
    [InlineData("\"windows\": 2", "\"windows\": \"two\"", "$.offices[0].windows: expected a whole number.")]
    [InlineData("\"windows\": 2, ", "", "$.offices[0]: expected the fields 'windows'.")]
    [InlineData("\"windows\": 2", "\"windows\": 2, \"floors\": 3", "$.offices[0].floors: expected no field 'floors'; it is not known.")]
    [InlineData("08:00-12:00, 13:00-17:00", "08:00-13:30, 13:00-17:00", "$.offices[0].hours: expected parts of a day that do not overlap.")]
    [InlineData("08:00-12:00, 13:00-17:00", "13:00-24:00, 20:00-22:00", "$.offices[0].hours: expected parts of a day that do not overlap.")]
    [InlineData("08:00-12:00, 13:00-17:00", "24:00-08:00", "$.offices[0].hours: expected hours such as 08:00-17:00, the end after the beginning, parts separated by commas.")]
    [InlineData("08:00-12:00, 13:00-17:00", "08:00-00:00", "$.offices[0].hours: expected hours such as 08:00-17:00, the end after the beginning, parts separated by commas.")]
    [InlineData("08:00-12:00, 13:00-17:00", "17:00-08:00", "$.offices[0].hours: expected hours such as 08:00-17:00, the end after the beginning, parts separated by commas.")]
    [InlineData("mon-fri", "fri-mon", "$.offices[0].hours: expected a day or a span of days from mon to sun, such as mon-fri.")]
    [InlineData("Europe/Samara", "Europe/Samarra", "$.timeZone: expected an IANA time zone such as \"Europe/Samara\".")]
    [InlineData("\"letter\": \"А\"", "\"letter\": \"О\"", "$.services[0].letter: expected one of АБВГДЕКЛМНПРСТ.")]
    [InlineData("\"sharePercent\": 100", "\"sharePercent\": 90", "$.services: expected shares that add up to 100 per cent, not 90.")]
    [InlineData("\"id\": \"least\"", "\"id\": \"most\"", "$.id: expected the file's name, least.")]
    public void That_are_wrong_are_refused_with_the_path_and_what_is_expected(string right, string wrong, string message) =>
        Should.Throw<ProfileRefusedException>(() => Parse(Least.Replace(right, wrong))).Message.ShouldBe($"least.json: {message}");

    [Fact]
    public void That_break_off_are_refused_with_the_line() =>
        Should.Throw<ProfileRefusedException>(() => Parse(Least[..200])).Message.ShouldStartWith("least.json: $");

    [Fact]
    public void That_are_missing_are_refused_by_name() => Should.Throw<ProfileRefusedException>(() => ProfileReader.Read("nowhere/none.json")).Message.ShouldContain("nowhere/none.json");

    private static CompanyProfile Parse(string json) => ProfileReader.Parse("least.json", Encoding.UTF8.GetBytes(json));
}
