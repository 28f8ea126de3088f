using System.Collections.Immutable;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Profiles;

/// <summary>What the deadlines of a profile must fulfil beyond their shape.</summary>
internal static class DeadlinesCheck
{
    private const string At = "$.deadlines";

    public static IEnumerable<(string Path, string Expected)> Problems(CompanyProfile company) => company.Deadlines is not { } d ? [] :
    [
        .. Lists(d), .. Counting(d),
        .. d.Rules.SelectMany((rule, i) => OfRule(rule, company, d, $"{At}.rules[{i}]")),
        .. d.Rules.SelectMany((rule, i) => d.Rules.Take(i).Where(other => RuleChoice.Clash(rule, other))
            .Select(other => ($"{At}.rules[{i}]", $"categories, channels or a clock that tell it apart from '{other.Id}'; both hold for the same subjects"))),
    ];

    private static IEnumerable<(string, string)> Lists(DeadlinesProfile d) =>
    [
        .. Ids(d.Kinds.Select(k => k.Id), "kinds"), .. Ids(d.Categories.Select(c => c.Id), "categories"), .. Ids(d.Channels.Select(c => c.Id), "channels"),
        .. Ids(d.Events.Select(e => e.Id), "events"), .. Ids(d.Rules.Select(r => r.Id), "rules"), .. Ids(d.NotEnforced.Select(n => n.Id), "notEnforced"),
    ];

    private static IEnumerable<(string, string)> Counting(DeadlinesProfile d)
    {
        if (d.DaysMean is not (DeadlineUnit.WorkingDays or DeadlineUnit.CalendarDays)) yield return ($"{At}.daysMean", "working-days or calendar-days");
        if (d.ShortenedByMin is < 0 or > 240) yield return ($"{At}.shortenedByMin", $"0 to 240 minutes, not {d.ShortenedByMin}");
        if (d.WorkingTime is { Value.Days: [] }) yield return ($"{At}.workingTime", "hours on at least one day");
    }

    private static IEnumerable<(string, string)> OfRule(DeadlineRule r, CompanyProfile company, DeadlinesProfile d, string path) =>
    [
        .. Said(r.Name, $"{path}.name", "what is due"), .. Said(r.Clause, $"{path}.clause", "the clause it comes from"),
        .. Known(r.Kinds, d.Kinds.Select(k => k.Id), $"{path}.kinds"), .. Known(r.From, d.Events.Select(e => e.Id), $"{path}.from"),
        .. Known(r.Categories, d.Categories.Select(c => c.Id), $"{path}.categories"), .. Known(r.Channels, d.Channels.Select(c => c.Id), $"{path}.channels"),
        .. Moving(r, d, path),
        .. Amount(r.Within, $"{path}.within"), .. Amount(r.Amber, $"{path}.amber"), .. Amount(r.Cap, $"{path}.cap"), .. Amount(r.Extension?.AtMost, $"{path}.extension.atMost"), .. Amount(r.NotBefore, $"{path}.notBefore"), .. Variants(r, path),
        .. AmberFirst(r, path), .. Vip(r.Vip, $"{path}.vip"), .. Hours(r, company, $"{path}.hoursOf"), .. Backwards(r, path),
    ];

