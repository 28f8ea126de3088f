using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>What the section of telephones must fulfil beyond its shape.</summary>
internal static class PhoneCheck
{
    private const int DayMin = 1440;

    public static IEnumerable<(string Path, Said Expected)> Problems(CompanyProfile company) => company.Phone is not { } phone ? [] :
    [
        .. Expect.Ids((phone.Menu ?? []).Select(f => f.Id), "$.phone.menu"), .. (phone.Menu ?? []).SelectMany((f, i) => Expect.Names(f.Name, f.NameEn, $"$.phone.menu[{i}]")),
        .. Expect.Ids((phone.Purposes ?? []).Select(p => p.Id), "$.phone.purposes"), .. (phone.Purposes ?? []).SelectMany((p, i) => Expect.Names(p.Name, p.NameEn, $"$.phone.purposes[{i}]")),
        .. phone.Lost is { } lost ? [.. Minutes(lost.MenuMin, "menuMin"), .. Minutes(lost.WaitingMin, "waitingMin"), .. Minutes(lost.TalkingMin, "talkingMin")] : Array.Empty<(string, Said)>(),
    ];

    private static IEnumerable<(string, Said)> Minutes(int minutes, string field) =>
        minutes is < 1 or > DayMin ? [($"$.phone.lost.{field}", Expect.Between(1, DayMin, new Said("минут", "minutes"), minutes))] : [];
}
