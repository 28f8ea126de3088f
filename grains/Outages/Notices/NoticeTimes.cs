using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace OpsHub.Grains.Outages.Notices;

/// <summary>Days a line tells.</summary>
internal sealed record ReadDays(LocalDate First, LocalDate? Last, bool YearAssumed, string Words);

/// <summary>Finds days and times of day in a line: «30 октября», «с 27 по 31 октября», «03.12.13», «с 9.30 до 15:00 и с 16 до 18 часов».</summary>
internal static partial class NoticeTimes
{
    private const int AheadDays = 300;

    private static readonly string[] Months = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"];

    /// <param name="today">A year that is not written is the one that brings the day nearest to it, rather ahead than back.</param>
    public static ReadDays? Days(string line, LocalDate today)
    {
        if (Named().Match(line) is { Success: true } named)
        {
            var month = Array.FindIndex(Months, m => named.Groups["month"].Value.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1;
            var (last, year) = (Whole(named.Groups["day"].Value), named.Groups["year"].Success ? Whole(named.Groups["year"].Value) : (int?)null);
            return Of(named.Groups["first"].Success ? Whole(named.Groups["first"].Value) : last, last, month, year, today, named.Value);
        }
        return Numbered().Match(line) is { Success: true } n
            ? Of(Whole(n.Groups["day"].Value), Whole(n.Groups["day"].Value), Whole(n.Groups["month"].Value), Whole(n.Groups["year"].Value) is var y and < 100 ? 2000 + y : Whole(n.Groups["year"].Value), today, n.Value)
            : null;
    }

    /// <summary>Intervals in the order of the line; <paramref name="wrong"/> holds the words of those that no clock shows.</summary>
    public static ImmutableArray<(LocalTime From, LocalTime To, string Words)> Intervals(string line, out ImmutableArray<string> wrong)
    {
        var (found, bad) = (ImmutableArray.CreateBuilder<(LocalTime, LocalTime, string)>(), ImmutableArray.CreateBuilder<string>());
        foreach (Match match in Interval().Matches(line))
        {
            if (TimeOf(match, "fh", "fm") is { } from && TimeOf(match, "th", "tm") is { } to && from < to) found.Add((from, to, match.Value.Trim()));
            else bad.Add(match.Value.Trim());
        }
        wrong = bad.ToImmutable();
        return found.ToImmutable();
    }

    /// <summary>The line without its days and times and the words that join them.</summary>
    public static string Without(string line) => Joints().Replace(Interval().Replace(Numbered().Replace(Named().Replace(line, " "), " "), " "), "").Trim();

    /// <summary>«… восстановления … в 12:00 03.12.2013».</summary>
    public static ReadMoment? Restored(string text, LocalDate today) =>
        Restoration().Match(text) is { Success: true } match && Days(match.Value, today) is { } days && TimeOf(match, "h", "m") is { } time ? new ReadMoment(days.First, time) : null;

    private static ReadDays? Of(int first, int last, int month, int? year, LocalDate today, string words)
    {
        if (month is < 1 or > 12 || last < 1 || first < 1) return null;
        var chosen = year ?? NearestYear(last, month, today);
        if (chosen is < 2000 or > 2100 || last > CalendarSystem.Iso.GetDaysInMonth(chosen, month) || first > last) return null;
        return new ReadDays(new LocalDate(chosen, month, first), first == last ? null : new LocalDate(chosen, month, last), year is null, words.Trim());
    }

    private static int NearestYear(int day, int month, LocalDate today) => Enumerable.Range(today.Year - 1, 3)
        .Where(year => day <= CalendarSystem.Iso.GetDaysInMonth(year, month)).MinBy(year => Period.DaysBetween(today, new LocalDate(year, month, day)) is var ahead && ahead < AheadDays - 365 ? int.MaxValue : Math.Abs(ahead));

    private static LocalTime? TimeOf(Match match, string hour, string minute)
    {
        var (h, m) = (Whole(match.Groups[hour].Value), match.Groups[minute].Success ? Whole(match.Groups[minute].Value) : 0);
        return h switch
        {
            < 24 when m < 60 => new LocalTime(h, m),
            24 when m == 0 => LocalTime.MaxValue,   // 24:00, an end
            _ => null,
        };
    }

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:с\s+(?<first>\d{1,2})\s+(?:по|до)\s+)?(?<day>\d{1,2})\s+(?<month>январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*(?:\s+(?<year>\d{4})(?:\s*г(?:ода|\.)?)?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\d.])(?<day>\d{1,2})\.(?<month>\d{2})\.(?<year>\d{4}|\d{2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?:\bс\s+)?(?<fh>\d{1,2})[:.-]?(?<fm>(?<=[:.-])\d{2})?(?:\s*ч\w*\.?)?\s*до\s+(?<th>\d{1,2})(?:[:.-](?<tm>\d{2}))?(?:\s*ч(?:ас\w*|\.)?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Interval();

    [GeneratedRegex(@"^(?:[\s,–—-]|и\s|в\sпериод\s|по\sследующим\sадресам|года?\b)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joints();

    [GeneratedRegex(@"восстановлени\w*\s[^.\d]{0,60}(?<h>\d{1,2}):(?<m>\d{2})\s+\d{1,2}\.\d{2}\.\d{2,4}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Restoration();
}
