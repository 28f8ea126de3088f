using NodaTime;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Norms;
using OpsHub.Silo.Profiles;

namespace OpsHub.Silo.Cases;

/// <summary>A profile's channels as deciders and walls take them. How much a month may have is said once, by the norms.</summary>
internal static class ProfileChannels
{
    public static ChannelStandard Of(CompanyProfile company) => company.Interruptions is not { } told ? ChannelStandard.None : new(
        [.. told.Channels.Select(c => new ChannelRule(c.Id, c.Name, c.NameEn, c.Deadlines, (int?)Threshold(company, c.Count), Down(company, c.Downtime)))], DaytimeOf(told));

    public static Daytime DaytimeOf(InterruptionsProfile? told) => told is null ? Daytime.Whole : new(told.DayFrom ?? LocalTime.Midnight, told.DayTo);

    private static Duration? Down(CompanyProfile company, string? norm) =>
        Rule(company, norm) is { Threshold: { } amount } rule ? Duration.FromSeconds((long)(amount * NormUnits.Size(rule.Unit))) : null;

    private static decimal? Threshold(CompanyProfile company, string? norm) => Rule(company, norm)?.Threshold;

    private static NormRule? Rule(CompanyProfile company, string? norm) => company.Norms?.Rules.FirstOrDefault(r => r.Id == norm);
}
