using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using OpsHub.ClientHub.Metrics;

namespace OpsHub.ClientHub.Feed;

/// <summary>Gives every connection of the feed its <see cref="FeedClient"/>, so that the pump can write to it directly.</summary>
internal sealed class FeedLifetime(FeedPump pump, HubMeter meter, ILogger<DefaultHubLifetimeManager<FeedHub>> log) : DefaultHubLifetimeManager<FeedHub>(log)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        var client = new FeedClient(new ConnectionSink(connection));
        connection.Items[FeedHub.Client] = client;
        pump.Connect(client);
        meter.FeedClients(+1);
        return base.OnConnectedAsync(connection);
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        pump.Disconnect((FeedClient)connection.Items[FeedHub.Client]!);
        meter.FeedClients(-1);
        return base.OnDisconnectedAsync(connection);
    }
}
