using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Alerts;

/// <summary>One rule at every subject, decided as its alerts decide, with nobody there: no one accepts, silences or is told.</summary>
/// <param name="rule">The rule; it goes up to nobody.</param>
public sealed class AlertTrial(AlertRule rule)
{
    private readonly AlertRule _rule = rule with { EscalateS = null };
    private readonly Dictionary<string, AlertState> _alerts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _firing = new(StringComparer.Ordinal);

    /// <summary>Every firing, by when it began.</summary>
    public List<BackTestFiring> Firings { get; } = [];

    /// <summary>What a look at an instant has seen.</summary>
    public void Look(IEnumerable<Standing> standings, Instant now)
    {
        foreach (var subject in _alerts.Where(a => a.Value.DueAt <= now).Select(a => a.Key).ToList()) Tell(subject, new WakeAlert(_alerts[subject].Phase == AlertPhase.Pending ? "fire" : "resolve"), _alerts[subject].DueAt!.Value);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var standing in standings)
        {
            seen.Add(standing.Subject);
            if (standing.Verdict == Verdict.Holds) Tell(standing.Subject, new BeginCondition(new AlertTerms(_rule, standing.Subject, standing.SubjectName), standing.Reading), now);
            else if (standing.Verdict == Verdict.Over) Tell(standing.Subject, new EndCondition(), now);
        }
        foreach (var gone in _alerts.Keys.Where(s => !seen.Contains(s)).ToList()) Tell(gone, new EndCondition(), now);
    }

    private void Tell(string subject, AlertCommand command, Instant at)
    {
        var state = _alerts.GetValueOrDefault(subject, AlertState.Quiet);
        foreach (var happened in Alert.Decide(state, command, new Turn(new GrainId(Alert.Kind.Name, "trial", "trial"), at, at, "trial")).Events)
        {
            state = Alert.Evolve(state, happened);
            if (happened is AlertFired { ToldAt: null } fired)
            {
                _firing[subject] = Firings.Count;
                Firings.Add(new BackTestFiring(subject, state.Terms!.SubjectName, at, null, fired.Reading, true));
            }
            else if (happened is ConditionEnded && _firing.TryGetValue(subject, out var ended))
                Firings[ended] = Firings[ended] with { Useful = at - Firings[ended].FiredAt >= Duration.FromSeconds(BackTestAnswer.UsefulS) };
            else if (happened is AlertResolved && _firing.Remove(subject, out var over)) Firings[over] = Firings[over] with { EndedAt = at };
        }
        _alerts[subject] = state;
    }
}
