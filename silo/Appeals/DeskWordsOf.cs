using OpsHub.Grains.Appeals;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Appeals;

/// <summary>The words of a desk from a profile.</summary>
internal static class DeskWordsOf
{
    /// <param name="simulated">Whether the company's facts are invented.</param>
    public static DeskWords? Profile(CompanyProfile p, bool simulated) => (p.Appeals, p.Deadlines) is ({ } a, { } d)
        ? new DeskWords(
            p.Name, p.TimeZone.Id, simulated, [.. a.Kinds.Select(k => new DeskWord(k.Id, k.Name, k.NameEn))], [.. d.Categories.Select(c => new DeskWord(c.Id, c.Name, c.NameEn))],
            [.. d.Channels.Select(c => new DeskWord(c.Id, c.Name, c.NameEn))], [.. p.Offices.Select(o => new DeskWord(o.Id, o.ShortName, o.ShortName))],
            [.. a.Required.Select(f => new DeskField(string.Join('|', f.AnyOf), f.Name, f.NameEn, f.IfMissing, f.Clause, f.Kinds, f.Categories))],
            [.. a.NoAction.Select(g => new DeskWord(g.Id, $"{g.Name} (п. {g.Clause})", $"{g.NameEn} (clause {g.Clause})"))],
            [.. (p.Topics ?? []).Select(t => new DeskWord(t.Code, t.Name, t.NameEn)), .. p.Services.SelectMany(s => s.Topics?.Value ?? []).Select(t => new DeskWord(t.Code, t.Name, t.Name))])
        : null;
}
