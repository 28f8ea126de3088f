using System.Collections.Immutable;

namespace OpsHub.Grains.Waits;

/// <summary>An expected wait: half wait no longer than P50, nine of ten no longer than P90.</summary>
public readonly record struct Band(double P50S, double P90S);

/// <summary>What was foreseen for one who joined a queue.</summary>
/// <param name="Chosen">What people are told, or null: not enough data.</param>
/// <param name="ByEstimator">What each estimator of <see cref="Estimator.All"/> says alone, in that order; null: not enough data.</param>
public sealed record WaitForecast(Band? Chosen, ImmutableArray<Band?> ByEstimator);
