using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Offices;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Profiles;

/// <summary>Addresses, hours and numbers as each document prints them, copied from it by hand: whoever changes a profile changes its document first.</summary>
public sealed class Places_of_the_documents
{
    private const string Lunch = "mon-fri 08:00-12:00, 13:00-17:00";

    [Theory]
    [InlineData("01", "ул. Мира, д. 61а", "individual", "mon-fri 08:00-18:00; sat 10:00-15:00")]
    [InlineData("01", "ул. Мира, д. 61а", "legal", "mon-fri 08:30-17:30")]
    [InlineData("02", "ул. Чайковского, 38д", "individual", "mon-fri 08:30-17:30")]
    [InlineData("02", "ул. Чайковского, 38д", "legal", "mon-fri 08:30-17:30")]
    [InlineData("03", "ул. Верхняя Дуброва, д. 26г", "individual", "mon-fri 08:30-17:30")]
    [InlineData("03", "ул. Верхняя Дуброва, д. 26г", "legal", "")]
    [InlineData("04", "ул. Юбилейная, д. 15", "individual", "mon-fri 08:30-17:30")]
    [InlineData("04", "ул. Юбилейная, д. 15", "legal", "")]
    [InlineData("05", "ул. 2-ая Народная, д. 1", "individual", "mon-fri 08:00-18:00")]
    [InlineData("05", "ул. 2-ая Народная, д. 1", "legal", "mon-fri 08:00-17:00")]
    [InlineData("06", "пр. Теплицкий, д. 37", "individual", "mon-fri 08:00-18:00")]
    [InlineData("06", "пр. Теплицкий, д. 37", "legal", "")]
    [InlineData("07", "ул. Школьная, д.6 корпус 1", "individual", "mon-fri 08:00-17:00")]
    [InlineData("07", "ул. Школьная, д.6 корпус 1", "legal", Lunch)]
    [InlineData("08", "ул. Гагарина, д. 45", "individual", "mon-fri 08:00-17:00")]
    [InlineData("08", "ул. Гагарина, д. 45", "legal", Lunch)]
    [InlineData("09", "ул. Пушкина, д. 27а", "individual", "mon-fri 08:00-17:00")]
    [InlineData("09", "ул. Пушкина, д. 27а", "legal", "")]
    [InlineData("10", "пр. Ленина, д. 49/1", "individual", "mon-fri 08:00-17:00")]
    [InlineData("10", "пр. Ленина, д. 49/1", "legal", "mon-fri 08:00-17:00")]
    [InlineData("11", "ул. Строителей, д. 11", "individual", "mon-fri 08:00-17:00")]
    [InlineData("11", "ул. Строителей, д. 11", "legal", Lunch)]
    [InlineData("12", "ул. Добровольского, д. 11", "individual", "mon-fri 08:00-17:00")]
    [InlineData("12", "ул. Добровольского, д. 11", "legal", Lunch)]
    [InlineData("13", "ул. Веденеева, д. 7", "individual", Lunch)]
    [InlineData("13", "ул. Веденеева, д. 7", "legal", "")]
    [InlineData("14", "Советская площадь, д. 16", "individual", "mon-fri 08:00-17:00")]
    [InlineData("14", "Советская площадь, д. 16", "legal", Lunch)]
    [InlineData("15", "ул. Советская, д.32", "individual", Lunch)]
    [InlineData("15", "ул. Советская, д.32", "legal", "")]
    [InlineData("16", "ул. Димитрова, д. 16а", "individual", "mon-fri 08:00-17:00")]
    [InlineData("16", "ул. Димитрова, д. 16а", "legal", Lunch)]
    [InlineData("17", "ул. Парижской коммуны, д. 24", "individual", Lunch)]
    [InlineData("17", "ул. Парижской коммуны, д. 24", "legal", "")]
    [InlineData("18", "пер. Большой Советский, д. 8а", "individual", "mon-fri 08:00-17:00")]
    [InlineData("18", "пер. Большой Советский, д. 8а", "legal", Lunch)]
    [InlineData("19", "ул. Красная площадь, д. 10", "individual", "mon-fri 08:00-17:00")]
    [InlineData("19", "ул. Красная площадь, д. 10", "legal", Lunch)]
    [InlineData("20", "ул. Шибанкова, д. 54а", "individual", "")]
    [InlineData("20", "ул. Шибанкова, д. 54а", "legal", Lunch)]
    [Trait("Requirement", "VLADIMIR-APP1-01"), Trait("Requirement", "VLADIMIR-APP1-02"), Trait("Requirement", "VLADIMIR-APP1-03"), Trait("Requirement", "VLADIMIR-APP1-04")]
    [Trait("Requirement", "VLADIMIR-APP1-05"), Trait("Requirement", "VLADIMIR-APP1-06"), Trait("Requirement", "VLADIMIR-APP1-07"), Trait("Requirement", "VLADIMIR-APP1-08")]
    [Trait("Requirement", "VLADIMIR-APP1-09"), Trait("Requirement", "VLADIMIR-APP1-10"), Trait("Requirement", "VLADIMIR-APP1-11"), Trait("Requirement", "VLADIMIR-APP1-12")]
    [Trait("Requirement", "VLADIMIR-APP1-13"), Trait("Requirement", "VLADIMIR-APP1-14"), Trait("Requirement", "VLADIMIR-APP1-15"), Trait("Requirement", "VLADIMIR-APP1-16")]
    [Trait("Requirement", "VLADIMIR-APP1-17"), Trait("Requirement", "VLADIMIR-APP1-18"), Trait("Requirement", "VLADIMIR-APP1-19"), Trait("Requirement", "VLADIMIR-APP1-20")]
    [Trait("Requirement", "VLADIMIR-G2.R1a")]
    public void Of_Vladimir_are_twenty_with_hours_of_their_own_for_each_category_and_none_where_it_is_not_served(string number, string street, string category, string hours)
    {
        var office = Profile("vladimir").Offices.Single(o => o.Id == $"vladimir-{number}");

        (office.Address!.EndsWith(street, StringComparison.Ordinal), HoursOf(office, category)).ShouldBe((true, hours));
        Profile("vladimir").Offices.Length.ShouldBe(20);
    }