    private static IEnumerable<(string, string)> Ids(IEnumerable<string> ids, string list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            if (!GrainId.IsPart(id)) yield return ($"{At}.{list}[{i}].id", $"1 to {GrainId.MaxPartLength} latin letters, digits or . _ : -");
            if (!seen.Add(id)) yield return ($"{At}.{list}[{i}].id", $"an id that no other has, not '{id}' again");
        }
    }

    private static IEnumerable<(string, string)> Known(ImmutableArray<string>? used, IEnumerable<string> there, string path) =>
        used is { Length: 0 } ? [(path, "at least one")] : (used ?? []).SelectMany((id, i) => OneOf(id, there, $"{path}[{i}]"));

    private static IEnumerable<(string, string)> OneOf(string id, IEnumerable<string> there, string path) =>
        there.Contains(id) ? [] : [(path, $"one of {string.Join(", ", there)}, not '{id}'")];

    private static IEnumerable<(string, string)> Moving(DeadlineRule r, DeadlinesProfile d, string path)
    {
        var events = d.Events.Select(e => e.Id).ToList();
        var stops = (r.Stops ?? []).SelectMany((stop, i) => OneOf(stop.On, events, $"{path}.stops[{i}].on").Concat(Known(stop.Until, events, $"{path}.stops[{i}].until")));
        if (r.Extension is not { } extension) return stops;
        return
        [
            .. stops, .. OneOf(extension.On, events, $"{path}.extension.on"), .. extension.Told is { } told ? OneOf(told, events, $"{path}.extension.told") : [],
            .. Known(extension.Categories, d.Categories.Select(c => c.Id), $"{path}.extension.categories"),
        ];
    }

    private static IEnumerable<(string, string)> Said(string text, string path, string what) => text.Trim() == "" ? [(path, what)] : [];

    private static IEnumerable<(string, string)> Amount(Limit? limit, string path) =>
        limit is { Amount: < 0 or > Limit.MostAmount } ? [($"{path}.amount", $"0 to {Limit.MostAmount}, not {limit.Amount}")] : [];

    private static IEnumerable<(string, string)> Variants(DeadlineRule r, string path)
    {
        if (r.Variants is { IsEmpty: true }) yield return ($"{path}.variants", "at least one");
        foreach (var (variant, i) in (r.Variants ?? []).Select((v, i) => (v, i)))
        {
            foreach (var wrong in Amount(variant.Within, $"{path}.variants[{i}].within").Concat(Amount(variant.Amber, $"{path}.variants[{i}].amber"))) yield return wrong;
            if (variant is { Season: null, On: null }) yield return ($"{path}.variants[{i}]", "a season or a kind of day that tells it from the rule's own limit");
            if (variant.Season is { } season && !(IsDay(season.From) && IsDay(season.To))) yield return ($"{path}.variants[{i}].season", "a first and a last day such as 10-15 and 04-15");
        }
    }

    private static bool IsDay(string text) => NodaTime.Text.AnnualDatePattern.Iso.Parse(text).Success;

    private static IEnumerable<(string, string)> AmberFirst(DeadlineRule r, string path)
    {
        if (r is { Amber: not null, Vip.Moves: VipMoves.Amber }) yield return ($"{path}.vip.moves", "due; a rule with an amber limit of its own has only one amber instant");
        if (r.Amber is not { } amber || amber.Unit != r.Within.Unit) yield break;
        var earlier = r.Direction == Direction.After ? amber.Amount < r.Within.Amount : amber.Amount > r.Within.Amount;
        if (!earlier) yield return ($"{path}.amber.amount", $"{(r.Direction == Direction.After ? "less" : "more")} than {r.Within.Amount}, so that amber comes before the deadline");
    }

    private static IEnumerable<(string, string)> Vip(VipFactor? vip, string path) => vip is { Factor: <= 1 or > 100 } ? [($"{path}.factor", "more than 1, at most 100")] : [];

    private static IEnumerable<(string, string)> Hours(DeadlineRule r, CompanyProfile company, string path)
    {
        var needed = r.Starts == FirstDay.NextWorkingPeriod || new[] { r.Within, r.Amber, r.Cap }.Any(l => l?.Unit == DeadlineUnit.WorkingHours);
        var known = company.Offices.Select(o => $"office/{o.Id}").Concat(company.Lines.Select(l => $"line/{l.Id}")).Prepend("office");
        if (r.HoursOf == DeadlineRule.Company && needed && company.Deadlines!.WorkingTime is null) yield return ($"{At}.workingTime", "hours; a rule counts within the company's working time");
        if (r.HoursOf != DeadlineRule.Company && !known.Contains(r.HoursOf)) yield return (path, "company, office, office/{id} or line/{id} of this profile");
    }

    private static IEnumerable<(string, string)> Backwards(DeadlineRule r, string path)
    {
        if (r.Direction != Direction.Before) yield break;
        if (r.Within.Unit == DeadlineUnit.WorkingHours || r.Amber?.Unit == DeadlineUnit.WorkingHours) yield return ($"{path}.within.unit", "days, months, hours or minutes; working hours are not counted backwards");
        if (r.Stops is not null || r.Extension is not null || r.Cap is not null) yield return (path, "no stops, extension or cap before an event");
        if (r.Starts == FirstDay.NextWorkingPeriod) yield return ($"{path}.starts", "next-day or same-day before an event");
    }
}
