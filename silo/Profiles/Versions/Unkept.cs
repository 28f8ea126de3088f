using OpsHub.Grains.Norms;
using OpsHub.Grains.Notices;
using OpsHub.Grains.Profiles;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>What a profile lists and the hub cannot keep. Nothing of a standard is dropped in silence.</summary>
internal static class Unkept
{
    private static readonly Said Money = new("деньги хранятся только текстом", "money is kept as text only");

    private static readonly Said Notice = new("о таком событии система не узнаёт сама: срок она считает, но сообщение не заводит", "the hub does not learn of such an event: it reckons the deadline and begins no notice");

    private static readonly Said Report = new("форма хранится списком столбцов; система печатает свой журнал", "the form is kept as its columns; the hub prints its own ledger");

    private static readonly Said Telling = new("срок считается, но сообщение заявителю система не видит", "its deadline is reckoned, but the hub does not see the customer told");

    private static readonly Said KindOnly = new("основание проверяется для всех видов обращений", "the ground is offered for every kind of appeal");

    public static IEnumerable<UnkeptLine> Of(CompanyProfile company) =>
    [
        .. (company.Deadlines?.NotEnforced ?? []).Select(n => new UnkeptLine(n.Id, n.Clause, n.RequirementId, n.Reason())),
        .. (company.Norms?.NotEnforced ?? []).Select(n => new UnkeptLine(n.Id, n.Clause, n.RequirementId, n.Reason())),
        .. (company.Money ?? []).Select(m => new UnkeptLine(m.Id, m.Clause, m.RequirementId, Money)),
        .. (company.Notices ?? []).Where(n => !NoticeEvents.All.Contains(n.On)).Select(n => new UnkeptLine(n.Id, n.Clause, n.RequirementId, Notice)),
        .. (company.Reports ?? []).Select(r => new UnkeptLine(r.Id, r.Clause, r.RequirementId, Report)),
        .. (company.Appeals?.Required ?? []).Where(f => f.Tell is not null).Select(f => new UnkeptLine($"tell-{f.AnyOf[0]}", f.Clause, f.RequirementId, Telling)),
        .. (company.Appeals?.NoAction ?? []).Where(g => g.Tell is not null || g.Kinds is not null).Select(g => new UnkeptLine(g.Id, g.Clause, g.RequirementId, g.Kinds is null ? Telling : KindOnly)),
        .. Country(company),
        .. (company.Norms?.Rules ?? []).Where(r => NotKept.Why(r) is not null).Select(r => new UnkeptLine(r.Id, r.Clause, r.RequirementId, NotKept.Why(r)!)),
    ];

    private static IEnumerable<UnkeptLine> Country(CompanyProfile c)
    {
        if (c.Calendar != CompanyProfile.Russia) yield return new UnkeptLine("calendar", c.Calendar, null, new Said($"календаря «{c.Calendar}» нет: дни считаются по российскому", $"there is no calendar '{c.Calendar}': days are counted by that of Russia"));
        if (c.Language is not ("ru" or "en")) yield return new UnkeptLine("language", c.Language, null, new Said($"на языке «{c.Language}» экранов нет", $"there are no screens in '{c.Language}'"));
    }
}
