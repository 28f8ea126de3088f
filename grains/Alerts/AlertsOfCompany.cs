using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Rotas;
using OpsHub.Grains.Walls;

namespace OpsHub.Grains.Alerts;

/// <summary>Rules, silences and alerts of one company, folded from the log.</summary>
internal sealed class AlertsOfCompany
{
    /// <summary>Alerts that are over and still shown.</summary>
    private const int MostPast = 200;

    /// <summary>Versions of a rule that are shown; the log has all.</summary>
    private const int MostVersions = 20;

    private OutageCauses? _outageCauses;

    public CompanyRegistered? Registered { get; set; }

    /// <summary>Outages that go on explain what they touch.</summary>
    public OutagesOfCompany Outages { get; set; } = new();

    public RulesState Rules { get; set; } = RulesState.None;

    /// <summary>What was said of each rule, newest first.</summary>
    public Dictionary<string, List<RuleVersion>> Versions { get; set; } = [];

    /// <summary>Who answers for them.</summary>
    public RotasState Rotas { get; set; } = RotasState.None;

    /// <summary>By office, or <see cref="Silences.Everywhere"/>.</summary>
    public Dictionary<string, SilencesState> Silent { get; set; } = [];

    /// <summary>Pending and firing, by key of the grain.</summary>
    public Dictionary<string, AlertNow> Open { get; set; } = [];

    /// <summary>Newest first.</summary>
    public List<PastAlert> Past { get; set; } = [];

    /// <summary>As the wall shows it, or null while it shows none.</summary>
    public WallAlertsCell? OnWall { get; set; }

    /// <summary><see cref="Outages"/> as causes.</summary>
    [JsonIgnore]
    public OutageCauses OutageCauses => _outageCauses ??= new OutageCauses(Outages.Open.Values);

    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, AlertNow>> Firing => Open.Where(a => a.Value.Fires);

    /// <returns>Whether the wall may say something else than before.</returns>
    public bool Apply(in Recorded fact)
    {
        switch (fact.Event)
        {
            case CompanyRegistered e: Registered = e; break;
            case OfficeRegistered e:
                Outages.Register(fact.Grain.Key, e.Details);
                _outageCauses = null;   // every outage may touch other offices now
                break;
            case OutageEvent e:
                Outages.Apply(fact.Grain.Key, e);
                return OutageCauses.Put(fact.Grain.Key, Outages.Open.GetValueOrDefault(fact.Grain.Key));
            case RuleEvent e: Rule(e); break;
            case RotaEvent e: Rotas = Grains.Rotas.Rotas.Evolve(Rotas, e); break;
            case SilenceEvent e: Silent[fact.Grain.Key] = Silences.Evolve(Silent.GetValueOrDefault(fact.Grain.Key, SilencesState.None), e); break;
            case AlertEvent e: Alert(fact.Grain.Key, e); break;
        }
        return fact.Event is not (CompanyEvent or RuleEvent or RotaEvent or ConditionBegan or ConditionRead or AlertCommented or AlertDelivered);
    }

    /// <summary>Which alert follows from what.</summary>
    public ImmutableDictionary<string, string> Causes(IReadOnlyCollection<KnownCause> known) =>
        Inhibition.Causes([.. Firing.Select(a => new Inhibited(a.Key, a.Value.Terms.Rule, a.Value.Terms.Subject, a.Value.Since))], known);

    /// <summary>The silence that covers an alert now, or null.</summary>
    public SilencedCell? SilenceOf(AlertNow alert)
    {
        foreach (var (place, silences) in Silent)
            foreach (var known in silences.All.Values)
                if (known.Silent && known.Said.Covers(place == Silences.Everywhere ? null : place, alert.Terms.Rule.Id, alert.Terms.Subject))
                    return new SilencedCell(known.Said.Id, known.Said.Kind, known.Said.Reason, known.Said.By, known.TurnsAt);
        return null;
    }

    /// <summary>The cell of an alert that fires, as the inbox shows it; or null.</summary>
    public AlertCell? Cell(string key)
    {
        if (!Open.TryGetValue(key, out var alert) || !alert.Fires) return null;
        var causes = Causes(OutageCauses.First);
        return alert.Cell(key, SilenceOf(alert), causes.GetValueOrDefault(key), null, causes.Values.Count(c => c == key));
    }

    private void Rule(RuleEvent happened)
    {
        Rules = AlertRules.Evolve(Rules, happened);
        if (!Versions.TryGetValue(happened.Rule, out var versions)) Versions[happened.Rule] = versions = [];
        versions.Insert(0, happened switch
        {
            AlertRulePut e => new RuleVersion("put", e.Said, e.By, e.At),
            AlertRuleRemoved e => new RuleVersion("removed", null, e.By, e.At),
            AlertRuleSwitched e => new RuleVersion(e.On ? "on" : "off", null, e.By, e.At),
            _ => throw new InvalidOperationException($"Unknown event {happened}."),
        });
        if (versions.Count > MostVersions) versions.RemoveAt(MostVersions);
    }

    private void Alert(string key, AlertEvent happened)
    {
        switch (happened)
        {
            case ConditionBegan e: Open[key] = new AlertNow { Terms = e.Terms, Since = e.At, Reading = e.Reading }; break;
            case ConditionPassed: Open.Remove(key); break;
            case AlertResolved e:
                if (Open.Remove(key, out var over)) Past.Insert(0, over.Past(key, e));
                if (Past.Count > MostPast) Past.RemoveAt(MostPast);
                break;
            case AlertCommented or AlertDelivered or AlertNotDelivered or AlertUnmanned when !Open.ContainsKey(key): break;   // written after it was over: it stands in the log
            default: Open[key].Apply(happened); break;
        }
    }
}