    [Fact]
    [Trait("Requirement", "SAMARA-3.2"), Trait("Requirement", "SAMARA-6.1a"), Trait("Requirement", "SAMARA-6.1b")]
    public void Of_Samara_are_thirty_nine_offices_at_forty_two_addresses_each_with_a_phone_and_the_places_it_serves()
    {
        var offices = Profile("samara").Offices;

        (offices.Length, offices.Sum(o => 1 + (o.Addresses?.Length ?? 0)), offices.Select(o => o.Kind).Distinct().Count()).ShouldBe((39, 42, 4));
        offices.Where(o => o.Address is null || o.Phones is null or { Length: 0 } || o.ServedArea is null or { Length: 0 }).Select(o => o.Id).ShouldBeEmpty();
        offices.Count(o => o.ServedArea!.Value.Any(p => p.Place.Contains("Кротовка", StringComparison.Ordinal))).ShouldBe(4, "areas overlap");
    }

    [Theory]
    [Trait("Requirement", "SAMARA-6.1c"), Trait("Requirement", "SAMARA-6.1d")]
    [InlineData("samara-29", "Курумоч", "tue 09:00-15:30; thu 09:00-15:30")]
    [InlineData("samara-31", "Новосемейкино", "wed 08:30-15:30; fri 08:30-15:30")]
    public void Of_Samara_have_hours_for_two_points_and_none_that_are_not_invented_for_the_others(string id, string name, string hours)
    {
        var offices = Profile("samara").Offices;

        (offices.Single(o => o.Id == id) is var office ? (office.Name.Contains(name, StringComparison.Ordinal), HoursOf(office, "citizen"), HoursOf(office, "other")) : default).ShouldBe((true, hours, ""));
        offices.Where(o => !o.Hours.Invented).Select(o => o.Id).ShouldBe(["samara-29", "samara-31"]);
    }

