using System.Collections.Immutable;

namespace OpsHub.Grains.Waits;

/// <summary>Each estimator alone, with a band calibrated in the same way as that of the chosen one: what it has to be better than.</summary>
public sealed class EstimatorTrial
{
    /// <summary>Seconds; an estimate of nothing says nothing of how long somebody will wait.</summary>
    private const double Least = 5;

    private readonly ImmutableArray<LocalBand> _bands = [.. Estimator.All.Select(_ => new LocalBand())];

    /// <returns>In the order of <see cref="Estimator.All"/>; null: not enough data.</returns>
    public ImmutableArray<Band?> Foresee(Situation situation) => [.. Estimator.All.Select((estimator, i) => Of(estimator, _bands[i], situation))];

    public void Learn(Situation situation, ImmutableArray<Band?> told, double actualS)
    {
        for (var i = 0; i < Estimator.All.Length; i++)
            if (Estimator.All[i].Seconds(situation) is { } estimate) _bands[i].Learn(estimate, Least, told[i]?.P90S, actualS);
    }

    private static Band? Of(Estimator estimator, LocalBand band, Situation situation) =>
        estimator.Seconds(situation) is { } seconds && band.Around(seconds, Least) is var (_, p90) ? new Band(seconds, p90) : null;
}
