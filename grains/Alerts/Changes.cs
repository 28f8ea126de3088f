using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Alerts;

/// <summary>What the evaluator tells the alerts of a company after a look at everything: only what has changed. Pure.</summary>
public static class Changes
{
    /// <param name="company">Whose.</param>
    /// <param name="standings">Every rule in force at every subject it covers.</param>
    /// <param name="open">Alerts that are pending or fire.</param>
    /// <param name="inForce">Ids of the rules in force.</param>
    public static IEnumerable<(GrainId Alert, AlertCommand Command)> Of(string company, IReadOnlyCollection<Standing> standings, IReadOnlyCollection<OpenAlert> open, IReadOnlySet<string> inForce)
    {
        var known = open.ToDictionary(a => a.Key, StringComparer.Ordinal);
        foreach (var standing in standings)
        {
            var alert = Alert.IdOf(company, standing.Rule.Id, standing.Subject);
            known.Remove(alert.Key, out var before);
            if (Command(standing, before) is { } command) yield return (alert, command);
        }
        foreach (var (key, left) in known)
            if (Command(left, inForce) is { } command) yield return (new GrainId(Alert.Kind.Name, company, key), command);
    }

    private static AlertCommand? Command(Standing now, OpenAlert? before) => (now.Verdict, before) switch
    {
        (Verdict.Holds, not { Holds: true }) => new BeginCondition(new AlertTerms(now.Rule, now.Subject, now.SubjectName), now.Reading),
        (Verdict.Holds, _) => new ReadCondition(now.Reading),
        (Verdict.Over, { Holds: true }) => new EndCondition(),
        _ => null,
    };

    /// <summary>Nobody speaks of it any more: a condition is then over; a figure whose rule, office or norm is gone is nobody's trouble.</summary>
    private static AlertCommand? Command(OpenAlert left, IReadOnlySet<string> inForce) =>
        !inForce.Contains(left.Terms.Rule.Id) || left.Terms.Rule.Watch != WatchKind.Condition ? new WithdrawAlert() : left.Holds ? new EndCondition() : null;
}
