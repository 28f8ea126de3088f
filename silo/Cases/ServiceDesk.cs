using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Promises;
using OpsHub.Grains.Standards;
using OpsHub.Silo.Appeals;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cases;

/// <summary>Promises, duties and feedback from their registers, in the profile's words.</summary>
internal sealed class ServiceDesk(PromiseRegister promises, DutyRegister duties, FeedbackBook feedback, ProfileStandards standards, IClock clock) : IServiceDesk
{
    /// <summary>The name of a call back where the company's standard has none for it.</summary>
    private static readonly DeskWord CallBack = new(Promise.CallBack, "Обещанный звонок", "Promised call-back");

    public PromisePage? Promises(string company, int take)
    {
        var now = clock.GetCurrentInstant();
        if (standards.Service(company, now) is not { } standard || standards.Profile(company, now) is not { Deadlines: { } deadlines }) return null;
        var page = promises.Page(company, AppealDesk.Bounds(standard.Deadlines.Setting, now), take);
        return page with { Kinds = [.. deadlines.Kinds.Where(k => k.Family == KindFamily.Promise).Select(k => new DeskWord(k.Id, k.Name, k.NameEn)).Append(CallBack).DistinctBy(k => k.Id)] };
    }

    public DutyList? Duties(string company)
    {
        var now = clock.GetCurrentInstant();
        if (standards.Profile(company, now) is not { } profile || standards.Service(company, now) is not { } standard) return null;
        var today = standard.Deadlines.Setting.DayOf(now);
        var lines = (profile.Duties ?? []).Select(d => Line(d, duties.Of(company, d.Id), today, now));
        return new DutyList([.. lines.OrderByDescending(l => l.Overdue || l.ActOverdue).ThenBy(l => l.Standing.DueAt ?? Instant.MaxValue)], now);
    }

    public FeedbackReading? Feedback(string company, YearMonth? month)
    {
        var now = clock.GetCurrentInstant();
        return standards.Service(company, now) is { } standard ? feedback.Read(company, month ?? standard.Deadlines.Setting.DayOf(now).ToYearMonth(), now) : null;
    }

    private static DutyLine Line(DutyProfile d, DutyStanding standing, LocalDate today, Instant now) => new(
        d.Id, d.Name, d.NameEn, d.Clause, d.RequirementId, d.Owner, d.Every, standing, standing.Period > DutyPeriod.Of(d.Every, today).First, standing.LastMissed is not null, standing.ActBy < now);
}
