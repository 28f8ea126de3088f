using System.Collections.Immutable;
using OpsHub.Grains.Deadlines;
using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What the deadlines of a profile must fulfil beyond their shape.</summary>
internal static class DeadlinesCheck
{
    private const string At = "$.deadlines";

    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile company) => company.Deadlines is not { } d ? [] :
    [
        .. Lists(d), .. Counting(d),
        .. d.Rules.SelectMany((rule, i) => OfRule(rule, company, d, $"{At}.rules[{i}]")),
        .. d.Rules.SelectMany((rule, i) => d.Rules.Take(i).Where(other => RuleChoice.Clash(rule, other))
            .Select(other => ($"{At}.rules[{i}]", new Said($"категории, каналы или имя срока, которые отличают правило от «{other.Id}»: сейчас оба действуют для одного и того же", $"categories, channels or a clock that tell it apart from '{other.Id}'; both hold for the same subjects")))),
    ];

    private static IEnumerable<(string, Said)> Lists(DeadlinesProfile d) =>
    [
        .. Expect.Ids(d.Kinds.Select(k => k.Id), $"{At}.kinds"), .. Expect.Ids(d.Categories.Select(c => c.Id), $"{At}.categories"), .. Expect.Ids(d.Channels.Select(c => c.Id), $"{At}.channels"),
        .. Expect.Ids(d.Events.Select(e => e.Id), $"{At}.events"), .. Expect.Ids(d.Rules.Select(r => r.Id), $"{At}.rules"), .. Expect.Ids(d.NotEnforced.Select(n => n.Id), $"{At}.notEnforced"),
    ];

    private static IEnumerable<(string, Said)> Counting(DeadlinesProfile d)
    {
        if (d.DaysMean is not (DeadlineUnit.WorkingDays or DeadlineUnit.CalendarDays)) yield return ($"{At}.daysMean", new("working-days или calendar-days", "working-days or calendar-days"));
        if (d.ShortenedByMin is < 0 or > 240) yield return ($"{At}.shortenedByMin", Expect.Between(0, 240, new("минут", "minutes"), d.ShortenedByMin));
        if (d.WorkingTime is { Value.Days: [] }) yield return ($"{At}.workingTime", new("часы хотя бы в один день", "hours on at least one day"));
    }

    private static IEnumerable<(string, Said)> OfRule(DeadlineRule r, CompanyProfile company, DeadlinesProfile d, string path) =>
    [
        .. Expect.Text(r.Name, $"{path}.name", new("что должно быть сделано", "what is due")), .. Expect.Text(r.Clause, $"{path}.clause", new("пункт, из которого правило взято", "the clause it comes from")),
        .. Expect.Known(r.Kinds, d.Kinds.Select(k => k.Id), $"{path}.kinds"), .. Expect.Known(r.From, d.Events.Select(e => e.Id), $"{path}.from"),
        .. Expect.Known(r.Categories, d.Categories.Select(c => c.Id), $"{path}.categories"), .. Expect.Known(r.Channels, d.Channels.Select(c => c.Id), $"{path}.channels"),
        .. Moving(r, d, path),
        .. Amount(r.Within, $"{path}.within"), .. Amount(r.Amber, $"{path}.amber"), .. Amount(r.Cap, $"{path}.cap"), .. Amount(r.Extension?.AtMost, $"{path}.extension.atMost"), .. Amount(r.NotBefore, $"{path}.notBefore"), .. Variants(r, path),
        .. AmberFirst(r, path), .. Vip(r.Vip, $"{path}.vip"), .. Hours(r, company, $"{path}.hoursOf"), .. Backwards(r, path),
    ];

    private static IEnumerable<(string, Said)> Moving(DeadlineRule r, DeadlinesProfile d, string path)
    {
        var events = d.Events.Select(e => e.Id).ToList();
        var stops = (r.Stops ?? []).SelectMany((stop, i) => Expect.OneOf(stop.On, events, $"{path}.stops[{i}].on").Concat(Expect.Known(stop.Until, events, $"{path}.stops[{i}].until")));
        if (r.Extension is not { } extension) return stops;
        return
        [
            .. stops, .. Expect.OneOf(extension.On, events, $"{path}.extension.on"), .. extension.Told is { } told ? Expect.OneOf(told, events, $"{path}.extension.told") : [],
            .. Expect.Known(extension.Categories, d.Categories.Select(c => c.Id), $"{path}.extension.categories"),
        ];
    }

    private static IEnumerable<(string, Said)> Amount(Limit? limit, string path) =>
        limit is { Amount: < 0 or > Limit.MostAmount } ? [($"{path}.amount", Expect.Between(0, Limit.MostAmount, limit.Amount))] : [];

    private static IEnumerable<(string, Said)> Variants(DeadlineRule r, string path)
    {
        if (r.Variants is { IsEmpty: true }) yield return ($"{path}.variants", Expect.Some);
        foreach (var (variant, i) in (r.Variants ?? []).Select((v, i) => (v, i)))
        {
            foreach (var wrong in Amount(variant.Within, $"{path}.variants[{i}].within").Concat(Amount(variant.Amber, $"{path}.variants[{i}].amber"))) yield return wrong;
            if (variant is { Season: null, On: null } && variant.Subject is not { IsEmpty: false }) yield return ($"{path}.variants[{i}]", new("время года, вид дня или свойство предмета, которые отличают вариант от самого правила", "a season, a kind of day or an attribute of the subject that tells it from the rule's own limit"));
            if (variant.Season is { } season && !(IsDay(season.From) && IsDay(season.To))) yield return ($"{path}.variants[{i}].season", new("первый и последний день, например 10-15 и 04-15", "a first and a last day such as 10-15 and 04-15"));
        }
    }

    private static bool IsDay(string text) => NodaTime.Text.AnnualDatePattern.Iso.Parse(text).Success;

    private static IEnumerable<(string, Said)> AmberFirst(DeadlineRule r, string path)
    {
        if (r is { Amber: not null, Vip.Moves: VipMoves.Amber }) yield return ($"{path}.vip.moves", new("due: у правила со своим предупреждением amber второго быть не может", "due; a rule with an amber limit of its own has only one amber instant"));
        if (r.Amber is not { } amber || amber.Unit != r.Within.Unit) yield break;
        var earlier = r.Direction == Direction.After ? amber.Amount < r.Within.Amount : amber.Amount > r.Within.Amount;
        if (!earlier) yield return ($"{path}.amber.amount", new($"{(r.Direction == Direction.After ? "меньше" : "больше")} {r.Within.Amount}, чтобы предупреждение было раньше срока", $"{(r.Direction == Direction.After ? "less" : "more")} than {r.Within.Amount}, so that amber comes before the deadline"));
    }

    private static IEnumerable<(string, Said)> Vip(VipFactor? vip, string path) => vip is { Factor: <= 1 or > 100 } ? [($"{path}.factor", new("больше 1 и не больше 100", "more than 1, at most 100"))] : [];

    private static IEnumerable<(string, Said)> Hours(DeadlineRule r, CompanyProfile company, string path)
    {
        var needed = r.Starts == FirstDay.NextWorkingPeriod || new[] { r.Within, r.Amber, r.Cap }.Any(l => l?.Unit == DeadlineUnit.WorkingHours);
        var known = company.Offices.Select(o => $"office/{o.Id}").Concat(company.Lines.Select(l => $"line/{l.Id}")).Prepend("office");
        if (r.HoursOf == DeadlineRule.Company && needed && company.Deadlines!.WorkingTime is null) yield return ($"{At}.workingTime", new("часы: есть правило, которое считает по рабочему времени компании", "hours; a rule counts within the company's working time"));
        if (r.HoursOf != DeadlineRule.Company && !known.Contains(r.HoursOf)) yield return (path, new("company, office, office/{id} или line/{id} из этого профиля", "company, office, office/{id} or line/{id} of this profile"));
    }

    private static IEnumerable<(string, Said)> Backwards(DeadlineRule r, string path)
    {
        if (r.Direction != Direction.Before) yield break;
        if (r.Within.Unit == DeadlineUnit.WorkingHours || r.Amber?.Unit == DeadlineUnit.WorkingHours) yield return ($"{path}.within.unit", new("дни, месяцы, часы или минуты: рабочие часы назад не считаются", "days, months, hours or minutes; working hours are not counted backwards"));
        if (r.Stops is not null || r.Extension is not null || r.Cap is not null) yield return (path, new("без stops, extension и cap: срок отсчитывается назад от события", "no stops, extension or cap before an event"));
        if (r.Starts == FirstDay.NextWorkingPeriod) yield return ($"{path}.starts", new("next-day или same-day: срок отсчитывается назад от события", "next-day or same-day before an event"));
    }
}
