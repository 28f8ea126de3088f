using System.Collections.Immutable;

namespace OpsHub.Grains.Figures;

/// <summary>Metrics of an office's queue over an interval (design/metrics: wait, service time, arrival rate, offered load). A visit belongs to the interval in which its ticket was issued.</summary>
public static class VisitMetrics
{
    public static Metric Arrived { get; } = Make("arrived", "visits", s => Quotient.Count(s.Visits.Arrived),
        "Tickets issued.", "Выданные талоны.");

    public static Metric Served { get; } = Make("served", "visits", s => Quotient.Count(s.Visits.Served),
        "Tickets whose service was finished.", "Талоны, обслуживание по которым завершено.");

    public static Metric NoShows { get; } = Make("no-shows", "visits", s => Quotient.Count(s.Visits.NoShows),
        "Called visitors who did not come.", "Вызванные и не подошедшие.");

    public static Metric Left { get; } = Make("left", "visits", s => Quotient.Count(s.Visits.Left),
        "Visitors who gave up waiting.", "Посетители, ушедшие не дождавшись.");

    public static Metric TurnedAway { get; } = Make("turned-away", "visits", s => Quotient.Count(s.Visits.TurnedAway),
        "Tickets cancelled by the office or not served when the day ended.", "Талоны, отменённые офисом или не обслуженные к концу дня.");

    public static Metric MeanWait { get; } = Make("mean-wait", "s", s => Quotient.Per(s.Visits.CalledWaitS, s.Visits.Called),
        "Σ (call − issue) ÷ called tickets; time parked at the visitor's wish is left out, a transfer keeps the first issue.",
        "Σ (вызов − выдача) ÷ вызванные талоны; время отложения по желанию посетителя не входит, перевод сохраняет первую выдачу.");

    public static Metric MeanWaitToService { get; } = Make("mean-wait-to-service", "s", s => Quotient.Per(s.Visits.StartedWaitS, s.Visits.Started),
        "Σ (start of service − issue) ÷ started, for norms that count until service begins.",
        "Σ (начало обслуживания − выдача) ÷ начатые — для нормативов «до начала обслуживания».");

    public static Metric LongestWait { get; } = Make("longest-visit-wait", "s", s => Quotient.Longest(s.Visits.LongestWaitS, s.Visits.Called),
        "Longest wait until a call.", "Наибольшее ожидание до вызова.");

    public static Metric MeanService { get; } = Make("mean-service", "s", s => Quotient.Per(s.Visits.ServiceS, s.Visits.Served),
        "Σ (end − start of service) ÷ served.", "Σ (окончание − начало обслуживания) ÷ обслуженные.");

    public static Metric ArrivalRate { get; } = Make("arrival-rate", "per-hour", s => new Quotient(s.Visits.Arrived * 3600, s.WindowS, s.Visits.Arrived),
        "Tickets issued per hour of the window.", "Выданные талоны в час за окно.");

    public static Metric OfferedLoad { get; } = Make("visit-load", "erlang", s => new Quotient(s.Visits.Arrived * s.Visits.ServiceS, s.Visits.Served * s.WindowS, s.Visits.Served),
        "Offered load: arrival rate × mean service.", "Поступающая нагрузка: интенсивность × среднее обслуживание.");

    public static ImmutableArray<Metric> All { get; } =
        [Arrived, Served, NoShows, Left, TurnedAway, MeanWait, MeanWaitToService, LongestWait, MeanService, ArrivalRate, OfferedLoad];

    private static Metric Make(string id, string unit, Func<Sample, Quotient> of, string english, string russian) =>
        new(id, unit, english, russian, MetricTime.Interval, [Scope.Company, Scope.Office, Scope.Service, Scope.Window, Scope.Operator], of);
}
