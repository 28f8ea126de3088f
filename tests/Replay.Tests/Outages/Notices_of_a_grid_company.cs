using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Outages.Notices;
using OpsHub.Testing;
using Xunit.Abstractions;

namespace OpsHub.Replay.Tests.Outages;

/// <summary>Notices as they were published, and the slips of the pen that others like them had.</summary>
public sealed class Notices_of_a_grid_company(ITestOutputHelper output)
{
    private static readonly LocalDate Today = new(2024, 10, 25);

    [SharedDataFact]
    public void Are_understood_but_for_the_sentences_around_them()
    {
        foreach (var (n, text) in Published())
        {
            var notice = Read(text);
            output.WriteLine($"notice {n}: {notice.UnderstoodPercent?.ToString() ?? "–"} % of its lists understood, {notice.Parts.Length} parts, {notice.Parts.Count(p => p.Check.Length > 0)} to check, {notice.Left.Length} words left");
            notice.Parts.ShouldNotBeEmpty($"notice {n}");
            notice.Parts.ShouldAllBe(p => text.Contains(p.Words, StringComparison.Ordinal), $"notice {n}: every part says its words");
            if (notice.UnderstoodPercent is { } percent) percent.ShouldBeGreaterThanOrEqualTo(95, $"notice {n}");
        }
    }

    [SharedDataFact]
    public void Streets_with_houses_of_two_days()
    {
        var notice = Read(Text(1));

        notice.Kind.ShouldBe(OutageKind.Planned);
        notice.Parts.Select(p => p.When.Single()).Distinct().Select(w => (w.Day, w.From, w.To)).ShouldBe([(new LocalDate(2024, 10, 30), new LocalTime(9, 30), new LocalTime(15, 0)), (new LocalDate(2024, 10, 31), new LocalTime(9, 30), new LocalTime(16, 0))]);
        Line(notice, "пос. Элеватор").ShouldBe("пос. Элеватор||1 2 5 6 8 9–17");
        Line(notice, "с/т Маяк").ShouldBe("с/т Маяк||2 64а 95 98 107");
        notice.Parts.Single(p => p.Words.Contains("6-й", StringComparison.Ordinal)).Place.Houses!.Value.ShouldHaveSingleItem().ShouldBe(new HouseSpan("2", "26а"));
        notice.Parts.ShouldAllBe(p => p.Check.SequenceEqual(new[] { NoticeChecks.YearAssumed }));
    }

    [SharedDataFact]
    public void Areas_between_streets_objects_and_a_side_are_for_a_person_to_check()
    {
        var notice = Read(Text(3));

        notice.Parts.Single(p => p.Place.Street == "улица Победы").Place.ShouldSatisfyAllConditions(p => p.Side.ShouldBe(StreetSide.Even), p => p.Words.ShouldStartWith("между Проточной и Запорожской"));
        notice.Parts.Count(p => p.Check.Contains(NoticeChecks.Between)).ShouldBe(5);
        notice.Parts.Count(p => p.Check.Contains(NoticeChecks.Object)).ShouldBe(4);
        notice.Parts.ShouldAllBe(p => p.Check.Contains(NoticeChecks.DayMissing));
        Read(Text(2)).Parts.Count(p => p.Check.Contains(NoticeChecks.Between)).ShouldBe(2);
    }

    [SharedDataFact]
    public void Streets_that_share_a_line_with_their_houses()
    {
        var notice = Read(Text(5));

        Line(notice, "Губина").ShouldBe("|Губина|19 21");
        Line(notice, "Хабаровская").ShouldBe("|Хабаровская|75–85 96 98 111 97 95");
        Line(notice, "Донецкая").ShouldBe("|Донецкая|");
        notice.Parts.Single(p => p.Words == "Народная").When.Single().ShouldSatisfyAllConditions(w => w.From.ShouldBe(new LocalTime(13, 0)), w => w.To.ShouldBe(new LocalTime(18, 0)));
    }

    [SharedDataFact]
    public void Settlements_with_lists_of_streets_and_a_garden_community()
    {
        var notice = Read(Text(8));

        notice.Parts.Count(p => p.Place.Place == "с. Новая Усмань" && p.Place.Street is not null).ShouldBe(9);
        Line(notice, "50 лет Победы").ShouldBe("с. Новая Усмань|50 лет Победы|");
        notice.Parts.Single(p => p.Place.Place == "п. Луч").Place.Street.ShouldBe("Приозёрная");
        notice.Parts[^1].Place.ShouldBe(new OutagePlace("СНТ «Мичурина»"));
        notice.Parts.ShouldAllBe(p => p.Check.IsEmpty);
    }

