using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace OpsHub.Grains.WhatIf;

/// <summary>So many windows more or fewer in a stretch of a day.</summary>
/// <param name="From">Local.</param>
/// <param name="To">Local; exclusive.</param>
/// <param name="Windows">−99 to 99, not 0.</param>
public sealed record WindowChange(LocalTime From, LocalTime To, int Windows)
{
    public const string Form = "09:00-12:00=+2, several with commas between them";

    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.Create("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>09:00-12:00=+2,15:00-16:00=-1</c>; null where it says anything else.</summary>
    public static ImmutableArray<WindowChange>? Parse(string text)
    {
        var read = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One).ToList();
        return read.Count == 0 || read.Contains(null) ? null : [.. read.Select(change => change!)];
    }

    private static WindowChange? One(string text)
    {
        if (text.Split('=') is not [var span, var count] || span.Split('-') is not [var from, var to]) return null;
        if (HoursAndMinutes.Parse(from) is not { Success: true } begins || HoursAndMinutes.Parse(to) is not { Success: true } ends || begins.Value >= ends.Value) return null;
        return int.TryParse(count, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var windows) && windows is not 0 and >= -99 and <= 99 ? new WindowChange(begins.Value, ends.Value, windows) : null;
    }
}
