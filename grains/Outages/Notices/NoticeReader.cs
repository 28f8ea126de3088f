using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;

namespace OpsHub.Grains.Outages.Notices;

/// <summary>
/// Reads a grid company's notice: days and times that hold for the lists after them, settlements, streets, houses, sides, areas between streets, objects, districts. Whatever it does not
/// understand, or that looks like a slip of the pen, it says, with the words; nothing is guessed in silence.
/// </summary>
/// <param name="today">For days without a year.</param>
public sealed partial class NoticeReader(LocalDate today)
{
    /// <summary>Longest notice, characters.</summary>
    public const int MaxLength = 20_000;

    private readonly List<ReadPart> _parts = [];
    private readonly List<LeftWords> _left = [];
    private readonly List<HouseSpan> _houses = [];
    private ReadDays? _days;
    private ImmutableArray<(LocalTime From, LocalTime To, string Words)> _times = [];
    private string? _place;
    private bool _inStreets, _inDistricts;
    private int _listed, _understood;

    /// <summary>Reads a notice; each needs a reader of its own.</summary>
    public ReadNotice Read(string text)
    {
        foreach (var line in text.Split('\n')) ReadLine(line.Trim());
        CloseHouses();
        var emergency = Emergency().IsMatch(text);
        if (_parts.Count == 0) Districts(text);
        return new ReadNotice(
            emergency ? OutageKind.Emergency : OutageKind.Planned, [.. _parts], [.. _left], NoticeTimes.Restored(text, today), _listed == 0 ? null : (int)(100L * _understood / _listed));
    }

    private void ReadLine(string line)
    {
        if (line.Length == 0) return;
        var bullet = line[0] is '-' or '–' or '—' or '•' or '*';
        var bare = line.TrimStart('-', '–', '—', '•', '*', ' ');
        Times(bare);
        var rest = NoticeTimes.Without(bare);
        var items = NoticeSegments.Cut(rest).ToList();
        (_inStreets, _place) = (false, bullet ? null : _place);
        if (items.Count == 0) return;
        if (!bullet && !StartsWithTime().IsMatch(bare) && NoticeSegments.Of(items[0], false, false).Kind is SegmentKind.Unknown or SegmentKind.Heading) Prose(rest);
        else foreach (var item in items) Take(item);
        CloseHouses();
    }

    private void Times(string line)
    {
        if (NoticeTimes.Days(line, today) is { } days) _days = days;
        var times = NoticeTimes.Intervals(line, out var wrong);
        foreach (var words in wrong) Leave(words, NoticeChecks.TimeWrong);
        if (times.Length > 0 || wrong.Length > 0) _times = times;
    }

    /// <summary>Sentences around the lists; they may say that districts follow.</summary>
    private void Prose(string rest)
    {
        if (DistrictsFollow().IsMatch(rest)) _inDistricts = true;
        if (rest.Trim(' ', '.', ':').Length > 0) _left.Add(new LeftWords(rest, NoticeChecks.Prose));
    }

    private void Take(string item)
    {
        var segment = NoticeSegments.Of(item, _inStreets, _inDistricts);
        _listed += item.Length;
        if (segment.Kind == SegmentKind.Unknown || (segment.Kind == SegmentKind.Houses && _parts.Count == 0))
        {
            _left.Add(new LeftWords(item, NoticeChecks.NotRead));
            return;
        }
        _understood += item.Length;
        if (segment.Kind is not SegmentKind.Houses) CloseHouses();
        Understood(segment);
    }

    private void Understood(Segment segment)
    {
        switch (segment.Kind)
        {
            case SegmentKind.Houses: _houses.Add(segment.Houses!); break;
            case SegmentKind.Heading: _inStreets = true; break;
            case SegmentKind.Whole: break;   // the place before it, as it stands
            case SegmentKind.Place: (_place, _inStreets) = (segment.Text, false); Add(segment, new OutagePlace(_place)); break;
            case SegmentKind.District: Add(segment, new OutagePlace(segment.Text)); break;
            case SegmentKind.Between: Add(segment, new OutagePlace(_place, Words: segment.Words), NoticeChecks.Between); break;
            case SegmentKind.Object: Add(segment, new OutagePlace(_place, Words: segment.Words), NoticeChecks.Object); break;
            case SegmentKind.Street: AddStreet(segment); break;
            default: throw new InvalidOperationException($"Unknown segment {segment}.");
        }
    }

    /// <summary>A settlement whose streets are listed is not meant as a whole.</summary>
    private void AddStreet(Segment segment)
    {
        if (_parts.Count > 0 && _parts[^1].Place is { Street: null, Houses: null, Words: null } whole && whole.Place == _place && _place is not null) _parts.RemoveAt(_parts.Count - 1);
        _inStreets = true;
        Add(segment, new OutagePlace(_place, segment.Text, null, segment.Side, segment.Besides), segment.Besides is null ? null : NoticeChecks.Between);
    }

    private void Add(Segment segment, OutagePlace place, string? check = null)
    {
        ImmutableArray<ReadInterval> when = [.. _times.Select(t => new ReadInterval(_days?.First, _days?.Last, t.From, t.To, _days is null ? t.Words : $"{_days.Words}, {t.Words}"))];
        string?[] checks = [check, when.IsEmpty ? NoticeChecks.TimeMissing : null, _days is null ? NoticeChecks.DayMissing : null, _days?.YearAssumed == true ? NoticeChecks.YearAssumed : null];
        _parts.Add(new ReadPart(when, place, segment.Words, [.. checks.OfType<string>()]));
    }

    /// <summary>Houses belong to the street or place before them.</summary>
    private void CloseHouses()
    {
        if (_houses.Count == 0) return;
        var (last, houses) = (_parts[^1], _houses.ToImmutableArray());
        _parts[^1] = last with { Place = last.Place with { Houses = houses }, Check = [.. last.Check, .. NoticeHouses.Checks(houses)] };
        _houses.Clear();
    }

    private void Leave(string words, string reason)
    {
        _listed += words.Length;
        _left.Add(new LeftWords(words, reason));
    }

    /// <summary>«(Костромской и Судиславский муниципальные районы)» in a text without lists.</summary>
    private void Districts(string text)
    {
        foreach (Match named in NamedDistricts().Matches(text))
            foreach (var name in named.Groups["names"].Value.Split([" и ", ", "], StringSplitOptions.RemoveEmptyEntries))
                Add(new Segment(SegmentKind.District, name, named.Value), new OutagePlace($"{name} район"));
    }

    [GeneratedRegex(@"аварийн\w+\s(?:отключ|бригад|ситуац|работ)|авари[яиюе]\b|в\sзону\sотключени|внепланов", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Emergency();

    [GeneratedRegex(@"^(?:с\s+)?\d{1,2}[:.]\d{2}\s+до\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StartsWithTime();

    [GeneratedRegex(@"районах\s*:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DistrictsFollow();

    [GeneratedRegex(@"(?<names>\p{Lu}[\p{L}-]+[сц]к[ио]й(?:(?:,\s|\sи\s)\p{Lu}[\p{L}-]+[сц]к[ио]й)*)\s+(?:муниципальн\w+\s)?район", RegexOptions.CultureInvariant)]
    private static partial Regex NamedDistricts();
}
