using System.Text.RegularExpressions;

namespace OpsHub.Grains.Outages.Notices;

/// <summary>What one item of a list is.</summary>
internal enum SegmentKind { Houses, Place, Street, Between, Object, District, Whole, Heading, Unknown }

/// <param name="Text">The name in it, without words around it.</param>
/// <param name="Words">As it stands.</param>
internal sealed record Segment(SegmentKind Kind, string Text, string Words, HouseSpan? Houses = null, string? Besides = null, StreetSide Side = StreetSide.Both);

/// <summary>Cuts a line into its items and says what each of them is by itself.</summary>
internal static partial class NoticeSegments
{
    private const int MaxNameWords = 5;

    /// <summary>Items between commas, semicolons and colons, none of them within brackets or quotes.</summary>
    public static IEnumerable<string> Cut(string line)
    {
        var (depth, from) = (0, 0);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] is '(' or '«') depth++;
            else if (i < line.Length && line[i] is ')' or '»') depth = Math.Max(0, depth - 1);
            if (i < line.Length && !(depth == 0 && line[i] is ',' or ';' or ':')) continue;
            if (line[from..i].Trim(' ', '-', '–', '—', '.', '\u00a0') is { Length: > 0 } item) yield return item;
            from = i + 1;
        }
    }

    /// <param name="inStreets">Whether streets are being listed, so that a bare name is one.</param>
    /// <param name="inDistricts">Whether districts are.</param>
    public static Segment Of(string words, bool inStreets, bool inDistricts)
    {
        if (NoticeHouses.Of(words) is { } houses) return new Segment(SegmentKind.Houses, words, words, houses);
        if (Square().IsMatch(words)) return new Segment(SegmentKind.Between, words, words);
        if (Objects().IsMatch(words)) return new Segment(SegmentKind.Object, words, words);
        if (Everybody().IsMatch(words)) return new Segment(SegmentKind.Whole, words, words);
        if (StreetsFollow().IsMatch(words)) return new Segment(SegmentKind.Heading, words, words);
        if (Reaches().Match(words) is { Success: true } reached) return new Segment(SegmentKind.Street, reached.Groups["street"].Value, words);
        if (inDistricts && District().Match(words) is { Success: true } district) return new Segment(SegmentKind.District, $"{district.Groups["stem"].Value}ий район", words);
        return Named(words, inStreets);
    }

    private static Segment Named(string words, bool inStreets)
    {
        var (name, besides) = (words, (string?)null);
        if (Stretch().Match(words) is { Success: true } stretch) (name, besides) = (stretch.Groups["street"].Value, stretch.Groups["between"].Value);
        var side = besides is null && SideAfter().Match(words) is { Success: true } after ? NoticeHouses.SideOf(after.Value) : NoticeHouses.SideOf(besides ?? "");
        if (besides is null && side != StreetSide.Both) name = SideAfter().Replace(words, "").Trim();
        var kind = PlaceName.Of(name);
        if (kind.IsStreet) return new Segment(SegmentKind.Street, name, words, Besides: besides, Side: side);
        if (kind.Kind is not "") return new Segment(SegmentKind.Place, name, words);
        return inStreets && IsName(name) ? new Segment(SegmentKind.Street, name, words, Besides: besides, Side: side) : new Segment(SegmentKind.Unknown, words, words);
    }

    private static bool IsName(string text) => text.Split(' ').Length <= MaxNameWords && (char.IsUpper(text[0]) || char.IsAsciiDigit(text[0]));

    [GeneratedRegex(@"^в\s+(?:квадрате|границах|районе)\s+(?:улиц|ул\.)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Square();

    [GeneratedRegex(@"^(?:светофор|спорткомплекс|детск\w+\sсад|д/с|школ|больниц|поликлиник|котельн|магазин|многоквартирн|насосн|азс|тп[-\s№]|гу-\d|фап\b|(?-i:[А-ЯЁ]{2,5}$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Objects();

    [GeneratedRegex(@"всех\sпотреб|все\s(?:дома|потребит|улиц)|полностью$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Everybody();

    [GeneratedRegex(@"\s?улиц(?:ы|ах)$|^(?:улицы|адрес\w*)$|следующ\w+\sадрес\w+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StreetsFollow();

    [GeneratedRegex(@"^отключени\w+\s.*(?:косн[её]тся|затронет)\s+(?:улиц[ыу]?|ул\.)\s+(?<street>\p{Lu}.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reaches();

    [GeneratedRegex(@"^(?<stem>\p{Lu}[\p{L}-]+[сц]к)ом$", RegexOptions.CultureInvariant)]
    private static partial Regex District();

    [GeneratedRegex(@"^(?<street>.+?)\s+(?<between>(?:между|от)\s.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stretch();

    [GeneratedRegex(@"\((?:не)?ч[её]тн\w+(?:\sсторона)?\)|\(\s*(?:не)?парн\w*\s*\)|(?:не)?ч[её]тная\sсторона", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SideAfter();
}
