using OpsHub.Grains.Access;
using OpsHub.Grains.Alerts;
using OpsHub.Grains.Announcements;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Bookings;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Cases;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Notices;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Outages;
using OpsHub.Grains.Outages.Feeds;
using OpsHub.Grains.PastDays;
using OpsHub.Grains.People;
using OpsHub.Grains.Profiles;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Quarantine;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Reactions;
using OpsHub.Grains.Recounts;
using OpsHub.Grains.Rotas;
using OpsHub.Grains.Signals;
using OpsHub.Grains.Standards;
using OpsHub.Grains.Walls;
using OpsHub.Grains.Walls.Calls;
using OpsHub.Grains.Walls.Notices;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains;

/// <summary>Everything the hub models. A new concept is one folder and one line here.</summary>
public static class Concepts
{
    /// <summary>Enough to read and write the log. Appeals are refused: no company has told its standard.</summary>
    public static Catalog Catalog { get; } = CatalogUnder(NoStandards.Instance);

    public static IReadOnlyList<IReaction> Reactions { get; } = [new WindowAdmission(), new OfficeDay(), new AppealNumbering(), new BookedArrival(), new HelpOffered(), new CallbackPromise()];

    /// <summary>The same with those that the companies' standards ask for.</summary>
    public static IReadOnlyList<IReaction> ReactionsUnder(IStandards standards) => [.. Reactions, new NoticesDue(standards)];

    /// <summary>Every view that is folded into boards, each with nothing in it yet: for the boards of now, and once more for those of an instant in the past.</summary>
    public static IReadOnlyList<IKeptView> Views() => ViewsUnder(NoStandards.Instance);

    /// <summary>The same with the companies' standards: they say which days are like which.</summary>
    public static IReadOnlyList<IKeptView> ViewsUnder(IStandards standards) => ViewsUnder(standards, new OutageView(standards));

    /// <summary>The contact centre's wall says what the outages' view has folded of the same fact: that one comes first.</summary>
    private static IKeptView[] ViewsUnder(IStandards standards, OutageView outages) =>
        [outages, new CompanyWallView(standards), new HallScreenView(standards), new FloorView(standards), new CallsView(standards, outages), new AlertsView(), new NoticesView(standards)];

    /// <summary>The same with the companies' standards, for a hub that decides.</summary>
    public static Catalog CatalogUnder(IStandards standards) => new(
    [
        Company.Kind, Office.Kind, Window.Kind, Queue.Kind, Line.Kind, Caller.KindUnder(standards), Display.Kind, Account.Kind, DeviceKey.Kind, QuarantineDay.Kind,
        Appeal.KindUnder(standards), AppealNumbers.Kind, Person.Kind, Case.KindUnder(standards), Promise.KindUnder(standards), SubjectFeedback.Kind, Duty.KindUnder(standards), Profile.Kind, Calendar.Kind, Recounting.Kind, OfficeBookings.Kind, OfficeSignals.Kind,
        OfficeAnnouncements.Kind, OfficePastDays.Kind, Outage.Kind, OutageFeed.Kind, Channel.KindUnder(standards), Notice.KindUnder(standards), Alert.Kind, AlertRules.Kind, Silences.Kind, Rotas.Rotas.Kind, Pager.Kind,
    ]);
}
