using NodaTime;
using OpsHub.Grains.Callers;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay.Technion;

/// <summary>
/// What a row of the Technion file says as facts of one call. The row's date holds for every time in it, as the publisher counts: the times in
/// seconds (<c>q_time</c>, <c>ser_time</c>) carry a call over midnight, not the clock times. Every oddity has its rule; each application is counted.
/// </summary>
/// <param name="line">Phone line the calls came by.</param>
/// <param name="clock">The source's wall clock.</param>
/// <param name="notes">Where rules are counted.</param>
internal sealed class TechnionCall(string line, LocalClock clock, Notes notes)
{
    public const string Phantom = "PHANTOM: ignored, as the publisher says";
    public const string MenuOnly = "left in the menu: not offered";
    public const string NeverServed = "AGENT without service or wait: left in the menu, not offered";
    public const string NotConnected = "AGENT without service after a wait: left the queue unconnected, not offered";
    public const string HungUpAtOnce = "HANG after 0 s in the queue: not offered";
    public const string ServiceOfAbandoned = "HANG with times of service: abandoned, the service is left out";
    public const string QueueAtMidnight = "wait without a time of joining (0:00:00): counted as never queued when answered, as joined at midnight when abandoned";
    public const string NoServer = "answered by NO_SERVER: operator unknown";
    public const string NoTalk = "answered with a service of 0 s: counted";
    public const string ServedBeforeJoining = "service begins before the queue was joined: answered on joining";
    public const string MenuAfterQueue = "menu entered after the wait or service began: taken as entered then";
    public const string OverMidnight = "the call runs over midnight: its end is counted on from its beginning";

    /// <summary>The facts, in order; none for a phantom.</summary>
    public IEnumerable<(Instant At, CallerCommand Fact)> Facts(TechnionRow row)
    {
        if (row.Outcome == TechnionOutcome.Phantom)
        {
            notes.Count(Phantom);
            return [];
        }
        var facts = row switch
        {
            { Outcome: TechnionOutcome.Agent, ServedAt: { } servedAt } => Answered(row, servedAt),
            { Outcome: TechnionOutcome.Hang, WaitS: > 0 } => Abandoned(row),
            { JoinedAt: { } joinedAt } => Unconnected(row, clock.At(row.Date, joinedAt)),
            _ => [LeaveMenu(row)],
        };
        return [EnterMenu(row, facts[0].At), .. facts];
    }

    private (Instant At, CallerCommand Fact)[] Answered(TechnionRow row, LocalTime servedTime)
    {
        if (row.Server is null) notes.Count(NoServer);
        if (row.ServiceS == 0) notes.Count(NoTalk);
        var servedAt = clock.At(row.Date, servedTime);
        if (row.JoinedAt is not { } joinedTime)
        {
            if (row.WaitS > 0) notes.Count(QueueAtMidnight);
            return [(servedAt, new AnswerCall(line, row.Server, 0)), End(row, servedAt)];
        }
        var joinedAt = clock.At(row.Date, joinedTime);
        if (servedAt < joinedAt) servedAt = Late(row, joinedAt);
        return [(joinedAt, new JoinQueue(line, row.Priority)), (servedAt, new AnswerCall(line, row.Server, row.WaitS)), End(row, servedAt)];
    }

    /// <summary>Service that seems to begin before the wait: after midnight, or by the servers' clock, which runs a little slow.</summary>
    private Instant Late(TechnionRow row, Instant joinedAt)
    {
        var leftAt = joinedAt + Duration.FromSeconds(row.WaitS);
        if (IsNextDay(row, leftAt)) return leftAt;
        notes.Count(ServedBeforeJoining);
        return joinedAt;
    }

    private (Instant At, CallerCommand Fact)[] Abandoned(TechnionRow row)
    {
        if (row.ServedAt is not null) notes.Count(ServiceOfAbandoned);
        if (row.JoinedAt is null) notes.Count(QueueAtMidnight);
        var joinedAt = clock.At(row.Date, row.JoinedAt ?? LocalTime.Midnight);
        return [(joinedAt, new JoinQueue(line, row.Priority)), (Later(row, joinedAt, row.WaitS), new AbandonCall(line, row.WaitS))];
    }

    private (Instant At, CallerCommand Fact)[] Unconnected(TechnionRow row, Instant joinedAt)
    {
        var hungUp = row.Outcome == TechnionOutcome.Hang;
        notes.Count(hungUp ? HungUpAtOnce : NotConnected);
        return [(joinedAt, new JoinQueue(line, row.Priority)), (Later(row, joinedAt, row.WaitS), hungUp ? new AbandonCall(line, 0) : new LeaveLine(line, "not-connected"))];
    }

    private (Instant At, CallerCommand Fact) LeaveMenu(TechnionRow row)
    {
        notes.Count(row.Outcome == TechnionOutcome.Agent ? NeverServed : MenuOnly);
        var (enteredAt, leftAt) = (clock.At(row.Date, row.MenuAt), clock.At(row.Date, row.MenuLeftAt));
        if (leftAt < enteredAt) notes.Count(MenuAfterQueue);
        return (Instant.Max(enteredAt, leftAt), new LeaveMenu(line));
    }

    private (Instant At, CallerCommand Fact) EnterMenu(TechnionRow row, Instant next)
    {
        var enteredAt = clock.At(row.Date, row.MenuAt);
        if (enteredAt > next) notes.Count(MenuAfterQueue);
        return (Instant.Min(enteredAt, next), new EnterMenu(line));
    }

    private (Instant At, CallerCommand Fact) End(TechnionRow row, Instant servedAt) => (Later(row, servedAt, row.ServiceS), new EndCall(line, row.ServiceS));

    private Instant Later(TechnionRow row, Instant from, int seconds)
    {
        var at = from + Duration.FromSeconds(seconds);
        if (IsNextDay(row, at)) notes.Count(OverMidnight);
        return at;
    }

    private bool IsNextDay(TechnionRow row, Instant at) => at.InZone(clock.Zone).Date > row.Date;
}
