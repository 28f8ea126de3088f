using System.Collections.Immutable;
using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <summary>
/// Rules that every company has: those of the trade, and for each norm of its standard one that it is broken and, where its window's end is forecast, one that it will be. They follow the
/// standard and are stored nowhere; what a company changes of them is.
/// </summary>
public static class ShippedRules
{
    private const string OfficeHead = "office-head", CallsHead = "contact-centre-head", Wait = "wait", Safety = "safety";

    /// <summary>Of the trade: the same in every company (domain: signals, idle windows, silent feeds, predicted breaches).</summary>
    public static ImmutableArray<AlertRule> OfTheTrade { get; } =
    [
        Of("panic", "Тревожная кнопка", "Panic button", ConditionKinds.Panic, Severity.Critical, 0, OfficeHead, 60, Safety, "Вызвать охрану, прийти к окну, посетителей вывести из зала.", "Call security, go to the window, lead visitors out."),
        Of("conflict", "Конфликт в зале", "A quarrel in the hall", ConditionKinds.Conflict, Severity.Critical, 0, OfficeHead, 120, Safety, "Подойти к окну, увести разговор в кабинет.", "Go to the window, take the talk to an office."),
        Of("signal-unanswered", "На вызов никто не пришёл", "Nobody came", ConditionKinds.Unanswered, Severity.Critical, 0, OfficeHead, 120, Safety),
        Of("no-window", "Ждут, а все окна закрыты", "People wait, every window is closed", ConditionKinds.NoWindow, Severity.Critical, 60, OfficeHead, 300, Wait, "Открыть окно; вернуть оператора с перерыва.", "Open a window; call an operator back from the break."),
        Of("wait-over-norm", "Ожидание выше нормы", "Wait over the norm", ConditionKinds.WaitOverNorm, Severity.Critical, 30, OfficeHead, 600, Wait, "Открыть ещё окно, отложить перерывы.", "Open another window, put breaks off."),
        Of("wait-foreseen", "Ожидание превысит норму", "Wait will exceed the norm", ConditionKinds.WaitForeseen, Severity.Warning, 60, OfficeHead, null, Wait, "Открыть окно раньше, чем норма нарушена.", "Open a window before the norm is broken.") with { Comparator = Comparator.AtLeast, Threshold = 50, Clear = 30 },
        Of("idle-window", "Окно свободно, хотя ждут", "A window is free while people wait", ConditionKinds.IdleWindow, Severity.Critical, 60, OfficeHead, 300, Wait, "Оператору вызвать следующего или уйти на перерыв.", "The operator calls the next one or takes a break."),
        Of("feed-silent", "Источник данных молчит", "A feed is silent", ConditionKinds.FeedSilent, Severity.Warning, 60, OfficeHead, null, "feed", "Проверить связь с офисом и табло.", "Check the link to the office and its display."),
        Of("channel-down", "Канал не работает", "A channel does not work", ConditionKinds.ChannelDown, Severity.Critical, 60, CallsHead, 900, "channels", "Позвонить тому, кто отвечает за канал; сообщить клиентам – черновик на странице сообщений.", "Call whoever runs the channel; tell customers – the draft is on the page of notices."),
        Of("looks-doubted", "Все проверки каналов не отвечают: скорее всего, сбой у нас", "Every probe of a channel fails: most likely it is us", ConditionKinds.LooksDoubted, Severity.Warning, 0, "administrator", null, "feed", "Проверить сеть сервера. Пока она не работает, перебои каналов вносить вручную.", "Check the hub's network. While it is away, enter interruptions of channels by hand."),
        Of("outage-feed-silent", "Список отключений не читается", "The list of outages is not read", ConditionKinds.OutagesSilent, Severity.Warning, 0, CallsHead, null, "outages", "Позвонить диспетчеру сетевой компании, отключения вносить объявлениями.", "Call the grid company's dispatcher, enter outages as notices."),
        Of("outage-suspected", "Похоже на отключение, о котором не сообщили", "Looks like an outage nobody told of", ConditionKinds.OutageSuspected, Severity.Warning, 0, CallsHead, null, "outages", "Спросить диспетчера сетевой компании; подтвердится — внести объявлением.", "Ask the grid company's dispatcher; if it is so, enter it as a notice."),
        Of("no-operator", "На линии нет операторов", "No operator on the line", ConditionKinds.NoOperator, Severity.Critical, 30, CallsHead, 300, "calls", "Вернуть операторов на линию.", "Bring operators back to the line."),
        Of("service-level", "Уровень сервиса ниже цели", "Service level below target", ConditionKinds.ServiceLevel, Severity.Warning, 120, CallsHead, 900, "calls", "Снять операторов с исходящих и постобработки.", "Take operators off outbound calls and wrap-up."),
        Of("drift", "Ожидание сползает", "Waits drift", ConditionKinds.Drift, Severity.Warning, 0, OfficeHead, null, "drift", "Сравнить смену с обычной: кого нет, что дольше обслуживают.", "Compare the shift with the usual one: who is missing, what takes longer.") with { RecordOnly = true },
    ];

    /// <summary>All rules of a company that keeps these norms.</summary>
    public static ImmutableArray<AlertRule> Of(IEnumerable<NormStanding> norms) => [.. OfTheTrade, .. norms.Select(n => n.Rule).DistinctBy(r => r.Id).SelectMany(OfNorm)];

    /// <summary>A norm whose figure moves about its threshold for the rest of its window is told of once a day.</summary>
    private const int Day = 86_400;

    /// <summary>A norm that a missed case breaks for the whole of its window is no sudden trouble: it is told once, and goes no further up.</summary>
    private static IEnumerable<AlertRule> OfNorm(NormRule norm)
    {
        yield return Rule($"norm-{norm.Id}", norm, WatchKind.Norm, norm.Name, norm.NameEn, norm.Force == NormForce.Must ? Severity.Critical : Severity.Warning) with { ForS = 60, EscalateS = norm.Force == NormForce.Must ? 3600 : null };
        if (norm.Aggregation is NormAggregation.Mean or NormAggregation.Share or NormAggregation.Ratio or NormAggregation.Count or NormAggregation.Total && norm.Window is not NormWindow.Case)
            yield return Rule($"forecast-{norm.Id}", norm, WatchKind.Forecast, $"Будет нарушено: {norm.Name}", $"Will be broken: {norm.NameEn}", Severity.Warning) with { ForS = 600, SettleS = 600 };
    }

    private static AlertRule Rule(string id, NormRule norm, WatchKind watch, string name, string nameEn, Severity severity) => new(
        id.Length <= RuleCheck.MaxIdLength ? id : id[..RuleCheck.MaxIdLength], Cut(name), Cut(nameEn), watch, norm.Id, severity, Owner: norm.Owner, Group: $"norm-{norm.Id}", Clause: norm.Clause, RequirementId: norm.RequirementId, RepeatS: norm.Window == NormWindow.Case ? null : Day);

    private static string Cut(string name) => name.Length <= RuleCheck.MaxNameLength ? name : name[..RuleCheck.MaxNameLength];

    private static AlertRule Of(string id, string name, string nameEn, string condition, Severity severity, int forS, string owner, int? escalateS, string group, string? runbook = null, string? runbookEn = null) => new(
        id, name, nameEn, WatchKind.Condition, condition, severity, ForS: forS, Owner: owner, Group: group, EscalateS: escalateS, Runbook: runbook, RunbookEn: runbookEn);
}
