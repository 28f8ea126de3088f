using System.Diagnostics.Metrics;
using OpsHub.ClientHub.Metrics;
using OpsHub.Grains.Boards;
using OpsHub.Grains.Walls.Notices;

namespace OpsHub.Silo.Metering;

/// <summary>Channels of every company, what is left of their month, and notices to customers, as the notices board tells them.</summary>
internal sealed class ChannelMeter : IDisposable
{
    private readonly Meter _meter = new("OpsHub.Companies");
    private readonly BoardCells<InterruptionsCell> _channels;

    public ChannelMeter(IBoards boards)
    {
        _channels = new BoardCells<InterruptionsCell>(boards, "notices", "interruptions");
        var notices = new BoardCells<NoticesCell>(boards, "notices", "summary");
        Tell("opshub.channels.down", "{channel}", "1 while a channel is interrupted, 0 while it works.", c => c.DownSince is null ? 0 : 1);
        Tell("opshub.channels.interruptions_month", "{interruption}", "Interruptions of a channel this month that count: within the hours of the day, without force majeure.", c => c.Count);
        Tell("opshub.channels.interruptions_allowed", "{interruption}", "How many the standard in force allows in a month; no series where it says nothing.", c => c.Most);
        Tell("opshub.channels.down_month", "s", "Seconds that a channel was interrupted this month, of the interruptions that count.", c => c.DownS);
        Tell("opshub.channels.down_allowed", "s", "How many seconds the standard in force allows in a month; no series where it says nothing.", c => c.MostDownS);
        Tell("opshub.channels.force_majeure_month", "{interruption}", "Interruptions of a channel this month by force majeure, which count apart.", c => c.Apart);
        _meter.CreateObservableGauge(
            "opshub.notices", () => notices.All().SelectMany(n => States(n.Company, n.Cell)), "{notice}", "Notices to customers that are not published wherever the standard asks for: in time, at risk, overdue.", Labels.By("company", "state"));
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<double>> States(string company, NoticesCell told) =>
        from state in (IEnumerable<(string Name, int Count)>)[("in-time", told.Open - told.AtRisk - told.Overdue), ("at-risk", told.AtRisk), ("overdue", told.Overdue)]
        select Measured.Of(state.Count, ("company", company), ("state", state.Name));

    private void Tell(string name, string unit, string meaning, Func<ChannelCell, double?> figure) => _meter.CreateObservableGauge(
        name, () => _channels.All().SelectMany(c => c.Cell.Channels, (c, channel) => Measured.Of(figure(channel), ("company", c.Company), ("channel", channel.Id))), unit, meaning, Labels.By("company", "channel"));
}
