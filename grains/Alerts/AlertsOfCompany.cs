using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Figures;
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
    private FiringBook? _firing;

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

    /// <summary>The outage that touches a subject and began first, or null. Late appeals follow from their outage until their alert is withdrawn, also when it is over by then.</summary>
    public KnownCause? OutsideAt(string subject) => CausedAppeals.OutageOf(subject) is null ? OutageCauses.FirstAt(subject) : Outage(subject);

    /// <summary>The outage of a cause's key, or null.</summary>
    public KnownCause? Outage(string key) => CausedAppeals.OutageOf(key) is { } id && Outages.Find(id) is { } outage ? OutageCauses.Cause(outage) : null;

    /// <summary>Those of <see cref="Open"/> that fire.</summary>
    [JsonIgnore]
    public FiringBook Firing => _firing ??= new FiringBook(this);

    /// <returns>Whether the wall may say something else than before.</returns>
    public bool Apply(in Recorded fact)
    {
        switch (fact.Event)
        {
            case CompanyRegistered e: Registered = e; break;
            case OfficeRegistered e:
                Outages.Register(fact.Grain.Key, e.Details);
                (_outageCauses, _firing) = (null, null);   // every outage may touch other offices now
                break;
            case OutageEvent e:
                Outages.Apply(fact.Grain.Key, e);
                var subjects = OutageCauses.Put(fact.Grain.Key, Outages.Open.GetValueOrDefault(fact.Grain.Key));
                foreach (var subject in subjects) Firing.Outage(subject);
                return subjects.Count > 0;
            case RuleEvent e: Rule(e); break;
            case RotaEvent e: Rotas = Grains.Rotas.Rotas.Evolve(Rotas, e); break;
            case SilenceEvent e:
                Silent[fact.Grain.Key] = Silences.Evolve(Silent.GetValueOrDefault(fact.Grain.Key, SilencesState.None), e);
                Firing.Silence(fact.Grain.Key);
                break;
            case AlertEvent e:
                Alert(fact.Grain.Key, e);
                Firing.Alert(fact.Grain.Key);
                break;
        }
        if (fact.Event is ConditionRead) return Open.GetValueOrDefault(fact.Grain.Key) is { } read && CausedAppeals.OutageOf(read.Terms.Subject) is not null;   // the wall counts its appeals
        return fact.Event is not (CompanyEvent or RuleEvent or RotaEvent or ConditionBegan or AlertCommented or AlertDelivered);
    }

    /// <summary>The silence that covers an alert now, or null.</summary>
    public SilencedCell? SilenceOf(AlertNow alert) =>
        SilenceOf(alert, Silences.Everywhere) ?? (Topology.OfficeOf(alert.Terms.Subject) is { } office ? SilenceOf(alert, office[(Scope.Office.Length + 1)..]) : null);

    /// <summary>The cell of an alert that fires, as the inbox shows it; or null.</summary>
    public AlertCell? Cell(string key)
    {
        if (!Open.TryGetValue(key, out var alert) || !alert.Fires) return null;
        var cause = Firing.Causes.Of(key);
        return alert.Cell(key, SilenceOf(alert), cause, cause is null ? null : Outage(cause)?.Name ?? Open.GetValueOrDefault(cause)?.Terms.SubjectName, Firing.Causes.Consequences.GetValueOrDefault(key)?.Alerts ?? 0);
    }

    private SilencedCell? SilenceOf(AlertNow alert, string place) => Silent.GetValueOrDefault(place)?.All.Values
        .Where(s => s.Silent && s.Said.Covers(place == Silences.Everywhere ? null : place, alert.Terms.Rule.Id, alert.Terms.Subject))
        .Select(s => new SilencedCell(s.Said.Id, s.Said.Kind, s.Said.Reason, s.Said.By, s.TurnsAt)).FirstOrDefault();

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
            case AlertCommented or AlertDelivered or AlertNotDelivered or AlertUnmanned or AlertUnreached when !Open.ContainsKey(key): break;   // written after it was over: it stands in the log
            default: Open[key].Apply(happened); break;
        }
    }
}
