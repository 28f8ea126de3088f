using NodaTime;
using OpsHub.Grains.Channels;

namespace OpsHub.Grains.Alerts;

/// <summary>Whether one channel works, and since when it does not. A report that came after its own end is over before it is asked for.</summary>
internal sealed class DownChannel
{
    public string Name { get; set; } = "";

    /// <summary>Interruptions that go on, by id, and since when.</summary>
    public Dictionary<string, Instant> Open { get; set; } = [];

    public void Apply(InterruptionEvent happened)
    {
        switch (happened)
        {
            case InterruptionBegan e: Open[e.Interruption] = e.StartedAt; break;
            case InterruptionJoined e: Joined(e); break;
            case InterruptionEnded e: Open.Remove(e.Interruption); break;
            case InterruptionWithdrawn e: Open.Remove(e.Interruption); break;
        }
    }

    public IEnumerable<Condition> Conditions(string channel) => Open.Count == 0 ? [] : [new Condition(ConditionKinds.ChannelDown, $"channel/{channel}", Name, CountsFrom: Open.Values.Min())];

    private void Joined(InterruptionJoined e)
    {
        foreach (var part in e.Absorbed) Open.Remove(part);
        if (e.EndedAt is null) Open[e.Interruption] = e.StartedAt;
        else Open.Remove(e.Interruption);
    }
}
