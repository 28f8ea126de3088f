using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Standards;

namespace OpsHub.Grains.Duties;

/// <summary>A duty as a version of the standard asks for it.</summary>
internal sealed record AskedDuty(DutyRule Rule, ServiceStandard Standard)
{
    public DeadlineSetting Setting => Standard.Deadlines.Setting;

    public Instant DueOf(DutyPeriod period) => Setting.EndOf(period.Last.PlusDays(Rule.GraceDays));
}

/// <summary>The period that follows.</summary>
/// <param name="First">Its first day.</param>
/// <param name="DueAt">By when.</param>
/// <param name="Dropped">The version in force on that day asks for it no more; day and instant are those it would have had.</param>
internal readonly record struct NextDuty(LocalDate First, Instant DueAt, bool Dropped);

/// <summary>Which version of the standard judges which period of a duty.</summary>
/// <param name="duty">Its id.</param>
/// <param name="standards">The standard in force at an instant, or null.</param>
internal sealed class DutyVersions(string duty, Func<Instant, ServiceStandard?> standards)
{
    /// <summary>As the version asks that was in force when the running period began, or when counting began within it; before there is one, as the version of now does. Null: no version does.</summary>
    public AskedDuty? Of(DutyState d, Instant now)
    {
        if (d.Period is not { } first || standards(now) is not { } running) return At(now);
        return At(Instant.Max(running.Deadlines.Setting.StartOf(first), d.BeganAt)) ?? At(now);
    }

    /// <summary>The period after one, as the version asks that will be in force on its first day as far as is known.</summary>
    public NextDuty After(AskedDuty asked, DutyPeriod period)
    {
        var from = period.Last.PlusDays(1);
        var (next, dropped) = At(asked.Setting.StartOf(from)) is { } held ? (held, false) : (asked, true);
        var following = DutyPeriod.Of(next.Rule.Every, from);
        return new NextDuty(following.First, next.DueOf(following), dropped);
    }

    private AskedDuty? At(Instant at) => standards(at) is { } standard && standard.Duties.FirstOrDefault(r => r.Id == duty) is { } rule ? new AskedDuty(rule, standard) : null;
}
