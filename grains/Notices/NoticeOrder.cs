using NodaTime;

namespace OpsHub.Grains.Notices;

/// <summary>How notices stand, and which a list shows first.</summary>
public static class NoticeOrder
{
    public static NoticeStanding StandingOf(NoticeState state, Instant now) => state switch
    {
        { CompleteAt: not null } => state.Late ? NoticeStanding.Late : NoticeStanding.InTime,
        { Phase: NoticePhase.Withdrawn } => state.Overdue ? NoticeStanding.Missed : NoticeStanding.Withdrawn,
        { Required: { DueAt: { } due } told } when now > due => told.EventAt > due && now >= told.EventAt ? NoticeStanding.Missed : NoticeStanding.Overdue,
        { Required.AmberAt: { } amber } when now >= amber => NoticeStanding.AtRisk,
        _ => NoticeStanding.Open,
    };

    public static bool IsOpen(NoticeLine line) => line.Standing is NoticeStanding.Open or NoticeStanding.AtRisk or NoticeStanding.Overdue;

    /// <summary>What is late first, then what is due; what is done last.</summary>
    public static int Rank(NoticeLine line) => line.Standing switch
    {
        NoticeStanding.Overdue => 0,
        NoticeStanding.AtRisk => 1,
        NoticeStanding.Open => 2,
        _ => 3,
    };
}
