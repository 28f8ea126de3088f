using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Permits;

/// <summary>One task of a case as its row says it.</summary>
internal readonly record struct PermitTask(Instant At, string Resource);

/// <summary>One case of a permits file.</summary>
/// <param name="EndedAt">Null while it is open.</param>
/// <param name="Tasks">In the order of the file.</param>
internal sealed record PermitCase(string Id, string Channel, string Department, string Responsible, Instant StartedAt, Instant DeadlineAt, Instant? EndedAt, List<PermitTask> Tasks)
{
    public const string TaskBeforeStart = "task before its case's start: taken at the start";
    public const string TaskAfterEnd = "task after its case's end: the case stays closed, the task is left out";
    public const string EndBeforeStart = "case ended before it started: closed at its start";
    public const string SameTimeOfDay = "deadline at the start's own time of day (within 2 min)";

    private const string Actor = "replay:permits";

    /// <summary>Whole local days from start to deadline.</summary>
    public int TermDays(DateTimeZone zone) => Period.Between(StartedAt.InZone(zone).Date, DeadlineAt.InZone(zone).Date, PeriodUnits.Days).Days;

    /// <summary>What happened to it, as commands in the order of their instants.</summary>
    public IEnumerable<Envelope> Facts(GrainId grain, DateTimeZone zone, Notes notes)
    {
        if (Duration.FromMinutes(2) >= Apart(zone)) notes.Count(SameTimeOfDay);
        yield return Fact(grain, "register", new RegisterAppeal(PermitStandard.KindOf(TermDays(zone)), Channel, Office: Department, PromisedAt: DeadlineAt, Executor: Responsible), StartedAt);
        var executor = default(string);
        foreach (var (task, i) in Tasks.OrderBy(t => t.At).Select((t, i) => (t, i)))
        {
            if (task.At > EndedAt) notes.Count(TaskAfterEnd);
            if (task.At < StartedAt) notes.Count(TaskBeforeStart);
            if (task.At > EndedAt || task.Resource == executor) continue;
            var at = Instant.Max(task.At, StartedAt);
            if (executor is not null) yield return Fact(grain, $"forward:{i}", new ForwardAppeal(task.Resource), at);
            yield return Fact(grain, $"take:{i}", new TakeAppeal(executor = task.Resource), at);
        }
        if (EndedAt is not { } ended) yield break;
        if (ended < StartedAt) notes.Count(EndBeforeStart);
        yield return Fact(grain, "close", new CloseAppeal("case closed", executor ?? Responsible), Instant.Max(ended, StartedAt));
    }

    private Duration Apart(DateTimeZone zone)
    {
        var apart = DeadlineAt.InZone(zone).TimeOfDay - StartedAt.InZone(zone).TimeOfDay;
        var ticks = Math.Abs(apart.ToDuration().BclCompatibleTicks);
        return Duration.FromTicks(Math.Min(ticks, NodaConstants.TicksPerDay - ticks));
    }

    private static Envelope Fact(GrainId grain, string id, AppealStep command, Instant at) => new(grain, $"replay:{id}", command, Actor, at);
}
