using NodaTime;
using OpsHub.Grains.Channels;

namespace OpsHub.ClientHub.Channels;

/// <summary>Stands in where the host knows no standards.</summary>
internal sealed class NoChannels : IChannels
{
    public ChannelReading? Read(string company, YearMonth? month) => null;

    public ForeseenInterruption? Foresee(string company, string channel, ReportInterruption report) => null;
}
