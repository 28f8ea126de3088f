using Orleans.Metadata;

namespace OpsHub.Cluster.Grains;

// One interface and one shell per concept, so that Orleans' dashboard and metrics speak the domain's words. The names in quotes are the kinds of
// the catalogue; they travel and are stored in the grain directory: never rename one. A new concept is two lines here, and a test says so.

[Alias("opshub.IAccountGrain"), DefaultGrainType("account")]
internal interface IAccountGrain : IConceptGrain;

[Alias("opshub.IAlertGrain"), DefaultGrainType("alert")]
internal interface IAlertGrain : IConceptGrain;

[Alias("opshub.IAlertRulesGrain"), DefaultGrainType("alert-rules")]
internal interface IAlertRulesGrain : IConceptGrain;

[Alias("opshub.IAnnouncementsGrain"), DefaultGrainType("announcements")]
internal interface IAnnouncementsGrain : IConceptGrain;

[Alias("opshub.IAppealGrain"), DefaultGrainType("appeal")]
internal interface IAppealGrain : IConceptGrain;

[Alias("opshub.IAppealNumbersGrain"), DefaultGrainType("appeal-numbers")]
internal interface IAppealNumbersGrain : IConceptGrain;

[Alias("opshub.ICalendarGrain"), DefaultGrainType("calendar")]
internal interface ICalendarGrain : IConceptGrain;

[Alias("opshub.IBookingsGrain"), DefaultGrainType("bookings")]
internal interface IBookingsGrain : IConceptGrain;

[Alias("opshub.ICallerGrain"), DefaultGrainType("caller")]
internal interface ICallerGrain : IConceptGrain;

[Alias("opshub.ICaseGrain"), DefaultGrainType("case")]
internal interface ICaseGrain : IConceptGrain;

[Alias("opshub.IChannelGrain"), DefaultGrainType("channel")]
internal interface IChannelGrain : IConceptGrain;

[Alias("opshub.ICompanyGrain"), DefaultGrainType("company")]
internal interface ICompanyGrain : IConceptGrain;

[Alias("opshub.IDeviceKeyGrain"), DefaultGrainType("device-key")]
internal interface IDeviceKeyGrain : IConceptGrain;

[Alias("opshub.IDisplayGrain"), DefaultGrainType("display")]
internal interface IDisplayGrain : IConceptGrain;

[Alias("opshub.IDutyGrain"), DefaultGrainType("duty")]
internal interface IDutyGrain : IConceptGrain;

[Alias("opshub.IFeedbackGrain"), DefaultGrainType("feedback")]
internal interface IFeedbackGrain : IConceptGrain;

[Alias("opshub.ILineGrain"), DefaultGrainType("line")]
internal interface ILineGrain : IConceptGrain;

[Alias("opshub.INoticeGrain"), DefaultGrainType("notice")]
internal interface INoticeGrain : IConceptGrain;

[Alias("opshub.IOfficeGrain"), DefaultGrainType("office")]
internal interface IOfficeGrain : IConceptGrain;

[Alias("opshub.IOutageFeedGrain"), DefaultGrainType("outage-feed")]
internal interface IOutageFeedGrain : IConceptGrain;

[Alias("opshub.IOutageGrain"), DefaultGrainType("outage")]
internal interface IOutageGrain : IConceptGrain;

[Alias("opshub.IPagerGrain"), DefaultGrainType("pager")]
internal interface IPagerGrain : IConceptGrain;

[Alias("opshub.IPastDaysGrain"), DefaultGrainType("past-days")]
internal interface IPastDaysGrain : IConceptGrain;

[Alias("opshub.IPersonGrain"), DefaultGrainType("person")]
internal interface IPersonGrain : IConceptGrain;

[Alias("opshub.IProfileGrain"), DefaultGrainType("profile")]
internal interface IProfileGrain : IConceptGrain;

