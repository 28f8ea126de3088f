using System.CommandLine;
using NodaTime.Text;
using NodaTime;
using OpsHub.Grains.Deadlines;
using OpsHub.Silo.Calendars;
using OpsHub.Silo.Deadlines;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cli;

/// <summary><c>deadline</c>: when something is due under a company's standard, and why.</summary>
internal static class DeadlineVerb
{
    private static readonly Option<string> Profile = new("--profile") { Description = "Company id.", Required = true };
    private static readonly Option<string> Profiles = new("--profiles") { Description = "Directory with profiles.", DefaultValueFactory = _ => ProfileReader.Shipped };
    private static readonly Option<string> Calendars = CalendarVerbs.Where();
    private static readonly Option<string?> Region = CalendarVerbs.Region("--calendar-region");
    private static readonly Option<string?> Kind = new("--kind") { Description = "Kind of subject, or the id of one rule; --list names them." };
    private static readonly Option<string?> Category = new("--category") { Description = "Customer category." };
    private static readonly Option<string?> Channel = new("--channel") { Description = "How it came." };
    private static readonly Option<string?> Office = new("--office") { Description = "Office it is with: its zone and hours count." };
    private static readonly Option<bool> Vip = new("--vip") { Description = "The customer is a VIP." };
    private static readonly Option<string[]> About = new("--subject") { Description = "name=value, something else that limits depend on, such as settlement=rural. May be given several times." };
    private static readonly Option<string[]> Event = new("--event") { Description = "name=time, such as registered=2025-04-29T16:00; local time of the company unless it has an offset. May be given several times." };
    private static readonly Option<string?> Clock = new("--clock") { Description = "Only this clock of the subject. [default: all it has]" };
    private static readonly Option<string?> ExtendedTo = new("--extended-to") { Description = "The new last day of an extension, YYYY-MM-DD." };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Print every step." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON." };
    private static readonly Option<bool> List = new("--list") { Description = "List the kinds and rules instead." };
    private static readonly Option<string> Language = new("--lang") { Description = "Language of the text.", DefaultValueFactory = _ => "en" };

    public static Command Create()
    {
        Language.AcceptOnlyFromAmong("en", "ru");
        var verb = new Command("deadline", "Reckons a deadline of a company's standard. Example: deadline --profile samara --kind claim-quality --category citizen --event registered=2025-04-29T16:00 --explain")
        {
            Profile, Profiles, Calendars, Region, Kind, Category, Channel, Office, Vip, About, Event, Clock, ExtendedTo, Explain, Json, List, Language,
        };
        verb.SetAction(async (parsed, _) =>
        {
            try
            {
                Run(parsed);
                return 0;
            }
            catch (Exception e) when (e is MisusedException or ProfileRefusedException or CalendarRefusedException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(e.Message);
                return e is MisusedException ? Verbs.Misused : Verbs.Failed;
            }
        });
        return verb;
    }

    private static void Run(ParseResult parsed)
    {
        var directory = parsed.GetRequiredValue(Profiles);
        var company = ProfileReader.Read(Path.Combine(directory, $"{DeadlineArguments.OneOf("--profile", parsed.GetRequiredValue(Profile), ProfileReader.Ids(directory))}.json"));
        if (company.Deadlines is not { } told) throw new MisusedException($"--profile {company.Id}: its profile tells no deadlines.");
        var offices = company.Offices.ToDictionary(o => o.Id);
        var office = DeadlineArguments.OneOf("--office", parsed.GetValue(Office), offices.Keys);
        var calendar = CalendarShelf.Read(parsed.GetRequiredValue(Calendars), parsed.GetValue(Region) ?? told.Region);
        var standard = ProfileDeadlines.Standard(company, calendar, office is null ? null : offices[office]);
        if (parsed.GetValue(List)) parsed.InvocationConfiguration.Output.WriteLine(DeadlineList.Text(told));
        else Print(parsed, standard, told, office);
    }

    private static void Print(ParseResult parsed, DeadlineStandard standard, DeadlinesProfile told, string? office)
    {
        var subject = Subject(parsed, standard, told, office);
        var answers = Rules(parsed, standard, subject).Select(rule => Reckoning.Explain(rule, subject, standard.Setting))
            .OrderBy(a => a.Result is NotBegun).ThenBy(a => a.Rule.Clock != DeadlineRule.Answer).ThenBy(a => a.Rule.Clock, StringComparer.Ordinal).ToList();
        var report = new DeadlineReport(standard.Setting, told, parsed.GetValue(Language) == "ru");
        parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(Json) ? report.Json(answers) : report.Text(answers, parsed.GetValue(Explain)));
    }

    private static DeadlineSubject Subject(ParseResult parsed, DeadlineStandard standard, DeadlinesProfile told, string? office)
    {
        var kind = DeadlineArguments.OneOf("--kind", parsed.GetValue(Kind) ?? throw new MisusedException("--kind: expected a kind; --list names them."), told.Kinds.Select(k => k.Id).Union(told.Rules.Select(r => r.Id)))!;
        var category = DeadlineArguments.OneOf("--category", parsed.GetValue(Category), told.Categories.Select(c => c.Id));
        var channel = DeadlineArguments.OneOf("--channel", parsed.GetValue(Channel), told.Channels.Select(c => c.Id));
        if (parsed.GetValue(Event) is not { Length: > 0 } events) throw new MisusedException("--event: expected at least one, such as registered=2025-04-29T16:00.");
        var vip = parsed.GetValue(Vip) || told.Categories.Any(c => c.Id == category && c.Vip);
        return new DeadlineSubject(kind, [.. events.Select(e => DeadlineArguments.Event(e, told, standard.Setting.Zone))], category, channel, vip, office, Day(parsed.GetValue(ExtendedTo)), DeadlineArguments.Attributes(parsed.GetValue(About) ?? [], told));
    }

    private static LocalDate? Day(string? text) => text is null ? null :
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : throw new MisusedException($"--extended-to {text}: expected a day such as 2025-05-30.");

    /// <summary>Of a kind, the rules that hold, one for each clock; or the one rule asked for by its id.</summary>
    private static List<DeadlineRule> Rules(ParseResult parsed, DeadlineStandard standard, DeadlineSubject subject)
    {
        var ofKind = standard.Rules.Where(r => r.Kinds.Contains(subject.Kind)).ToList();
        if (ofKind.Count == 0) return standard.Rules.Where(r => r.Id == subject.Kind).ToList() is { Count: > 0 } named ? named : throw new MisusedException($"--kind {subject.Kind}: the standard gives it no deadline.");
        var clock = DeadlineArguments.OneOf("--clock", parsed.GetValue(Clock), ofKind.Select(r => r.Clock).Distinct());
        var holding = standard.RulesFor(subject).Where(r => clock is null || r.Clock == clock).ToList();
        // an answer that depends on what was not said cannot be shown, whatever other clocks the subject has
        var answers = ofKind.Where(r => r.Clock == (clock ?? DeadlineRule.Answer)).ToList();
        var (needed, there) = answers.Count > 0 ? (answers, holding.Intersect(answers)) : (ofKind, holding);
        return there.Any() ? holding : throw new MisusedException($"--kind {subject.Kind}: no rule holds for this category and channel; there is {string.Join("; ", needed.Select(DeadlineList.ForWhom))}.");
    }
}
