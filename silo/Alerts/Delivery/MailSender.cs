using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using OpsHub.Grains.Alerts;

namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>Alerts by e-mail, plain text, several in one letter. The framework's client knows STARTTLS and no more of modern mail; a hub hands its letters to the company's own server, which knows the rest (ADR 0077).</summary>
internal sealed class MailSender(AlertChannel channel, string? password) : IChannelSender
{
    private const int UsualPort = 25, MostSubjects = 3;

    public async Task Send(IReadOnlyList<Telling> tellings, CancellationToken cancel)
    {
        using var client = new SmtpClient(channel.Url.Host, channel.Url.Port > 0 ? channel.Url.Port : UsualPort) { EnableSsl = channel.Tls };
        if (channel.Url.UserInfo is { Length: > 0 } user) client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), password);
        using var letter = new MailMessage { From = new MailAddress(channel.From), Subject = Title(tellings), Body = Text(tellings), SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        foreach (var to in channel.To) letter.To.Add(to);
        await client.SendMailAsync(letter, cancel).ConfigureAwait(false);
    }

    /// <summary>The first places, and how many more.</summary>
    private static string Title(IReadOnlyList<Telling> tellings)
    {
        var first = string.Join("; ", tellings.Take(MostSubjects).Select(t => $"{Word(t)} {t.SubjectName}: {t.Name}"));
        return (tellings.Count > MostSubjects ? $"{first} и ещё {tellings.Count - MostSubjects}" : first).ReplaceLineEndings(" ");
    }

    private static string Text(IReadOnlyList<Telling> tellings) => string.Join("\n\n", tellings.Select(t => string.Join('\n', Lines(t))));

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