[Alias("opshub.IPromiseGrain"), DefaultGrainType("promise")]
internal interface IPromiseGrain : IConceptGrain;

[Alias("opshub.IQuarantineDayGrain"), DefaultGrainType("quarantine")]
internal interface IQuarantineDayGrain : IConceptGrain;

[Alias("opshub.IQueueGrain"), DefaultGrainType("queue")]
internal interface IQueueGrain : IConceptGrain;

[Alias("opshub.IRecountGrain"), DefaultGrainType("recount")]
internal interface IRecountGrain : IConceptGrain;

[Alias("opshub.IRotasGrain"), DefaultGrainType("rotas")]
internal interface IRotasGrain : IConceptGrain;

[Alias("opshub.ISilencesGrain"), DefaultGrainType("silences")]
internal interface ISilencesGrain : IConceptGrain;

[Alias("opshub.ISignalsGrain"), DefaultGrainType("signals")]
internal interface ISignalsGrain : IConceptGrain;

[Alias("opshub.IWindowGrain"), DefaultGrainType("window")]
internal interface IWindowGrain : IConceptGrain;

[GrainType("account")]
internal sealed class AccountGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IAccountGrain;

[GrainType("announcements")]
internal sealed class AnnouncementsGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IAnnouncementsGrain;

[GrainType("appeal")]
internal sealed class AppealGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IAppealGrain;

[GrainType("appeal-numbers")]
internal sealed class AppealNumbersGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IAppealNumbersGrain;

[GrainType("alert")]
internal sealed class AlertGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IAlertGrain;

[GrainType("alert-rules")]
internal sealed class AlertRulesGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IAlertRulesGrain;

[GrainType("pager")]
internal sealed class PagerGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IPagerGrain;

[GrainType("rotas")]
internal sealed class RotasGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IRotasGrain;

[GrainType("silences")]
internal sealed class SilencesGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), ISilencesGrain;

[GrainType("calendar")]
internal sealed class CalendarGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), ICalendarGrain;

[GrainType("bookings")]
internal sealed class BookingsGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IBookingsGrain;

[GrainType("caller")]
internal sealed class CallerGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), ICallerGrain;

[GrainType("case")]
internal sealed class CaseGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), ICaseGrain;

[GrainType("channel")]
internal sealed class ChannelGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IChannelGrain;

[GrainType("company")]
internal sealed class CompanyGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), ICompanyGrain;

[GrainType("device-key")]
internal sealed class DeviceKeyGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IDeviceKeyGrain;

[GrainType("display")]
internal sealed class DisplayGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IDisplayGrain;

[GrainType("duty")]
internal sealed class DutyGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IDutyGrain;

[GrainType("feedback")]
internal sealed class FeedbackGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IFeedbackGrain;

[GrainType("line")]
internal sealed class LineGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), ILineGrain;

[GrainType("notice")]
internal sealed class NoticeGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), INoticeGrain;

[GrainType("office")]
internal sealed class OfficeGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IOfficeGrain;

[GrainType("outage-feed")]
internal sealed class OutageFeedGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IOutageFeedGrain;

[GrainType("outage")]
internal sealed class OutageGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IOutageGrain;

[GrainType("past-days")]
internal sealed class PastDaysGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IPastDaysGrain;

[GrainType("person")]
internal sealed class PersonGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IPersonGrain;

[GrainType("profile")]
internal sealed class ProfileGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IProfileGrain;

[GrainType("promise")]
internal sealed class PromiseGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IPromiseGrain;

[GrainType("quarantine")]
internal sealed class QuarantineDayGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IQuarantineDayGrain;

[GrainType("queue")]
internal sealed class QueueGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IQueueGrain;

[GrainType("recount")]
internal sealed class RecountGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IRecountGrain;

[GrainType("signals")]
internal sealed class SignalsGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), ISignalsGrain;

[GrainType("window")]
internal sealed class WindowGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), IWindowGrain;
