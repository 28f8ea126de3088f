using System.Globalization;
using NodaTime;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Walls.Notices;
using OpsHub.Silo.Appeals;

namespace OpsHub.Silo.Channels;

/// <summary>Channels as the walls know them, with what the standard in force says of their month.</summary>
internal sealed class ChannelDesk(NoticesView view, ProfileStandards standards, IClock clock) : IChannels
{
    public ChannelReading? Read(string company, YearMonth? month)
    {
        var now = clock.GetCurrentInstant();
        if (standards.Service(company, now)?.Channels is not { Channels.IsEmpty: false } told || standards.Profile(company, now) is not { TimeZone: var zone }) return null;
        var asked = month ?? now.InZone(zone).Date.ToYearMonth();
        return new ChannelReading(
            Name(asked), zone.Id, told.Daytime.From, told.Daytime.To,
            [.. told.Channels.Select(rule => Line(rule, view.Channel(company, rule.Id) ?? ChannelState.None, asked, told.Daytime, zone, now))], now);
    }

    public ForeseenInterruption? Foresee(string company, string channel, ReportInterruption report)
    {
        var now = clock.GetCurrentInstant();
        if (standards.Service(company, now)?.Channels is not { } told || told.Find(channel) is not { } rule || standards.Profile(company, now) is not { TimeZone: var zone }) return null;
        var (state, from) = (view.Channel(company, channel) ?? ChannelState.None, report.StartsAt ?? now);
        var decided = Channel.Decide(state, report, new Turn(Channel.IdOf(company, channel), now, now, nameof(Foresee)), told);
        var month = from.InZone(zone).Date.ToYearMonth();
        ChannelLine In(ChannelState channelState) => Line(rule, channelState, month, told.Daytime, zone, now);
        return new ForeseenInterruption(
            Name(month), In(state), In(decided.Events.Aggregate(state, (s, e) => s.After(e))), [.. state.Known.Where(i => i.Touches(from, report.EndsAt)).Select(i => i.Id)], decided.Refusal);
    }

    private static string Name(YearMonth month) => month.ToString("uuuu-MM", CultureInfo.InvariantCulture);

    private static ChannelLine Line(ChannelRule rule, ChannelState state, YearMonth month, Daytime daytime, DateTimeZone zone, Instant now)
    {
        var lost = ChannelMonth.Of(state, month, daytime, zone, now);
        var days = month.ToDateInterval();
        var lines = state.Known.Where(i => i.StartedAt.InZone(zone).Date <= days.End && (i.EndedAt ?? now).InZone(zone).Date >= days.Start).OrderByDescending(i => i.StartedAt)
            .Select(i => new InterruptionLine(i.Id, i.StartedAt, i.EndedAt, i.Reason, i.ForceMajeure, Seconds(daytime.Length(i.StartedAt, i.EndedAt ?? now, zone)), [.. i.Reports.Keys]));
        return new ChannelLine(
            rule.Id, rule.Name, rule.NameEn, state.Open is not null, lost.Count, rule.Most, Seconds(lost.Down), (long?)rule.MostDown?.TotalSeconds, lost.ForceMajeure, Seconds(lost.ForceMajeureDown),
            lost.Availability, [.. lines], state.Doubted?.Since);
    }

    private static long Seconds(Duration duration) => (long)duration.TotalSeconds;
}
