using OpsHub.Grains.Norms;
using OpsHub.Grains.Profiles;

namespace OpsHub.Silo.Profiles.Versions;

/// <summary>What a profile lists and the hub cannot keep. Nothing of a standard is dropped in silence.</summary>
internal static class Unkept
{
    private static readonly Said Money = new("деньги хранятся только текстом", "money is kept as text only");

    public static IEnumerable<UnkeptLine> Of(CompanyProfile company) =>
    [
        .. (company.Deadlines?.NotEnforced ?? []).Select(n => new UnkeptLine(n.Id, n.Clause, n.RequirementId, n.Reason())),
        .. (company.Norms?.NotEnforced ?? []).Select(n => new UnkeptLine(n.Id, n.Clause, n.RequirementId, n.Reason())),
        .. (company.Money ?? []).Select(m => new UnkeptLine(m.Id, m.Clause, m.RequirementId, Money)),
        .. (company.Norms?.Rules ?? []).Where(r => NotKept.Why(r) is not null).Select(r => new UnkeptLine(r.Id, r.Clause, r.RequirementId, NotKept.Why(r)!)),
    ];
}
