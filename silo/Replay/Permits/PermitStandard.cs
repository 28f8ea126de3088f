using System.Globalization;
using NodaTime;
using OpsHub.Grains.Appeals;
using OpsHub.Grains.Calendars;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Standards;

namespace OpsHub.Silo.Replay.Permits;

/// <summary>
/// The standard of a permits file. Each case has its own statutory deadline, told when it was registered; its kind is its term in whole local days, counted by the engine as a second clock
/// whose last day must be the day of the deadline.
/// </summary>
/// <param name="company">Whose.</param>
/// <param name="standard">What it says.</param>
internal sealed class PermitStandard(string company, AppealStandard standard) : IStandards
{
    public const string Term = "term";

    public static string KindOf(int days) => string.Create(CultureInfo.InvariantCulture, $"permit-{days}");

    /// <param name="terms">Terms that occur, days.</param>
    public static PermitStandard Of(string company, DateTimeZone zone, IEnumerable<int> terms, IEnumerable<string> channels)
    {
        var days = terms.Distinct().Order().ToList();
        var setting = new DeadlineSetting(new WorkingCalendar("none", []), zone);
        return new PermitStandard(company, new AppealStandard(
            [.. days.Select(d => new AppealKind(KindOf(d), KindOf(d)))], [], [.. channels.Distinct()], [], [], new DeadlineStandard([.. days.SelectMany(Rules)], setting)));
    }

    public AppealStandard? Of(string asked, Instant at) => asked == company ? standard : null;

    private static IEnumerable<DeadlineRule> Rules(int days) =>
    [
        new DeadlineRule($"{KindOf(days)}-deadline", "Deadline of the case", [KindOf(days)], "case:deadline", ["promised"], new Limit(0, DeadlineUnit.Hours)),
        new DeadlineRule($"{KindOf(days)}-term", "Term in local days", [KindOf(days)], "case:deadline", ["registered"], new Limit(days, DeadlineUnit.CalendarDays), Clock: Term, Severity: Severity.Warn),
    ];
}
