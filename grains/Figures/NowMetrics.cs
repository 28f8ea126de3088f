using System.Collections.Immutable;

namespace OpsHub.Grains.Figures;

/// <summary>Metrics of this moment over those who wait; called ones are excluded (design/metrics: waiting now, share over norm).</summary>
public static class NowMetrics
{
    public static Metric CallersWaiting { get; } = Callers("callers-waiting", "people", s => Quotient.Count(s.CallersNow.Waiting),
        "Callers waiting now.", "Звонящие, ожидающие сейчас.");

    public static Metric CallersLongest { get; } = Callers("callers-longest-wait", "s", s => Longest(s.CallersNow),
        "Longest wait of a caller who waits now.", "Наибольшее ожидание среди ожидающих звонящих.");

    public static Metric CallersMean { get; } = Callers("callers-mean-wait", "s", s => Mean(s.CallersNow),
        "Mean wait so far of the callers who wait now.", "Среднее ожидание на сейчас среди ожидающих звонящих.");

    public static Metric VisitorsWaiting { get; } = Visitors("visitors-waiting", "people", s => s.VisitorsNow.Believed ? Quotient.Count(s.VisitorsNow.Waiting) : Quotient.NoData,
        "Visitors waiting now; no data while a display it rests on is stalled or frozen.",
        "Посетители, ожидающие сейчас; нет данных, пока табло-источник молчит или замерло.");

    public static Metric VisitorsLongest { get; } = Visitors("visitors-longest-wait", "s", s => Longest(s.VisitorsNow),
        "Longest wait of a ticket that waits now.", "Наибольшее ожидание среди ожидающих талонов.");

    public static Metric VisitorsMean { get; } = Visitors("visitors-mean-wait", "s", s => Mean(s.VisitorsNow),
        "Mean wait so far of the tickets that wait now.", "Среднее ожидание на сейчас среди ожидающих талонов.");

    public static Metric VisitorsOverNorm { get; } = Visitors("visitors-over-norm", "percent", s => Quotient.Per(s.VisitorsNow.OverNorm, s.VisitorsNow.Timed),
        "Waiting longer than the norm ÷ waiting.", "Ожидающие дольше норматива ÷ ожидающие.", 100);

    public static ImmutableArray<Metric> All { get; } =
        [CallersWaiting, CallersLongest, CallersMean, VisitorsWaiting, VisitorsLongest, VisitorsMean, VisitorsOverNorm];

    private static Quotient Longest(WaitingTally now) => Quotient.Longest(now.LongestS, now.Timed);

    private static Quotient Mean(WaitingTally now) => Quotient.Per(now.WaitS, now.Timed);

    private static Metric Callers(string id, string unit, Func<Sample, Quotient> of, string english, string russian) =>
        new(id, unit, english, russian, MetricTime.Now, [Scope.Company, Scope.Line], of);

    private static Metric Visitors(string id, string unit, Func<Sample, Quotient> of, string english, string russian, int scale = 1) =>
        new(id, unit, english, russian, MetricTime.Now, [Scope.Company, Scope.Office, Scope.Service], of, scale);
}
