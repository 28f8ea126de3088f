using System.Collections.Immutable;
using NodaTime.Text;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Cli;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Tests.Deadlines;

/// <summary>
/// <c>dated.csv</c>: deadlines worked out from the standards' text and the published calendar, not with the engine. One row: the subject, the instants expected, and how one gets there.
/// </summary>
internal static class DatedDeadlines
{
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<m>");

    public static ImmutableArray<Row> Rows { get; } = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Deadlines", "dated.csv")).Skip(1).Select(Row.Of)];

    /// <summary>Every row of a requirement comes out as expected, by the rule that the requirement is about; there is at least one.</summary>
    public static void Hold(string requirement)
    {
        var rows = Rows.Where(r => r.Requirement == requirement || r.AmberRequirement == requirement).ToList();
        rows.ShouldNotBeEmpty($"no row in dated.csv is about {requirement}");
        foreach (var row in rows) row.Reckoned().ShouldBe((row.Due, row.Amber), $"{row.Company} {row.Kind} {row.Events} – {row.Why}");
    }

    internal sealed record Row(
        string Company, string Requirement, string AmberRequirement, string Kind, string? Category, string? Channel, bool Vip, string Clock, string Events, string Due, string Amber, string Why)
    {
        public static Row Of(string line)
        {
            var f = line.Split(';');
            return new Row(f[0], f[1], f[2], f[3], Given(f[4]), Given(f[5]), f[6] == "vip", f[7], f[8], f[9], f[10], f[11]);
        }

        public (string Due, string Amber) Reckoned()
        {
            var answer = Explained();
            return answer.Result switch
            {
                DeadlineDue due => (Local(due.DueAt), due.AmberAt is { } amber ? Local(amber) : ""),
                NoCalendar none => ($"no-calendar {none.Year}", ""),
                NotBegun => ("not-begun", ""),
                ClockStands => ("clock-stands", ""),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }

        /// <summary>By the shipped profile and calendar.</summary>
        public ExplainedDeadline Explained()
        {
            var (profile, standard) = Companies.Of(Company);
            var subject = Subject(profile, standard);
            var rule = standard.RuleFor(subject, Clock).ShouldNotBeNull();
            var extended = rule.Extension?.RequirementId == Requirement;
            if (!extended) rule.RequirementId.ShouldBe(Requirement, "the rule that holds is that of the requirement");
            if (AmberRequirement != "") new[] { rule.Amber?.RequirementId, rule.Vip?.RequirementId }.ShouldContain(AmberRequirement);
            return Reckoning.Explain(rule, subject, standard.Setting);
        }

        public DeadlineStandard Standard() => Companies.Of(Company).Standard;

        private DeadlineSubject Subject(CompanyProfile profile, DeadlineStandard standard)
        {
            var told = profile.Deadlines!;
            return new DeadlineSubject(
                Kind, [.. Events.Split('|').Select(e => DeadlineArguments.Event(e, told, standard.Setting.Zone))], Category, Channel, Vip || told.Categories.Any(c => c.Id == Category && c.Vip));
        }

        private string Local(NodaTime.Instant at) => Pattern.Format(at.InZone(Standard().Setting.Zone).ToOffsetDateTime());

        private static string? Given(string field) => field == "" ? null : field;
    }
}

/// <summary>The shipped companies with their deadlines, read once.</summary>
internal static class Companies
{
    private static readonly Dictionary<string, (CompanyProfile, DeadlineStandard)> All = ProfileReader.All(ProfileReader.Shipped)
        .ToDictionary(p => p.Id, p => (p, ProfileDeadlines.Standard(p, CalendarShelf.Read(CalendarShelf.Shipped))));

    public static IEnumerable<string> Ids => All.Keys;

    public static (CompanyProfile Profile, DeadlineStandard Standard) Of(string id) => All[id];
}
