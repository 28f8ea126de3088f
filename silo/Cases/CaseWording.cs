using OpsHub.Grains.Cases;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cases;

/// <summary>What happened to a case as sentences, in the profile's words; nobody is named.</summary>
internal sealed class CaseWording(DeadlinesProfile told, ProcessProfile process)
{
    /// <summary>Null for what is shown elsewhere: the clocks themselves.</summary>
    public (string Ru, string En)? Say(CaseEvent happened) => happened switch
    {
        CaseOpened e => ($"дело открыто: {Event(e.On).Ru}", $"case opened: {Event(e.On).En}"),
        CaseEventRecorded e => Event(e.Event),
        CaseEventCorrected e => ($"исправлен момент: {Event(e.Event).Ru} ({e.Reason})", $"instant corrected: {Event(e.Event).En} ({e.Reason})"),
        CaseAtRisk e => ($"срок под угрозой: {Step(e.Step).Ru}", $"at risk: {Step(e.Step).En}"),
        CaseOverdue e => ($"{(e.Warn ? "срок шага прошёл" : "срок нарушен")}: {Step(e.Step).Ru}", $"{(e.Warn ? "warned, overdue" : "overdue")}: {Step(e.Step).En}"),
        CaseOwnerChanged { Step: { } step } e => ($"шаг «{Step(step).Ru}» передан: {e.Owner}", $"step {Step(step).En} given to {e.Owner}"),
        CaseOwnerChanged e => ($"дело передано: {e.Owner}", $"case given to {e.Owner}"),
        CaseCompleted e => ($"дело завершено: {Event(e.Result).Ru}", $"case completed: {Event(e.Result).En}"),
        CaseCancelled e => ($"дело прекращено: {Ground(e.Ground).Ru}", $"case cancelled: {Ground(e.Ground).En}"),
        CaseClocksSet => null,
        _ => throw new InvalidOperationException($"No words for {happened}."),
    };

    public (string Ru, string En) Event(string id) => told.Events.FirstOrDefault(e => e.Id == id) is { } word ? (word.Name, word.NameEn) : (id, id);

    private (string Ru, string En) Step(string id) => process.Steps.FirstOrDefault(s => s.Id == id) is { } step ? (step.Name, step.NameEn) : ("дело целиком", "the whole case");

    private (string Ru, string En) Ground(string id) => (process.Grounds ?? []).FirstOrDefault(g => g.Id == id) is { } ground ? (ground.Name, ground.NameEn) : (id, id);
}