    [Fact]
    [Trait("Requirement", "MORDOVIA-8.2.1a"), Trait("Requirement", "MORDOVIA-8.2.1c")]
    public void Of_Mordovia_work_from_eight_to_five_on_weekdays() => Profile("mordovia").Offices.Select(o => Said(o.Hours.Value)).Distinct().ShouldBe([Lunch]);

    [Fact]
    [Trait("Requirement", "KHGES-2.5a"), Trait("Requirement", "KHGES-2.6.3.1")]
    public void Of_Khabarovsk_is_one_at_the_address_for_letters()
    {
        var office = Profile("khges").Offices.ShouldHaveSingleItem();

        (office.Address, office.Categories?.Single()).ShouldBe(("г. Хабаровск, пер. Облачный, 3", "individual"));
    }

    [Fact]
    [Trait("Requirement", "SARATOV-A1-2.1"), Trait("Requirement", "SARATOV-A2-5.1")]
    public void Of_Saratov_are_invented_and_hold_the_centres_and_lines_that_the_standard_asks_for()
    {
        var saratov = Profile("saratov");

        (saratov.Offices.All(o => o.Invented), saratov.Norms!.Subjects!.Value.Count(s => s.Attributes["kind"] == "cok")).ShouldBe((true, 10));
        saratov.Lines.Select(l => l.Id).ShouldBe(["b2c", "b2b"]);
    }

    [Theory]
    [Trait("Requirement", "SAMARA-7.1a"), Trait("Requirement", "SAMARA-7.1b"), Trait("Requirement", "VLADIMIR-APP2b"), Trait("Requirement", "VLADIMIR-APP2c")]
    [Trait("Requirement", "KHGES-2.6.2.5a"), Trait("Requirement", "KHGES-2.6.2.5b"), Trait("Requirement", "KHGES-2.6.2.5c")]
    [InlineData("samara", "cc", "8 800 1000 763", "mon-fri 08:00-17:00", true)]
    [InlineData("vladimir", "individual", "8 (4922) 37-71-54, 8 (800) 100-75-30", "mon-sun 08:00-20:00", false)]
    [InlineData("vladimir", "legal", "8 (4922) 37-70-14, 8 (800) 600-03-90", "mon-sun 08:00-20:00", false)]
    [InlineData("khges", "phone", null, Lunch, true)]
    public void Of_lines_are_numbers_hours_and_whether_a_call_is_free(string company, string line, string? number, string hours, bool free)
    {
        var told = Profile(company).Lines.Single(l => l.Id == line);

        (told.Number, Said(told.Hours.Value), told.FreeOfCharge, told.Hours.Invented).ShouldBe((number, hours, free, false));
    }

    private static CompanyProfile Profile(string company) => ProfileReader.Read(Path.Combine(ProfileReader.Shipped, $"{company}.json"));

    /// <summary>Hours in which an office serves a category; empty where it does not.</summary>
    private static string HoursOf(OfficeProfile office, string category) => CategoryHours.Of(
        category, office.Hours.Value.Days, office.HoursFor?.SelectMany(h => h.Categories.Select(c => new CategoryHours(c, h.Hours.Value.Days))).ToImmutableArray(), office.Categories) is { } days ? Said(new WeekHours(days)) : "";

    /// <summary>Spans of days that have the same hours.</summary>
    private static string Said(WeekHours week)
    {
        var days = Enumerable.Range(1, 7).Select(d => (Day: d, Hours: string.Join(", ", week.Days.Where(h => h.Day == (IsoDayOfWeek)d).Select(h => $"{h.From:HH:mm}-{h.To:HH:mm}")))).Where(d => d.Hours != "").ToList();
        var spans = new List<(int First, int Last, string Hours)>();
        foreach (var (day, hours) in days)
        {
            if (spans.Count > 0 && spans[^1] is var last && last.Last == day - 1 && last.Hours == hours) spans[^1] = last with { Last = day };
            else spans.Add((day, day, hours));
        }
        return string.Join("; ", spans.Select(s => $"{(s.First == s.Last ? Names[s.First - 1] : $"{Names[s.First - 1]}-{Names[s.Last - 1]}")} {s.Hours}"));
    }

    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
}
