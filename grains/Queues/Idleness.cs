using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Queues;

/// <summary>Windows that stand free although somebody waits for them: told as soon as it begins, a breach when it lasts.</summary>
internal static class Idleness
{
    /// <summary>Adds to a decision the windows that began to be waited for with it.</summary>
    public static Decision<QueueEvent> Noted(QueueState before, Decision<QueueEvent> decision, Instant at)
    {
        if (decision.Refusal is not null || decision.Events.IsEmpty || before.Rules?.Discipline?.IdleS is not { } idleS) return decision;
        var after = decision.Events.Aggregate(before, QueueFold.Evolve);
        if (after.Rules?.Discipline?.IdleS is null) return decision;
        if (after.Waiting.Count == 0) return decision;
        var begun = after.Windows.Where(w => w.Value is { MayCall: true, AwaitedAt: null } && IsAwaited(after, w.Key, w.Value)).ToList();
        return begun.Count == 0 ? decision : Decision<QueueEvent>.Of([.. decision.Events, .. begun.Select(w => Begun(w.Key, w.Value, idleS, at))]);
    }

    /// <summary>The time is up: a breach if the window is still free and waited for, and again each time as long.</summary>
    public static Decision<QueueEvent> Pass(QueueState queue, int number, Instant at) =>
        queue.Windows.GetValueOrDefault(number) is { MayCall: true, AwaitedAt: { } since } window && IsAwaited(queue, number, window)
            ? new WindowIdled(number, since, WaitingFor(queue, number, window), at)
            : Decision<QueueEvent>.Nothing;

    /// <summary>Whether a free window has somebody to call.</summary>
    private static bool IsAwaited(QueueState queue, int number, AdmittedWindow window) =>
        queue.AllAt(number).Count == 0 && queue.Waiting.Any(t => Discipline.Serves(window, number, t));

    private static int WaitingFor(QueueState queue, int number, AdmittedWindow window) => queue.Waiting.Count(t => Discipline.Serves(window, number, t));

    private static WindowAwaited Begun(int number, AdmittedWindow window, int idleS, Instant at) =>
        new(number, Instant.Max(at, window.WrapUpUntil) + Duration.FromSeconds(idleS), at);
}
