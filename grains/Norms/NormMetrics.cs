using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpsHub.Grains.Norms;

/// <summary>Where a metric's figure comes from.</summary>
public enum MetricSource
{
    /// <summary>Tickets.</summary>
    Visits,

    /// <summary>Calls.</summary>
    Calls,

    /// <summary>Clocks of appeals.</summary>
    Clocks,

    /// <summary>Timetables of offices and lines.</summary>
    Hours,

    /// <summary>Attributes of offices that somebody tells the hub.</summary>
    Attributes,

    /// <summary>Settlements that somebody tells the hub, and the areas that offices serve.</summary>
    Settlements,

    /// <summary>Nothing in the hub yet.</summary>
    Nowhere,
}

/// <summary>What can be measured for norms.</summary>
/// <param name="Id">Stable, kebab-case.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Definition">Formula in words; for <see cref="MetricSource.Nowhere"/>, what is missing.</param>
public sealed record NormMetric(string Id, MetricSource Source, Said Definition);

/// <summary>Every metric that a norm may be about. One that nothing feeds yet is listed too, with what is missing, so that a norm about it is shown and not lost.</summary>
public static class NormMetrics
{
    public const string WaitTime = "wait-time", ServiceTime = "service-time", TotalServiceTime = "total-service-time", Visits = "visits", LegWait = "leg-wait-time", LegService = "leg-service-time";

    public const string AnswerWait = "answer-wait", CallDuration = "call-duration", CallCount = "calls", WrapUpTime = "wrap-up-time", LookupTime = "lookup-time", RingsToAnswer = "rings-to-answer", RingsBeforeGivingUp = "rings-before-giving-up";

    public const string RegistrationTime = "registration-time", ProcessingTime = "processing-time", Appeals = "appeals";

    public const string CaseStep = "case-step", Promise = "promise", Duty = "duty", DutyAct = "duty-act", Feedback = "feedback", FirstContact = "first-contact";

    public const string ChannelInterruptions = "channel-interruptions", ChannelDowntime = "channel-downtime", NoticeLeadTime = "notice-lead-time";

    public const string OfficePresence = "office-presence";

    public const string WeeklyHours = "weekly-service-hours", WeekendHours = "weekend-service-hours", OperatorHours = "daily-operator-hours", DailyHours = "daily-service-hours";

