namespace OpsHub.Silo.Alerts.Delivery;

/// <summary>Sends what is to be told, all of it in one message.</summary>
internal interface IChannelSender
{
    /// <exception cref="HttpRequestException">The receiver said no or is away.</exception>
    /// <exception cref="ChannelAwayException">The mail server said no or is away.</exception>
    Task Send(IReadOnlyList<Telling> tellings, CancellationToken cancel);
}
