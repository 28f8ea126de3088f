using OpsHub.Grains.Norms;

namespace OpsHub.Grains.Alerts;

/// <summary>An outage that goes on, and how many appeals that it brought are late under a norm.</summary>
public readonly record struct LateAppeals(string Outage, string Name, long Late);

/// <summary>
/// Divides a norm of appeals that is broken: what outages brought is an alert of its own at each outage, of which the outage is the cause; the company's own alert is about the rest (ADR 0097).
/// </summary>
public static class CausedAppeals
{
    private const string Prefix = "outage/";

    /// <summary>Whether late appeals break the norm one by one: those of a mean or a share cannot be taken out of it.</summary>
    public static bool Divides(NormRule rule) => rule is { Aggregation: NormAggregation.Case, Metric: NormMetrics.RegistrationTime or NormMetrics.ProcessingTime };

    public static IEnumerable<Standing> Divide(Standing whole, IEnumerable<LateAppeals> caused)
    {
        var rest = whole.Reading.Value ?? 0;
        foreach (var (outage, name, late) in caused)
        {
            if (late == 0) continue;
            rest -= late;
            yield return whole with { Subject = SubjectOf(outage), SubjectName = name, Reading = whole.Reading with { Value = late, N = late } };
        }
        yield return rest > 0 ? whole with { Reading = whole.Reading with { Value = rest } } : whole with { Verdict = Verdict.Over, Reading = whole.Reading with { Value = 0 } };
    }

    public static string SubjectOf(string outage) => Prefix + outage;

    /// <summary>The outage that an alert's subject is, or null.</summary>
    public static string? OutageOf(string subject) => subject.StartsWith(Prefix, StringComparison.Ordinal) ? subject[Prefix.Length..] : null;
}
