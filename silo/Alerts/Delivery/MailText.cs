using System.Globalization;
using OpsHub.Grains.Alerts;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>Alerts as the plain text of a letter.</summary>
internal static class MailText
{
    private const int MostSubjects = 3;

    /// <summary>The first places, and how many more.</summary>
    public static string Title(IReadOnlyList<Telling> tellings)
    {
        var first = string.Join("; ", tellings.Take(MostSubjects).Select(t => $"{Word(t)} {t.SubjectName}: {t.Name}"));
        return (tellings.Count > MostSubjects ? $"{first} и ещё {tellings.Count - MostSubjects}" : first).ReplaceLineEndings(" ");
    }

    public static string Body(IReadOnlyList<Telling> tellings) => string.Join("\n\n", tellings.Select(t => string.Join('\n', Lines(t))));

    private static IEnumerable<string> Lines(Telling t)
    {
        yield return $"{Word(t)} {t.SubjectName}: {t.Name}";
        if (t.Firing?.Reading is { Value: { } value } reading) yield return string.Create(CultureInfo.GetCultureInfo("ru"), $"Значение {value:0.#}, порог {reading.Threshold:0.#} ({reading.Unit}), случаев {reading.N}");
        if (t.Firing?.Clause is { } clause) yield return $"Стандарт, п. {clause}";
        if (t.Firing?.Runbook is { } runbook) yield return $"Что делать: {runbook.Ru}";
        if (t.Firing is { Step: > 1, AcknowledgedBy: null } up) yield return $"Никто не принял: ступень {up.Step}";
    }

    private static string Word(Telling t) => (t.What, t.Severity) switch
    {
        ("resolved", _) => "[снята]",
        ("acknowledged", _) => "[принята]",
        (_, Severity.Critical) => "[ТРЕВОГА]",
        _ => "[предупреждение]",
    };
}
