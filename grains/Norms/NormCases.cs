using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Figures;

namespace OpsHub.Grains.Norms;

/// <summary>The tickets, calls and appeals behind a norm's figure, worst first.</summary>
internal static class NormCases
{
    /// <param name="clocks">Of appeals, already read.</param>
    /// <returns>The worst ones, and how many there are.</returns>
    public static (ImmutableArray<NormCase> Cases, int Count) Of(IContacts contacts, NormReading reading, NormDetail detail, List<NormCase> clocks, string? subject, int most)
    {
        var rule = detail.Row.Rule;
        if (detail.Row.NotEnforced is not null) return ([], 0);
        var wanted = detail.Offices.Select(o => o.Subject).Where(s => subject is null || s == subject).ToList();
        var (from, to) = (reading.Zone.AtStartOfDay(detail.Row.First).ToInstant() - Slack, reading.Zone.AtStartOfDay(reading.Day.PlusDays(1)).ToInstant() + Slack);
        var all = NormMetrics.Find(rule.Metric)!.Source switch
        {
            MetricSource.Visits => contacts.Visits(reading.Standard.Company, Keys(wanted, Applying.OfficePrefix), from, to).Select(v => Case(reading, rule, v)),
            MetricSource.Calls => contacts.Calls(reading.Standard.Company, Keys(wanted, Applying.LinePrefix), from, to).Select(c => Case(reading, rule, c)),
            MetricSource.Clocks => clocks,
            _ => [],
        };
        var cases = all.OfType<NormCase>().Where(c => reading.InWindow(c.Subject, c.At, detail.Row)).ToList();
        return ([.. cases.OrderByDescending(c => c.Over).ThenByDescending(c => c.Value).ThenBy(c => c.At).Take(most)], cases.Count);
    }

    /// <summary>Offices of one company lie within a few zones of its own.</summary>
    private static readonly Duration Slack = Duration.FromHours(12);

    private static List<string> Keys(IEnumerable<string> subjects, string prefix) => [.. subjects.Where(s => s.StartsWith(prefix, StringComparison.Ordinal)).Select(s => s[prefix.Length..])];

    private static NormCase? Case(NormReading reading, NormRule rule, VisitCase visit)
    {
        var subject = Applying.OfficePrefix + visit.Office;
        var v = visit.Visit;
        var sum = Weighing.Of(rule, rule.Denominators?[0], reading.ThresholdOf(rule, subject, v.IssuedAt), v);
        int? seconds = rule.Metric is NormMetrics.Visits ? null : (int)(sum.LeftOutBottom > 0 ? sum.LeftOutTop : rule.Aggregation == NormAggregation.Mean ? sum.Top : sum.Longest);
        return sum.IsEmpty ? null : new NormCase(subject, v.Ticket, v.IssuedAt, seconds, sum.Over > 0, sum.LeftOutBottom > 0, v.Service, v.Window == 0 ? null : v.Window, v.Operator);
    }

    private static NormCase? Case(NormReading reading, NormRule rule, CallCase call)
    {
        var subject = Applying.LinePrefix + call.Line;
        var c = call.Call;
        var sum = Weighing.Of(rule, rule.Denominators?[0], reading.ThresholdOf(rule, subject, c.OfferedAt), c);
        int? measured = rule.Metric switch { NormMetrics.CallDuration or NormMetrics.WrapUpTime or NormMetrics.LookupTime => c.TalkS, NormMetrics.RingsToAnswer or NormMetrics.RingsBeforeGivingUp => c.Rings, _ => c.WaitedS };
        return sum.IsEmpty ? null : new NormCase(subject, c.Call, c.OfferedAt, measured, sum.Over > 0, false, null, null, c.Operator);
    }
}
