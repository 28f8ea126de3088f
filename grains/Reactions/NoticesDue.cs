using NodaTime;
using OpsHub.Grains.Announcements;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Notices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Reactions;

/// <summary>
/// What happens to outages and channels must be told to customers where the company's standard says so: the notice begins by itself, follows what changes, and is withdrawn with what it was about.
/// A notice that is published for screens hangs in the halls of its offices.
/// </summary>
/// <param name="standards">Where none asks for notices nobody is asked.</param>
public sealed class NoticesDue(IStandards standards) : IReaction
{
    public string Name => "notices-due";

    public IEnumerable<(GrainId Grain, ICommand Command)> To(in Recorded fact) =>
        fact.Event is OutageEvent or ChannelEvent or NoticeEvent && standards.Service(fact.Grain.Company, fact.Event.At) is { Notices.Rules.IsEmpty: false } ? Wanted(fact.Grain, fact.Event) : [];

    private static IEnumerable<(GrainId Grain, ICommand Command)> Wanted(GrainId grain, IEvent happened) => happened switch
    {
        OutageReported e => OfOutage(grain, e.Kind, e.StartsAt, new NoticeFacts(e.StartsAt, e.EstimateAt, null, e.Area, e.Cause), e),
        OutageChanged e => OfOutage(grain, e.Kind, e.StartsAt, new NoticeFacts(e.StartsAt, null, null, e.Area, e.Cause), e),
        OutageEstimateGiven e => Ends(grain, e.EstimateAt),
        OutageEstimateMoved e => Ends(grain, e.EstimateAt),
        OutageEstimateWithdrawn => Ends(grain, null),
        OutageRestored e => [Over(grain, NoticeEvents.OutageBegins, Subject(grain), e.Reason), Over(grain, NoticeEvents.OutageReported, Subject(grain), e.Reason)],
        InterruptionBegan e => [Began(grain, e.Interruption, new NoticeFacts(e.StartedAt, null, grain.Key, null, e.Reason))],
        InterruptionJoined e => Joined(grain, e),
        InterruptionEnded e => [Restored(grain, e.Interruption, new NoticeFacts(e.StartedAt, e.EndedAt, grain.Key, null, e.Reason)), Down(grain, e.Interruption)],
        InterruptionCorrected e => Corrected(grain, e),
        InterruptionWithdrawn e => Gone(grain, e.Interruption),
        NoticePublished { Place: NoticePlace.Screens } e => (e.Offices ?? [OfficeAnnouncements.Everywhere]).Select(o => (OfficeAnnouncements.IdOf(grain.Company, o), (ICommand)Hung(grain, e))),
        NoticeChanged e => Fallen(grain, e.OffScreens ?? [OfficeAnnouncements.Everywhere]),
        NoticeWithdrawn e => Fallen(grain, e.OffScreens ?? [OfficeAnnouncements.Everywhere]),
        _ => [],
    };

    private static IEnumerable<(GrainId, ICommand)> OfOutage(GrainId outage, OutageKind kind, Instant? startsAt, NoticeFacts facts, OutageEvent happened) => kind switch
    {
        OutageKind.Planned when startsAt is { } at => [Awaited(outage, NoticeEvents.OutageBegins, Subject(outage), at, facts)],
        OutageKind.Emergency => [Awaited(outage, NoticeEvents.OutageReported, Subject(outage), startsAt ?? happened.At, facts)],
        _ => [],
    };

    private static IEnumerable<(GrainId, ICommand)> Ends(GrainId outage, Instant? at) =>
        new[] { NoticeEvents.OutageBegins, NoticeEvents.OutageReported }.Select(on => (Notice.IdOf(outage.Company, NoticeKey.Of(on, Subject(outage))), (ICommand)new AwaitNoticeEnd(at)));

    private static IEnumerable<(GrainId, ICommand)> Joined(GrainId channel, InterruptionJoined e)
    {
        var facts = new NoticeFacts(e.StartedAt, e.EndedAt, channel.Key, null, e.Reason);
        return [Began(channel, e.Interruption, facts with { EndsAt = null }), .. e.EndedAt is null ? [] : new[] { Restored(channel, e.Interruption, facts) }, .. e.Absorbed.SelectMany(part => Gone(channel, part))];
    }

    private static IEnumerable<(GrainId, ICommand)> Corrected(GrainId channel, InterruptionCorrected e)
    {
        var facts = new NoticeFacts(e.StartedAt, e.EndedAt, channel.Key, null, e.Reason);
        return e.EndedAt is null ? [Began(channel, e.Interruption, facts)] : [Restored(channel, e.Interruption, facts)];
    }

    private static (GrainId, ICommand) Began(GrainId channel, string interruption, NoticeFacts facts) => Awaited(channel, NoticeEvents.InterruptionBegan, Subject(channel, interruption), facts.StartsAt!.Value, facts);

    private static (GrainId, ICommand) Restored(GrainId channel, string interruption, NoticeFacts facts) => Awaited(channel, NoticeEvents.Restored, Subject(channel, interruption), facts.EndsAt!.Value, facts);

    private static (GrainId, ICommand) Awaited(GrainId of, string on, string about, Instant at, NoticeFacts facts) =>
        (Notice.IdOf(of.Company, NoticeKey.Of(on, about)), new AwaitNotice(on, about, at, facts));

    private static (GrainId, ICommand) Over(GrainId of, string on, string about, string? reason) => (Notice.IdOf(of.Company, NoticeKey.Of(on, about)), new WithdrawNotice(string.IsNullOrEmpty(reason) ? "over" : reason));

    private static IEnumerable<(GrainId, ICommand)> Gone(GrainId channel, string interruption) =>
        [Over(channel, NoticeEvents.InterruptionBegan, Subject(channel, interruption), null), Over(channel, NoticeEvents.Restored, Subject(channel, interruption), null)];

    /// <summary>A screen that says the channel is down comes down with the interruption; that it had to be published stays.</summary>
    private static (GrainId, ICommand) Down(GrainId channel, string interruption) =>
        (OfficeAnnouncements.IdOf(channel.Company, OfficeAnnouncements.Everywhere), new WithdrawAnnouncement(NoticeKey.Announcement(NoticeKey.Of(NoticeEvents.InterruptionBegan, Subject(channel, interruption)))));

    private static PostAnnouncement Hung(GrainId notice, NoticePublished e) => new(NoticeKey.Announcement(notice.Key), KindOf(notice.Key), e.Text, e.Until);

    private static AnnouncementKind KindOf(string key) => key.Split(':')[0] switch
    {
        NoticeEvents.OutageBegins => AnnouncementKind.Planned,
        NoticeEvents.OutageReported => AnnouncementKind.Outage,
        _ => AnnouncementKind.Info,
    };

    private static IEnumerable<(GrainId, ICommand)> Fallen(GrainId notice, IEnumerable<string> places) =>
        places.Select(place => (OfficeAnnouncements.IdOf(notice.Company, place), (ICommand)new WithdrawAnnouncement(NoticeKey.Announcement(notice.Key))));

    private static string Subject(GrainId of, string? part = null) => part is null ? $"{of.Kind}/{of.Key}" : $"{of.Kind}/{of.Key}/{part}";
}