    public static ImmutableArray<NormMetric> All { get; } =
    [
        new(WaitTime, MetricSource.Visits, new("начало обслуживания − выдача талона; время отложения по желанию клиента не входит", "start of service − issue of the ticket; time parked at the visitor's wish is left out")),
        new(ServiceTime, MetricSource.Visits, new("окончание − начало обслуживания", "end − start of service")),
        new(TotalServiceTime, MetricSource.Visits, new("окончание последнего обслуживания − выдача талона, без времени отложения", "end of the last service − issue of the ticket, without time parked")),
        new(LegWait, MetricSource.Visits, new("ожидание каждой части посещения отдельно: начало обслуживания − выдача талона или направление к следующему сотруднику", "wait of each part of a visit by itself: start of service − issue of the ticket, or being sent on to the next employee")),
        new(LegService, MetricSource.Visits, new("длительность каждой части посещения отдельно", "length of each part of a visit by itself")),
        new(Visits, MetricSource.Visits, new("талоны", "tickets")),
        new(AnswerWait, MetricSource.Calls, new("ответ оператора − выход из голосового меню или соединение", "operator's answer − leaving the menu, or connection")),
        new(CallDuration, MetricSource.Calls, new("окончание разговора − ответ, вместе с удержаниями", "end of the talk − answer, holds included")),
        new(WrapUpTime, MetricSource.Calls, new("окончание постобработки − окончание разговора", "end of the wrap-up − end of the talk")),
        new(LookupTime, MetricSource.Calls, new("поиск данных клиента, как его измерила программа оператора", "search for the customer's data, as the operator's program measured it")),
        new(RingsToAnswer, MetricSource.Calls, new("гудки на телефоне ответившего оператора; где станция сообщает секунды, гудок – 3 с", "rings of the phone of the operator who answered; where the exchange tells seconds a ring is 3 s")),
        new(RingsBeforeGivingUp, MetricSource.Calls, new("гудки исходящего звонка без ответа; где станция сообщает секунды, гудок – 4 с", "rings of an outbound call that nobody answered; where the exchange tells seconds a ring is 4 s")),
        new(CallCount, MetricSource.Calls, new("звонки", "calls")),
        new(RegistrationTime, MetricSource.Clocks, new("регистрация − поступление; в срок или нет решает срок обращения, посчитанный по правилу стандарта", "registration − arrival; whether in time says the appeal's own clock, reckoned by the standard's rule")),
        new(ProcessingTime, MetricSource.Clocks, new("ответ − поступление; в срок или нет решает срок обращения; считается в день ответа, а просроченное – в день срока", "answer − arrival; whether in time says the appeal's own clock; counted on the day of the answer, or where it is late on the day it was due")),
        new(Appeals, MetricSource.Clocks, new("зарегистрированные обращения", "appeals registered")),
        new(CaseStep, MetricSource.Clocks, new("шаги дел: выполнен в срок или нет решает срок шага; считается в день выполнения, а просроченный – в день срока; ненужные шаги не считаются", "steps of cases: whether in time says the step's own clock; counted on the day it was done, or where it is late on the day it was due; needless steps do not count")),
        new(Promise, MetricSource.Clocks, new("обещания клиентам: выполнено к названному моменту или нет; перенесённое с ведома клиента судят по новому моменту", "promises to customers: kept by the promised instant or not; one moved with the customer told is judged by the new instant")),
        new(Duty, MetricSource.Clocks, new("периоды обязанности: сделано в периоде или пропущено", "periods of a duty: done in the period or missed")),
        new(DutyAct, MetricSource.Clocks, new("меры по результатам: приняты в срок или нет", "acting on what was found: in time or not")),
        new(FirstContact, MetricSource.Clocks, new("закрыто без передачи и без повтора того же заявителя по той же теме в течение 30 дней ÷ закрыто", "closed without forwarding and without a repeat by the same customer on the same topic within 30 days ÷ closed")),
        new(Feedback, MetricSource.Clocks, new("оценки клиентов: среднее; для NPS доля 9–10 минус доля 0–6", "marks of customers: the mean; for NPS the share of 9–10 less that of 0–6")),
        new(ChannelInterruptions, MetricSource.Clocks, new("перебои канала, хотя бы частью попавшие в дневные часы; форс-мажор считается отдельно", "interruptions of a channel that lie in the hours of the day at least in part; force majeure is counted apart")),
        new(ChannelDowntime, MetricSource.Clocks, new("время перебоев канала в дневные часы; перебой, который ещё идёт, считается до настоящего момента; форс-мажор – отдельно", "time of interruptions of a channel within the hours of the day; one that goes on counts up to now; force majeure apart")),
        new(NoticeLeadTime, MetricSource.Clocks, new("сообщения: опубликовано везде, где требует стандарт, в срок или нет; считается в день публикации, а просроченное – в день срока", "notices: published wherever the standard asks for in time or not; counted on the day of publication, or where it is late on the day it was due")),
        new(WeeklyHours, MetricSource.Hours, new("часы приёма в неделю за вычетом перерывов", "opening hours of a week, breaks not counted")),
        new(WeekendHours, MetricSource.Hours, new("часы приёма в субботу и воскресенье", "opening hours on Saturday and Sunday")),
        new(OperatorHours, MetricSource.Hours, new("часы работы операторов в день, наименьшие из дней нормы", "operators' hours of a day, the least of the norm's days")),
        new(DailyHours, MetricSource.Hours, new("часы работы в день, наименьшие из дней нормы", "hours of a day, the least of the norm's days")),
        new("waiting-area", MetricSource.Attributes, new("площадь зоны ожидания ÷ окна", "waiting area ÷ windows")),
        new("waiting-seats", MetricSource.Attributes, new("места для ожидания ÷ окна", "seats ÷ windows")),
        new("cash-desks-or-terminals", MetricSource.Attributes, new("кассы и платёжные терминалы", "cash desks and payment terminals")),
        new("household-supply-points", MetricSource.Attributes, new("точки поставки населения в зоне офиса", "household supply points of the office's area")),
        new(OfficePresence, MetricSource.Settlements, new("офисы, в зону обслуживания которых входит населённый пункт", "offices whose served area names the settlement")),
        .. Missing,
    ];

    private static readonly FrozenDictionary<string, NormMetric> ById = All.ToFrozenDictionary(m => m.Id);

    private static IEnumerable<NormMetric> Missing =>
    [
        Lacks("call-phase-duration", "АТС не сообщает этапы разговора", "no source tells the phases of a talk"),
        Lacks("back-office-processing-speedup", "нет обычного времени обработки для сравнения", "there is no ordinary processing time to compare with"),
        Lacks("daily-intake-hours", "часы приёма всех каналов вместе не ведутся", "hours of all channels together are not kept"),
        Lacks("outage-duration", "отключения ещё не ведутся в системе", "outages are not kept here yet"),
        Lacks("outage-count", "отключения ещё не ведутся в системе", "outages are not kept here yet"),
        Lacks("restoration-time", "отключения ещё не ведутся в системе", "outages are not kept here yet"),
        Lacks("schedule-age", "графики отключений ещё не ведутся", "outage schedules are not kept here yet"),
    ];

    /// <summary>The metric of that id, or null.</summary>
    public static NormMetric? Find(string id) => ById.GetValueOrDefault(id);

    private static NormMetric Lacks(string id, string ru, string en) => new(id, MetricSource.Nowhere, new Said(ru, en));
}
