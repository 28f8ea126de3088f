using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OpsHub.Replay.Tests.Support;

/// <summary>
/// Counts the Warsaw report again, straight from the files: local times as they stand there, whole tables in memory, a look back for each
/// quarter instead of a fold. It shares no code with the hub.
/// </summary>
internal sealed class FeedRecount
{
    private const int Stall = 900, Freeze = 7200;

    private readonly SortedDictionary<string, List<Reading>> _offices = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateTime, (DateTime First, DateTime Last)> _days = [];

    public FeedRecount(IEnumerable<string> changes, IEnumerable<string> polls)
    {
        var shown = changes.SelectMany(Table).ToLookup(r => (r["office"], At(r)));
        foreach (var office in polls.SelectMany(Table).GroupBy(r => r["office"])) _offices[office.Key] = [.. Readings(office.Key, office.Select(At).Order(), shown)];
        foreach (var reading in _offices.Values.SelectMany(r => r))
        {
            var (first, last) = _days.GetValueOrDefault(reading.At.Date, (reading.At, reading.At));
            _days[reading.At.Date] = (first < reading.At ? first : reading.At, last > reading.At ? last : reading.At);
        }
    }

    /// <summary>Key, office, group, waiting, open counters, longest gap, stale.</summary>
    public IEnumerable<string> Rows() =>
        from day in _days
        from quarter in Quarters(day.Value.First, day.Value.Last)
        from office in _offices
        from row in Rows(office.Key, office.Value, day.Value, quarter)
        select row;

    /// <summary>Times a display fell silent for a stall before the replay's end.</summary>
    public int Silences()
    {
        var end = _days.Last().Value.Last;
        return _offices.Values.Sum(readings => readings.Zip(readings.Skip(1).Select(r => r.At).Append(end)).Count(pair => (pair.Second - pair.First.At).TotalSeconds >= Stall));
    }

    /// <summary>Days of groups that show no ticket at first and then only their own, rising by less than a hundred: last number, and the most of number + waiting.</summary>
    public Dictionary<(string Date, string Office, string Group), (int Last, int Most)> PlainDays()
    {
        var plain = new Dictionary<(string, string, string), (int, int)>();
        foreach (var (office, readings) in _offices)
            foreach (var day in readings.GroupBy(r => r.At.Date))
                foreach (var group in day.First().Groups.Keys)
                    if (Plain([.. day.Select(r => r.Groups[group])]) is { } counts) plain[($"{day.Key:yyyy-MM-dd}", office, group)] = counts;
        return plain;
    }

    /// <summary>A CSV file, in gzip by its name, as rows by column.</summary>
    public static IEnumerable<Dictionary<string, string>> Table(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var columns = Cells(reader.ReadLine()!);
        while (reader.ReadLine() is { } line) yield return columns.Zip(Cells(line)).ToDictionary(c => c.First, c => c.Second);
    }

    private static (int Last, int Most)? Plain(List<Dictionary<string, string>> shown)
    {
        var (number, most) = (0, shown[0]["last_called_ticket"].Length == 0 ? Whole(shown[0]["waiting"]) : -1);
        foreach (var row in shown)
        {
            var ticket = row["last_called_ticket"];
            if (ticket.Length > 0 && ticket[..1] != row["group_letter"]) return null;
            var next = ticket.Length > 0 ? Whole(ticket[1..]) : number;
            if (most < 0 || next < number || next - number >= 100) return null;
            (number, most) = (next, Math.Max(most, next + Whole(row["waiting"])));
        }
        return number == 0 ? null : (number, most);
    }

    private static IEnumerable<string> Rows(string office, List<Reading> readings, (DateTime First, DateTime Last) day, DateTime quarter)
    {
        var end = quarter.AddMinutes(15);
        var newest = readings.FindLastIndex(r => r.At < end);
        if (newest < 0) yield break;
        var gap = Gap(readings, day, quarter, end);
        if (readings[newest].At < day.First && gap < Stall) yield break;
        var stale = gap >= Stall || StoodStill(readings, day, quarter, end);
        foreach (var (group, row) in readings[newest].Groups.OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return $"{quarter:yyyy-MM-dd HH:mm} {office} {group} {row["waiting"]} {row["open_counters"]} {gap} {(stale ? "yes" : "no")}";
    }

    private static int Gap(List<Reading> readings, (DateTime First, DateTime Last) day, DateTime quarter, DateTime end)
    {
        var today = readings.Where(r => r.At >= day.First && r.At <= day.Last).Select(r => r.At).Prepend(day.First).ToList();
        var gaps = today.Zip(today.Skip(1).Append(day.Last), (from, to) => (From: from, To: to)).Where(g => g.From < end && g.To >= quarter);
        return gaps.Select(g => (int)((g.To < end ? g.To : Earlier(end, day.Last)) - g.From).TotalSeconds).DefaultIfEmpty(0).Max();
    }

    private static bool StoodStill(List<Reading> readings, (DateTime First, DateTime Last) day, DateTime quarter, DateTime end)
    {
        var within = readings.Where(r => r.At >= quarter && r.At < end).Any(r => r.StillS >= Freeze);
        return within || readings.FindLast(r => r.At < quarter) is { } before && before.At >= day.First && before.StillS >= Freeze;
    }

    private static IEnumerable<Reading> Readings(string office, IEnumerable<DateTime> polls, ILookup<(string, DateTime), Dictionary<string, string>> shown)
    {
        var (groups, last, still) = (new Dictionary<string, Dictionary<string, string>>(), DateTime.MinValue, 0);
        foreach (var at in polls)
        {
            var after = new Dictionary<string, Dictionary<string, string>>(groups);
            foreach (var row in shown[(office, at)]) after[row["group_id"]] = row;
            var changed = after.Count != groups.Count || after.Any(g => Words(g.Value) != Words(groups[g.Key]));
            var silence = last == DateTime.MinValue ? 0 : (int)(at - last).TotalSeconds;
            still = changed || after.Values.All(r => r["waiting"] == "0" && r["open_counters"] == "0") ? 0 : still + (silence < Stall ? silence : 0);
            (groups, last) = (after, at);
            yield return new Reading(at, after, still);
        }
    }

    private static IEnumerable<DateTime> Quarters(DateTime first, DateTime last)
    {
        for (var at = first.AddMinutes(-(first.Minute % 15)); at <= last; at = at.AddMinutes(15)) yield return at;
    }

    private static string Words(Dictionary<string, string> row) =>
        string.Join('|', ((string[])["group_letter", "group_name", "waiting", "open_counters", "last_called_ticket"]).Select(c => row[c].Trim()));

    private static DateTime At(Dictionary<string, string> row) =>
        DateTime.ParseExact($"{row["date"]} {row["time_local"]}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line.TrimEnd('\r'))
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) (_, _) = (Add(), cell.Clear());
            else cell.Append(c);
        }
        Add();
        return cells;

        bool Add()
        {
            cells.Add(cell.ToString());
            return true;
        }
    }

    /// <param name="At">Local time.</param>
    /// <param name="Groups">What is shown, by group.</param>
    /// <param name="StillS">How long it has shown the same while it claims work.</param>
    private sealed record Reading(DateTime At, Dictionary<string, Dictionary<string, string>> Groups, int StillS);
}
