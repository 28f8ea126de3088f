using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using OpsHub.Grains.Channels;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Notices;

namespace OpsHub.Grains.Walls.Notices;

/// <summary>What is known of the channels and notices of one company.</summary>
internal sealed class NoticesOfCompany
{
    public CompanyRegistered? Registered { get; set; }

    /// <summary>Notices that are kept though they are over, and that the board shows.</summary>
    private const int MostOver = 300, MostShown = 100;

    public Dictionary<string, NoticeState> Notices { get; set; } = [];

    public Dictionary<string, ChannelState> Channels { get; set; } = [];

    /// <summary>Hub time of the newest fact.</summary>
    public Instant AsOf { get; set; }

    [JsonIgnore]
    public DateTimeZone Zone => Registered?.TimeZone ?? DateTimeZone.Utc;

    public void Apply(string channel, ChannelEvent happened) => Channels[channel] = Channels.GetValueOrDefault(channel, ChannelState.None).After(happened);

    public void Apply(string notice, NoticeEvent happened)
    {
        var was = Notices.GetValueOrDefault(notice, NoticeState.None);
        if (was.Required is null && happened is not NoticeRequired) return;   // one that was forgotten
        Notices[notice] = was.After(happened);
        var over = Notices.Where(n => !IsOpen(n.Value)).ToList();
        if (over.Count > MostOver) Notices.Remove(over.MinBy(n => n.Value.Required!.At).Key);
    }

    public NoticesCell Summary()
    {
        var open = Notices.Values.Where(IsOpen).ToList();
        return new NoticesCell(open.Count, open.Count(n => n is { AtRisk: true, Overdue: false }), open.Count(n => n.Overdue), open.Where(n => !n.Overdue).Min(n => n.Required!.DueAt), AsOf);
    }

    public IEnumerable<(string Id, NoticeCell Cell)> Cells() => Notices.OrderBy(n => !IsOpen(n.Value)).ThenByDescending(n => n.Value.Required!.At).Take(MostShown)
        .Select(n => (n.Key, new NoticeCell(n.Key, n.Value.Required!.Rule, n.Value.Required.About, n.Value.Required.EventAt, n.Value.Required.DueAt, n.Value.CompleteAt, n.Value.Phase == NoticePhase.Withdrawn, n.Value.Late, [.. n.Value.Published.Keys])));

    private static bool IsOpen(NoticeState state) => state is { Phase: NoticePhase.Open, CompleteAt: null };

    public InterruptionsCell Interruptions(ChannelStandard standard)
    {
        var month = AsOf.InZone(Zone).Date.ToYearMonth();
        return new InterruptionsCell(
            month.ToString("uuuu-MM", CultureInfo.InvariantCulture), [.. standard.Channels.Select(rule => Cell(rule, standard.Daytime, month)).OrderBy(c => c.DownSince is null).ThenByDescending(c => c.Count)], AsOf);
    }

    private ChannelCell Cell(ChannelRule rule, Daytime daytime, YearMonth month)
    {
        var state = Channels.GetValueOrDefault(rule.Id, ChannelState.None);
        var (lost, open) = (ChannelMonth.Of(state, month, daytime, Zone, AsOf), state.Open);
        return new ChannelCell(
            rule.Id, rule.Name, rule.NameEn, open?.Id, open?.StartedAt, open?.Reason, open?.ForceMajeure ?? false, lost.Count, rule.Most, (long)lost.Down.TotalSeconds, (long?)rule.MostDown?.TotalSeconds, lost.ForceMajeure, state.Doubted?.Since);
    }
}
