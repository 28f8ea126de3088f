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

    public static Metric Aht { get; } = Make("aht", "s", s => Quotient.Per(s.Calls.TalkS, s.Calls.Handled),
        "Average handling time: Σ talk ÷ handled. Hold and wrap-up are not in the feed yet; calls in progress are left out.",
        "Среднее время обработки: Σ разговора ÷ обработанные. Удержание и постобработка пока не поступают; незавершённые не входят.");

    public static Metric CallRate { get; } = Make("call-rate", "per-hour", s => new Quotient(s.Calls.Offered * 3600, s.WindowS, s.Calls.Offered),
        "Offered calls per hour of the window.", "Поступившие вызовы в час за окно.");

    public static Metric CallLoad { get; } = Make("call-load", "erlang", s => new Quotient(s.Calls.Offered * s.Calls.TalkS, s.Calls.Handled * s.WindowS, s.Calls.Handled),
        "Offered load: arrival rate × AHT.", "Поступающая нагрузка: интенсивность × среднее время обработки.");

    public static ImmutableArray<Metric> All { get; } =
        [Offered, Answered, Abandoned, ShortAbandoned, NotOffered, Asa, LongestWait, ServiceLevel, ServiceLevel2, Abandonment, Aht, CallRate, CallLoad];

    private static Metric Make(
        string id, string unit, Func<Sample, Quotient> of, string english, string russian, int scale = 1, bool usesTarget = false) => new(
        id, unit, english, russian, MetricTime.Interval, [Scope.Company, Scope.Line, Scope.Operator], of, scale, usesTarget);
}