    [SharedDataFact]
    public void Districts_for_several_days_with_two_intervals_each()
    {
        var notice = Read(Text(9));

        notice.Parts.Length.ShouldBe(9);
        notice.Parts[0].Place.Place.ShouldBe("Ольховатский район");
        notice.Parts[0].When.Select(w => (w.Day, w.LastDay, w.From, w.To)).ShouldBe([
            (new LocalDate(2024, 10, 27), new LocalDate(2024, 10, 31), new LocalTime(5, 30), new LocalTime(7, 0)), (new LocalDate(2024, 10, 27), new LocalDate(2024, 10, 31), new LocalTime(8, 0), new LocalTime(18, 0))]);
        var drafts = NoticeDrafts.Of(notice, DateTimeZoneProviders.Tzdb["Europe/Moscow"]);
        drafts.Length.ShouldBe(10);   // five days, two intervals each
        drafts[0].ShouldSatisfyAllConditions(d => d.StartsAt.ShouldBe(Instant.FromUtc(2024, 10, 27, 2, 30)), d => d.Area.Length.ShouldBe(9));
    }

    [SharedDataFact]
    public void A_fault_with_its_districts_and_the_estimate()
    {
        var notice = Read(Text(11));

        notice.Kind.ShouldBe(OutageKind.Emergency);
        notice.Parts.Select(p => p.Place.Place).ShouldBe(["Костромской район", "Судиславский район"]);
        notice.Restored.ShouldBe(new ReadMoment(new LocalDate(2013, 12, 3), new LocalTime(12, 0)));
        NoticeDrafts.Of(notice, DateTimeZoneProviders.Tzdb["Europe/Moscow"]).ShouldHaveSingleItem().EstimateAt.ShouldBe(Instant.FromUtc(2013, 12, 3, 8, 0));   // UTC+4 then
    }

    [Fact]
    public void Slips_of_the_pen_are_told_and_never_mended()
    {
        var notice = Read("""
            28 октября с 6.00 до 70.00:
            - ул. Лесная, 70, 72, 734, 76, 78;
            - ул. Полевая, дома с 24 по 2;
            - что-то непонятное про подстанцию;
            """);

        notice.Left.ShouldBe([new LeftWords("с 6.00 до 70.00", NoticeChecks.TimeWrong), new LeftWords("что-то непонятное про подстанцию", NoticeChecks.NotRead)]);
        notice.Parts[0].Check.ShouldBe([NoticeChecks.TimeMissing, NoticeChecks.YearAssumed, NoticeChecks.HouseFar]);
        notice.Parts[1].Check.ShouldBe([NoticeChecks.TimeMissing, NoticeChecks.YearAssumed, NoticeChecks.HouseOrder]);
        notice.UnderstoodPercent!.Value.ShouldBeInRange(40, 80);
    }

    [Theory]
    [InlineData("21-29 (нечётные)", "21", "29", StreetSide.Odd)]
    [InlineData("21-29 (непарні)", "21", "29", StreetSide.Odd)]
    [InlineData("дома с 2 по 24 (чётная сторона)", "2", "24", StreetSide.Even)]
    [InlineData("уч. 64а", "64а", null, StreetSide.Both)]
    [InlineData("д. 12/3", "12/3", null, StreetSide.Both)]
    public void Houses_and_sides(string words, string from, string? to, StreetSide side) =>
        Read($"28 октября с 9:00 до 18:00 – ул. Лесная, {words};").Parts.Single().Place.Houses!.Value.ShouldBe([new HouseSpan(from, to, side)]);

    [Theory]
    [InlineData("2024-12-20", "10 января с 9 до 18 часов – ул. Мира", 2025)]
    [InlineData("2024-01-10", "28 декабря с 9 до 18 часов – ул. Мира", 2023)]
    [InlineData("2024-06-01", "28 декабря 2031 года с 9 до 18 часов – ул. Мира", 2031)]
    public void A_year_that_is_not_written_is_the_nearest(string today, string text, int year)
    {
        var part = new NoticeReader(NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value).Read(text).Parts.Single();

        part.When.Single().Day!.Value.Year.ShouldBe(year);
        part.Check.Contains(NoticeChecks.YearAssumed).ShouldBe(year != 2031);
    }

    [Fact]
    public void Whatever_is_pasted_never_breaks_the_reader()
    {
        const int seed = 20261126;
        var random = new Random(seed);
        const string letters = "с до по 0123456789:.,;-–()«»\n улд районах АБв—%/№ё";
        for (var n = 0; n < 3_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => letters[random.Next(letters.Length)]));
            Should.NotThrow(() => NoticeDrafts.Of(Read(text), DateTimeZone.Utc), $"seed {seed}, text {n}: {text}");
        }
    }

    private static ReadNotice Read(string text) => new NoticeReader(Today).Read(text);

    private static string Line(ReadNotice notice, string words)
    {
        var place = notice.Parts.Single(p => p.Words == words).Place;
        return $"{place.Place}|{place.Street}|{string.Join(' ', (place.Houses ?? []).Select(h => h.To is null ? h.From : $"{h.From}–{h.To}"))}";
    }

    private static string Text(int n) => Published().Single(p => p.N == n).Text;

    private static IEnumerable<(int N, string Text)> Published() => File.ReadLines(SharedData.File("ru-outage-notices/notices.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
        .Select(notice => (notice.GetProperty("n").GetInt32(), notice.GetProperty("text").GetString()!));
}
