using OpsHub.Faults.Tests.Support;

namespace OpsHub.Faults.Tests.Killing;

/// <summary>A hub on one log that is killed and started again, round after round.</summary>
internal sealed class MortalHub(string log, string folder, Load load)
{
    private string _key = "";

    /// <summary>Says what there is, and dies.</summary>
    public async Task Set(IEnumerable<Message> setting)
    {
        using var hub = await ServedHub.Start(log, folder);
        _key = await EdgeClient.IssueKey(hub.Address, await hub.Password());
        using var http = EdgeClient.With(hub.Address, _key);
        foreach (var message in setting) await load.Insist(http, message);
        hub.Kill();
    }

    /// <summary>Lives until it has given so many answers.</summary>
    public async Task Round(int answers)
    {
        using var hub = await ServedHub.Start(log, folder);
        await load.SendAgain(hub.Address, _key);
        await load.UntilKilled(hub, _key, answers);
    }

    /// <summary>Lives only to be looked at.</summary>
    public async Task Look(Func<HttpClient, Task> look)
    {
        using var hub = await ServedHub.Start(log, folder);
        using var http = EdgeClient.With(hub.Address, _key);
        await look(http);
        hub.Kill();
    }
}
