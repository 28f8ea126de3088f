using OpsHub.Grains.Outages;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Notices;

/// <summary>The sentences of one notice, in the company's words and the company's time.</summary>
internal sealed class NoticeWords(NoticeRequired told, ServiceStandard standard)
{
    private readonly NoticeFacts _facts = told.Facts;
    private readonly LocalWords _times = new(standard.Deadlines.Setting.Zone);

    private string Channel => standard.Channels.Find(_facts.Channel ?? "")?.Name ?? _facts.Channel ?? "сервис";

    private string Customers => standard.Notices.Customer is var word && word.EndsWith('ь') ? $"{word[..^1]}и" : $"{word}ы";

    /// <summary>For screens and SMS: where, when, no more.</summary>
    public string Short(int parts) => told.On switch
    {
        NoticeEvents.OutageBegins => $"Плановые работы {_times.Span(_facts.StartsAt ?? told.EventAt, _facts.EndsAt)}: {Area(parts)} — не будет электричества.",
        NoticeEvents.OutageReported => $"Нет электричества: {Area(parts)}. {Until}",
        NoticeEvents.InterruptionBegan => $"Не работает {Channel} с {_times.At(_facts.StartsAt ?? told.EventAt)}. Приносим извинения.",
        NoticeEvents.Restored => $"Снова работает {Channel}. Перебой был {_times.Span(_facts.StartsAt ?? told.EventAt, _facts.EndsAt ?? told.EventAt)}.",
        NoticeEvents.Presence => $"Мобильный офис {_times.Span(_facts.StartsAt ?? told.EventAt, _facts.EndsAt)}: {_facts.Place ?? "место уточняется"}.",
        _ => $"{Rule}: {_times.At(told.EventAt)}.",
    };

    /// <summary>For a voice: whole words, no dashes and no brackets.</summary>
    public string Spoken(int parts) => told.On switch
    {
        NoticeEvents.OutageBegins => $"Уважаемые {Customers}! {_times.SpokenSpan(_facts.StartsAt ?? told.EventAt, _facts.EndsAt)} будут проводиться плановые работы. Электричества не будет по адресам: {Area(parts)}.",
        NoticeEvents.OutageReported => $"Уважаемые {Customers}! Сейчас нет электричества по адресам: {Area(parts)}. {SpokenUntil}",
        NoticeEvents.InterruptionBegan => $"Уважаемые {Customers}! Временно не работает {Channel}. Мы устраняем причину и приносим извинения.",
        NoticeEvents.Restored => $"Уважаемые {Customers}! {Upper(Channel)} снова работает. Приносим извинения за неудобства.",
        NoticeEvents.Presence => $"Уважаемые {Customers}! Мобильный офис будет работать {_times.SpokenSpan(_facts.StartsAt ?? told.EventAt, _facts.EndsAt)}. Адрес: {_facts.Place ?? "уточняется"}.",
        _ => $"Уважаемые {Customers}! {Rule}.",
    };

    /// <summary>For the site, the account page and letters: everything that is known.</summary>
    public string Whole(int parts) => $"Уважаемые {Customers}!\n\n{Body(parts)}\n\n{standard.Notices.Company}";

    private string Body(int parts) => told.On switch
    {
        NoticeEvents.OutageBegins => $"{Upper(_times.Span(_facts.StartsAt ?? told.EventAt, _facts.EndsAt))} в связи с плановыми работами не будет электроснабжения: {Area(parts)}.{Cause("Работы")}",
        NoticeEvents.OutageReported => $"Прекращена подача электроэнергии: {Area(parts)}. Отключение началось {_times.At(_facts.StartsAt ?? told.EventAt)}.{Cause("Причина")} {Until}",
        NoticeEvents.InterruptionBegan => $"С {_times.At(_facts.StartsAt ?? told.EventAt)} не работает {Channel}.{Cause("Причина")} О восстановлении сообщим отдельно.",
        NoticeEvents.Restored => $"{Upper(Channel)} снова работает. Доступ пропал {_times.At(_facts.StartsAt ?? told.EventAt)}, восстановлен {_times.At(_facts.EndsAt ?? told.EventAt)}.{Cause("Причина", "Причина выясняется.")} Приносим извинения за неудобства.",
        NoticeEvents.Presence => $"Мобильный офис будет работать {_times.Span(_facts.StartsAt ?? told.EventAt, _facts.EndsAt)}. Место: {_facts.Place ?? "уточняется"}.",
        _ => $"{Rule}: {_times.At(told.EventAt)}.{Cause("Причина")}",
    };

    private string Rule => standard.Notices.Rules.FirstOrDefault(r => r.Id == told.Rule)?.Name ?? told.Rule;

    private string Until => _facts.EndsAt is { } ends ? $"Включат ориентировочно к {_times.At(ends)}." : "Время включения уточняется.";

    private string SpokenUntil => _facts.EndsAt is { } ends ? $"Электричество включат ориентировочно {_times.SpokenAt(ends)}." : "Время включения уточняется.";

    private string Cause(string title, string unknown = "") => _facts.Cause is { } cause ? $" {title}: {cause.TrimEnd('.')}." : unknown.Length > 0 ? $" {unknown}" : "";

    private string Area(int parts)
    {
        var all = (_facts.Area ?? []).Select(Part).Where(p => p.Length > 0).Distinct().ToList();
        if (all.Count == 0) return "адреса уточняются";
        return all.Count <= parts ? string.Join("; ", all) : $"{string.Join("; ", all.Take(parts))} и ещё {all.Count - parts}";
    }

    private static string Part(OutagePlace part) => string.Join(", ", new[] { part.Place, part.Street, Houses(part), part.Place is null && part.Street is null ? part.Words : null }.Where(p => !string.IsNullOrWhiteSpace(p)));

    private static string? Houses(OutagePlace part) => part.Houses is { IsEmpty: false } houses ? $"д. {string.Join(", ", houses.Select(h => h.To is { } to ? $"{h.From}–{to}" : h.From))}" : null;

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
