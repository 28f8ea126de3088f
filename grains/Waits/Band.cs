namespace OpsHub.Grains.Waits;

/// <summary>An expected wait: half wait no longer than P50, nine of ten no longer than P90. Seconds.</summary>
public readonly record struct Band(double P50S, double P90S);
