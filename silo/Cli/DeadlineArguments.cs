using System.Collections.Immutable;
using NodaTime.Text;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cli;

/// <summary>What was asked on the command line, checked against what the company's profile knows. Whoever asks for what there is not is told what there is.</summary>
internal static class DeadlineArguments
{
    /// <summary>One of what there is, or null where nothing was asked for.</summary>
    /// <exception cref="MisusedException">There is no such thing.</exception>
    public static string? OneOf(string option, string? asked, IEnumerable<string> there) =>
        asked is null || there.Contains(asked) ? asked : throw new MisusedException($"{option} {asked}: there is {Listed(there)}.");

    /// <param name="text">Such as <c>registered=2025-04-29T16:00</c>; without an offset it is local time.</param>
    public static SubjectEvent Event(string text, DeadlinesProfile told, DateTimeZone zone)
    {
        var (name, time) = text.Split('=', 2) is [var n, var t] ? (n, t) : throw new MisusedException($"--event {text}: expected name=time, such as registered=2025-04-29T16:00.");
        if (!told.Events.Any(e => e.Id == name)) throw new MisusedException($"--event {name}: there is {Listed(told.Events.Select(e => e.Id))}.");
        return new SubjectEvent(name, At(time, zone) ?? throw new MisusedException($"--event {text}: expected a time such as 2025-04-29T16:00 or 2025-04-29T16:00:00+04:00."));
    }

    /// <summary>What was said of the subject, in the words that some limit of the standard asks for; null where nothing was.</summary>
    /// <param name="texts">Such as <c>settlement=rural</c>.</param>
    public static ImmutableSortedDictionary<string, string>? Attributes(IReadOnlyCollection<string> texts, DeadlinesProfile told)
    {
        if (texts.Count == 0) return null;
        var known = told.Rules.SelectMany(r => r.Variants ?? []).SelectMany(v => v.Subject ?? ImmutableSortedDictionary<string, string>.Empty).ToLookup(a => a.Key, a => a.Value);
        var said = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var (name, value) = text.Split('=', 2) is [var n, var v] ? (n, v) : throw new MisusedException($"--subject {text}: expected name=value, such as settlement=rural.");
            if (!known.Contains(name)) throw new MisusedException($"--subject {name}: there is {Listed(known.Select(k => k.Key).Order(StringComparer.Ordinal))}.");
            if (!said.TryAdd(name, value)) throw new MisusedException($"--subject {name}: said twice.");
        }
        return said.ToImmutable();
    }

    private static Instant? At(string text, DateTimeZone zone)
    {
        if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var given }) return given.ToInstant();
        if (OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>").Parse(text) is { Success: true, Value: var shorter }) return shorter.ToInstant();
        string[] patterns = ["uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss"];
        foreach (var pattern in patterns)
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true, Value: var local }) return Local(local, zone);
        return null;
    }

    /// <summary>A local time that clocks skipped or showed twice is not guessed.</summary>
    private static Instant Local(LocalDateTime local, DateTimeZone zone)
    {
        var map = zone.MapLocal(local);
        if (map.Count == 1) return map.Single().ToInstant();
        throw new MisusedException(map.Count == 0
            ? $"{local:uuuu-MM-dd'T'HH:mm} never was in {zone.Id}: clocks went forward over it. Give it with an offset."
            : $"{local:uuuu-MM-dd'T'HH:mm} came twice in {zone.Id}: say which with an offset, {map.First().Offset} or {map.Last().Offset}.");
    }

    private static string Listed(IEnumerable<string> there) => there.Any() ? string.Join(", ", there) : "none";
}

/// <summary>The command line asks for what there is not. The message is one sentence for whoever typed it.</summary>
internal sealed class MisusedException(string message) : Exception(message);
