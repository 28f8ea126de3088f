using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json;
using NodaTime.Text;
using NodaTime;
using OpsHub.Grains.Offices;

namespace OpsHub.Silo.Profiles;

/// <summary>Hours of a week, written <c>{ "mon-fri": "08:00-12:00, 13:00-17:00", "sat": "09:00-14:00" }</c>; days left out are closed, the day's end is 24:00. No parts overlap.</summary>
public sealed record WeekHours(ImmutableArray<DayHours> Days)
{
    private static readonly ImmutableArray<string> Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private const string EndOfDay = "24:00";

    private static readonly LocalTimePattern Pattern = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Parts of one day, in order; empty when closed.</summary>
    public IEnumerable<DayHours> On(LocalDate day) => Days.Where(d => d.Day == day.DayOfWeek).OrderBy(d => d.From);

    /// <exception cref="WrongValueException">The message says what is expected.</exception>
    public static IEnumerable<DayHours> Parse(string days, string parts)
    {
        var (first, last) = days.Split('-') is [var one, .. var rest] && Names.IndexOf(one) is >= 0 and var f && Names.IndexOf(rest is [var to] ? to : one) is var l && l >= f && rest.Length < 2
            ? (f, l)
            : throw new WrongValueException(new("день или промежуток дней от mon до sun, например mon-fri", "a day or a span of days from mon to sun, such as mon-fri"));
        return Enumerable.Range(first, last - first + 1).SelectMany(_ => parts.Split(','), (day, part) => Part((IsoDayOfWeek)(day + 1), part.Trim()));
    }

    private static DayHours Part(IsoDayOfWeek day, string part) =>
        part.Split('-') is [var from, var to] && Pattern.Parse(from) is { Success: true, Value: var a } && End(to) is { } b && (to == EndOfDay || a < b)
            ? new DayHours(day, a, b)
            : throw new WrongValueException(new("часы вроде 08:00-17:00: конец позже начала, части через запятую", "hours such as 08:00-17:00, the end after the beginning, parts separated by commas"));

    private static LocalTime? End(string text) => text == EndOfDay ? LocalTime.Midnight : Pattern.Parse(text) is { Success: true, Value: var to } ? to : null;
}

internal sealed class WeekHoursConverter : JsonConverter<WeekHours>
{
    public override WeekHours Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var written = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!;
        var days = written.SelectMany(w => WeekHours.Parse(w.Key, w.Value)).OrderBy(d => d.Day).ThenBy(d => d.From).ToImmutableArray();
        var overlapping = days.Zip(days.Skip(1)).Any(two => two.First.Day == two.Second.Day && (two.First.To == LocalTime.Midnight || two.Second.From < two.First.To));
        return overlapping ? throw new WrongValueException(new("части дня, которые не пересекаются", "parts of a day that do not overlap")) : new WeekHours(days);
    }

    public override void Write(Utf8JsonWriter writer, WeekHours value, JsonSerializerOptions options) => throw new NotSupportedException("Profiles are read only.");
}
