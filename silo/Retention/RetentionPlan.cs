using NodaTime;
using OpsHub.Grains.Retention;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Retention;

/// <summary>How long a kind of data of one company is kept.</summary>
/// <param name="Months">Whole months.</param>
/// <param name="Standard">Whether the company's standard wants it longer than was asked.</param>
internal readonly record struct KeptMonths(int Months, bool Standard);

/// <summary>
/// The periods of a run. What is asked holds for every company; none is shorter than thirteen months, because figures, norms and journeys look back a year, nor shorter than any version of the company's
/// standard says: what a version promised is owed to whoever came under it.
/// </summary>
/// <param name="asked">Months by kind; a kind that is not named is left alone.</param>
/// <param name="versions">All that a company's standard has ever said; none for a company without one.</param>
internal sealed class RetentionPlan(IReadOnlyDictionary<DataKind, int> asked, Func<string, IEnumerable<CompanyProfile>> versions)
{
    /// <summary>What looks back looks back a year, from any day of a month.</summary>
    public const int FewestMonths = 13;

    private const int FewestDaysOfAMonth = 28;

    public IEnumerable<DataKind> Kinds => asked.Keys.Order();

    /// <summary>The period of a company's data, or null where it was not asked for.</summary>
    public KeptMonths? Of(string company, DataKind kind)
    {
        if (!asked.TryGetValue(kind, out var wanted)) return null;
        var standard = KeptDataOf(kind) is { } data ? versions(company).Max(v => v.KeptFor(data) is { } period ? MonthsOf(period) : (int?)null) ?? 0 : 0;
        var own = Math.Max(wanted, FewestMonths);
        return new KeptMonths(Math.Max(own, standard), standard > own);
    }

    /// <summary>The instant before which a company's data of the kind may go, or null where it was not asked for.</summary>
    public Instant? Before(string company, DataKind kind, Instant now) => Of(company, kind) is { } kept ? LogRetention.Before(now, kept.Months) : null;

    /// <summary>What the standard calls the kind: of calls it speaks where it speaks of their recordings, which are found by them.</summary>
    private static KeptData? KeptDataOf(DataKind kind) => kind switch
    {
        DataKind.Visits => KeptData.Visits,
        DataKind.Calls => KeptData.Recordings,
        _ => null,
    };

    /// <summary>Whole months that are never shorter than the period.</summary>
    private static int MonthsOf(Period period) => (period.Years * 12) + period.Months + ((period.Days + FewestDaysOfAMonth - 1) / FewestDaysOfAMonth);
}
