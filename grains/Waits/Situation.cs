namespace OpsHub.Grains.Waits;

/// <summary>What is known of a queue at the instant somebody joins it, himself not counted.</summary>
/// <param name="Ahead">Waiting and to be served before him; a part of one where some may be called by servers that are not his.</param>
/// <param name="Waiting">All who wait, counted likewise.</param>
/// <param name="Servers">Operators or windows at work on the queue now.</param>
/// <param name="Staff">Operators or windows that were at work on it within the last quarter of an hour; never fewer than <paramref name="Servers"/>.</param>
/// <param name="HasHeadStart">He stands earlier in line than he came.</param>
/// <param name="OldestS">Seconds that the one who waits longest has waited; 0 on an empty line.</param>
/// <param name="HeadS">Seconds that the next one to be served has waited; 0 on an empty line.</param>
/// <param name="LastToEnterS">Wait of the last one whose service began, seconds, or null: nobody yet.</param>
/// <param name="LastTenS">Mean wait of the last ten whose service began, seconds, or null: fewer than ten.</param>
/// <param name="MeanServiceS">Mean service, seconds, or null: too few services have ended.</param>
/// <param name="AbandonPerS">Rate θ at which one who waits gives up, per second; 0 when nobody has.</param>
public sealed record Situation(
    double Ahead, double Waiting, int Servers, int Staff, bool HasHeadStart, double OldestS, double HeadS, double? LastToEnterS, double? LastTenS, double? MeanServiceS, double AbandonPerS);
