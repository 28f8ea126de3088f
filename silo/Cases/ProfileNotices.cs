using OpsHub.Grains.Notices;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cases;

/// <summary>A profile's notices as deciders take them.</summary>
internal static class ProfileNotices
{
    public static NoticeStandard Of(CompanyProfile company) => new(
        company.Name, company.Vocabulary.Customer, [.. (company.Notices ?? []).Select(n => new NoticeRule(n.Id, n.Name, n.NameEn, n.Clause, n.On, n.Deadlines, n.AllOf ?? [], n.AnyOf ?? []))])
    {
        Offices = [.. company.Offices.Select(o => KeyValuePair.Create(o.Id, ProfileCommands.Register(company, o).Details))],
    };
}
