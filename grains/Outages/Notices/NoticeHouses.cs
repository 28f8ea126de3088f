using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsHub.Grains.Outages.Notices;

/// <summary>Reads houses: «д. 34», «дома с 2 по 24», «уч. 64а», «18-30», «21–29 (нечётные)».</summary>
internal static partial class NoticeHouses
{
    /// <summary>Numbers beyond this many times their street's others are a slip of the pen.</summary>
    private const int FarTimes = 3;

    private const int FewToCompare = 3;

    /// <summary>The houses that these words are, or null where they are none.</summary>
    public static HouseSpan? Of(string words)
    {
        if (House().Match(words) is not { Success: true } match) return null;
        return new HouseSpan(match.Groups["from"].Value.Replace(" ", "", StringComparison.Ordinal), match.Groups["to"].Success ? match.Groups["to"].Value.Replace(" ", "", StringComparison.Ordinal) : null, SideOf(match.Groups["side"].Value));
    }

    /// <summary>«чётная сторона», «нечетные», «парні», «непарні».</summary>
    public static StreetSide SideOf(string words)
    {
        var said = words.ToLowerInvariant().Replace('ё', 'е');
        return said.Contains("нечет", StringComparison.Ordinal) || said.Contains("непар", StringComparison.Ordinal) ? StreetSide.Odd
            : said.Contains("чет", StringComparison.Ordinal) || said.Contains("парн", StringComparison.Ordinal) ? StreetSide.Even
            : StreetSide.Both;
    }

    /// <summary>What is odd about the houses of a street.</summary>
    public static IEnumerable<string> Checks(IReadOnlyList<HouseSpan> houses)
    {
        if (houses.Any(h => h.To is { } to && Number(to) < Number(h.From))) yield return NoticeChecks.HouseOrder;
        var numbers = houses.SelectMany(h => h.To is { } to ? new[] { Number(h.From), Number(to) } : [Number(h.From)]).Order().ToList();
        if (numbers.Count > FewToCompare && numbers[^1] > FarTimes * numbers[^2]) yield return NoticeChecks.HouseFar;
    }

    private static int Number(string house) => int.Parse(house.AsSpan(0, house.TakeWhile(char.IsAsciiDigit).Count()), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:дома?|д\.?|уч\.?|участ\w+|домовладени\w+|кв\.)?\s*(?:с\s+)?№?\s*(?<from>\d{1,5}\s?[а-яіa-z]?(?:/\d+[а-я]?)?)(?:\s*(?:по|до|-|–|—)\s*(?<to>\d{1,5}\s?[а-яіa-z]?(?:/\d+[а-я]?)?))?\s*(?:\((?<side>[^)]*)\))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex House();
}
