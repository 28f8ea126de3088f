using System.Collections.Immutable;

namespace OpsHub.Grains.Figures;

/// <summary>Metrics of a phone line over an interval (design/metrics: ASA, service level, abandonment, AHT, offered load). A call belongs to the interval in which its wait began.</summary>
public static class CallMetrics
{
    public static Metric Offered { get; } = Make("offered", "calls", s => Quotient.Count(s.Calls.Offered),
        "Answered + abandoned calls.", "Отвеченные + потерянные вызовы.");

    public static Metric Answered { get; } = Make("answered", "calls", s => Quotient.Count(s.Calls.Answered),
        "Calls answered by an operator.", "Вызовы, на которые ответил оператор.");

    public static Metric Abandoned { get; } = Make("abandoned", "calls", s => Quotient.Count(s.Calls.Abandoned),
        "Callers who hung up after waiting at least a second.", "Звонившие, положившие трубку после ожидания не менее секунды.");

    public static Metric ShortAbandoned { get; } = Make("short-abandoned", "calls", s => Quotient.Count(s.Calls.ShortAbandoned),
        "Abandoned after no more than 5 s; a part of abandoned.", "Потерянные не позже чем через 5 с; входят в потерянные.");

    public static Metric NotOffered { get; } = Make("not-offered", "calls", s => Quotient.Count(s.Calls.NotOffered),
        "Calls that left the queue neither answered nor abandoned: hung up at once, sent elsewhere, or lost by the source.",
        "Вызовы, ушедшие из очереди без ответа и не потерянные: отбой сразу, перевод из очереди или потеря источником.");

    public static Metric Asa { get; } = Make("asa", "s", s => Quotient.Per(s.Calls.AnsweredWaitS, s.Calls.Answered),
        "Average speed of answer: Σ wait of the answered ÷ answered.", "Средняя скорость ответа: Σ ожидания отвеченных ÷ отвеченные.");

    public static Metric LongestWait { get; } = Make("longest-wait", "s", s => Quotient.Longest(s.Calls.LongestWaitS, s.Calls.Offered),
        "Longest wait of an offered call.", "Наибольшее ожидание среди поступивших вызовов.");

    public static Metric ServiceLevel { get; } = Make("service-level", "percent", s => Quotient.Per(s.Calls.AnsweredWithin, s.Calls.Offered),
        "Service level, strict: answered within T ÷ offered.", "Уровень обслуживания, строгий: отвеченные за T ÷ поступившие.", 100, usesTarget: true);

    public static Metric ServiceLevel2 { get; } = Make(
        "service-level-2", "percent", s => Quotient.Per(s.Calls.AnsweredWithin + s.Calls.AbandonedWithin, s.Calls.Offered),
        "Service level SL2: (answered within T + abandoned within T) ÷ offered.", "Уровень обслуживания SL2: (отвеченные за T + потерянные за T) ÷ поступившие.", 100, usesTarget: true);

    public static Metric Abandonment { get; } = Make("abandonment", "percent", s => Quotient.Per(s.Calls.Abandoned, s.Calls.Offered),
        "Abandoned ÷ offered, short abandons included.", "Потерянные ÷ поступившие, включая короткие.", 100);

    public static Metric Aht { get; } = Make("aht", "s", s => Quotient.Per(s.Calls.TalkS + s.Calls.WrapUpS, s.Calls.Handled),
        "Average handling time: (talk + hold + wrap-up) ÷ handled; calls in progress are left out, and so is wrap-up that the exchange does not tell.",
        "Среднее время обработки: (разговор + удержание + постобработка) ÷ обработанные; незавершённые не входят, как и постобработка, о которой станция не сообщает.");

    public static Metric WrapUp { get; } = Make("wrap-up", "s", s => Quotient.Per(s.Calls.WrapUpS, s.Calls.WrapUps),
        "Mean wrap-up of the calls whose wrap-up is told.", "Средняя постобработка звонков, о которой сообщено.");

    public static Metric CallRate { get; } = Make("call-rate", "per-hour", s => new Quotient(s.Calls.Offered * 3600, s.WindowS, s.Calls.Offered),
        "Offered calls per hour of the window.", "Поступившие вызовы в час за окно.");

    public static Metric CallLoad { get; } = Make("call-load", "erlang", s => new Quotient(s.Calls.Offered * (s.Calls.TalkS + s.Calls.WrapUpS), s.Calls.Handled * s.WindowS, s.Calls.Handled),
        "Offered load: arrival rate × AHT.", "Поступающая нагрузка: интенсивность × среднее время обработки.");

    public static Metric MenuEnded { get; } = Make("menu-ended", "calls", s => Quotient.Count(s.Calls.InMenu),
        "Calls that ended in the voice menu; they were never offered.", "Звонки, которые закончились в голосовом меню; в поступившие не входят.");

    public static Metric MenuServed { get; } = Make("menu-served", "calls", s => Quotient.Count(s.Calls.ServedInMenu),
        "Calls served in the voice menu: a function that serves was used, and no operator was needed.", "Обслужено голосовым меню: клиент сделал то, зачем звонил, и оператор не понадобился.");

    public static Metric OutsideHours { get; } = Make("outside-hours", "calls", s => Quotient.Count(s.Calls.OutsideHours),
        "Answered and abandoned calls whose wait began outside the line's hours; in no other figure.", "Отвеченные и потерянные вызовы вне часов линии; в другие показатели не входят.");

    public static Metric LostCalls { get; } = Make("lost-calls", "calls", s => Quotient.Count(s.Calls.Lost),
        "Calls whose end the source never told: closed by rule.", "Вызовы, об окончании которых источник не сообщил: закрыты по правилу.");

    public static Metric Outbound { get; } = Make("outbound", "calls", s => Quotient.Count(s.Calls.Outbound),
        "Outbound calls, answered or given up.", "Исходящие звонки: отвеченные и без ответа.");

    public static Metric OutboundAnswered { get; } = Make("outbound-answered", "calls", s => Quotient.Count(s.Calls.OutboundAnswered),
        "Outbound calls that the customer answered.", "Исходящие звонки, на которые клиент ответил.");

    public static ImmutableArray<Metric> All { get; } =
    [
        Offered, Answered, Abandoned, ShortAbandoned, NotOffered, Asa, LongestWait, ServiceLevel, ServiceLevel2, Abandonment, Aht, WrapUp, CallRate, CallLoad,
        MenuEnded, MenuServed, OutsideHours, LostCalls, Outbound, OutboundAnswered,
    ];

    private static Metric Make(
        string id, string unit, Func<Sample, Quotient> of, string english, string russian, int scale = 1, bool usesTarget = false) => new(
        id, unit, english, russian, MetricTime.Interval, [Scope.Company, Scope.Line, Scope.Operator], of, scale, usesTarget);
}
