namespace OpsHub.Grains.Retention;

/// <summary>What a company keeps for a time and no longer. All else – configuration, appeals, cases, outages, access, people – is kept for ever (ADR 0126).</summary>
public enum DataKind
{
    /// <summary>Visits: tickets from issue to their end, and the days of queues.</summary>
    Visits,

    /// <summary>Calls, and what operators did from minute to minute.</summary>
    Calls,

    /// <summary>Alerts from their condition to its end.</summary>
    Alerts,
}
