using OpsHub.Grains.Alerts;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Alerts;

/// <summary>One alert of a rule at a subject, in the whole domain.</summary>
internal sealed class AlertDesk(AlertRule rule, string subject = "office/north")
{
    public static readonly AlertRule Rule = new("wait-over-norm", "Ожидание выше нормы", "Wait over the norm", WatchKind.Condition, ConditionKinds.WaitOverNorm, Severity.Critical, ForS: 60, SettleS: 120, EscalateS: 300, Group: "wait");

    public World World { get; } = new(Scenes.Morning);

    public GrainId Id { get; } = Alert.IdOf("volga", rule.Id, subject);

    public AlertState State => World.State<AlertState>(Id);

    public IEnumerable<string> Story => World.Facts.Where(f => f.Grain == Id).Select(f => Concepts.Catalog.NameOf(f.Event).Split('/')[0]);

    public void Begin(long n = 6) => World.Must(Id, new BeginCondition(new AlertTerms(rule, subject, "Северное"), new Reading(1450, 900, "s", n)));

    public void End() => World.Must(Id, new EndCondition());

    public void Fire()
    {
        Begin();
        World.Advance(rule.ForS);
    }
}
