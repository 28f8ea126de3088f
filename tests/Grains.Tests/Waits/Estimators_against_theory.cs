using OpsHub.Grains.Waits;

namespace OpsHub.Grains.Tests.Waits;

/// <summary>Mean squared errors (ASE) in simulated queues with 100 servers of rate 1, against Ibrahim &amp; Whitt 2009.</summary>
public sealed class Estimators_against_theory
{
    private const int Comers = 1_500_000, Seed = 20261125;

    [Fact]
    public void In_a_queue_that_nobody_leaves_the_length_of_the_queue_is_best()
    {
        var (ase, meanAhead) = Errors(arrivals: 95, abandon: 0);

        // How long the queue happens to be in one run differs by some per cent; what is left of the wait once it is known does not.
        ase[Estimator.QueueLength].ShouldBe(1 / (100d * 100 * 0.05), 0.25 / (100d * 100 * 0.05));
        ase[Estimator.QueueLength].ShouldBe(meanAhead / (100d * 100), 0.02 * meanAhead / (100d * 100));
        (ase[Estimator.LastToEnter] / ase[Estimator.QueueLength]).ShouldBe(3.98 / 1.89, 0.1);   // towards c_a² + 1 = 2 as the load nears 1
        (ase[Estimator.HeadOfLine] / ase[Estimator.QueueLength]).ShouldBe(3.78 / 1.89, 0.1);
    }

    [Fact]
    public void Where_people_give_up_only_the_form_that_counts_them_is_right()
    {
        var (ase, _) = Errors(arrivals: 140, abandon: 1);

        ase[Estimator.QueueLength].ShouldBe(8.77e-3, 0.08 * 8.77e-3);
        ase[Estimator.QueueLengthAbandoning].ShouldBe(2.87e-3, 0.08 * 2.87e-3);
        ase[Estimator.LastToEnter].ShouldBe(5.92e-3, 0.08 * 5.92e-3);
    }

    [Theory]
    [InlineData(95, 0)]
    [InlineData(140, 1)]
    public void Quantiles_of_the_wait_are_exact(double arrivals, double abandon)
    {
        foreach (var share in new[] { 0.05, 0.5, 0.9, 0.95 })
        {
            var byLength = new Dictionary<double, double>();
            var (within, all) = (0, 0);
            foreach (var (seen, wait) in Simulated.Run(100, arrivals, abandon, 400_000, Seed))
            {
                if (!byLength.TryGetValue(seen.Ahead, out var quantile)) byLength[seen.Ahead] = quantile = Departures.Quantile(share, 100d / 1000, abandon / 1000, (int)seen.Ahead) / 1000;
                within += wait <= quantile ? 1 : 0;
                all++;
            }
            ((double)within / all).ShouldBe(share, 0.01, $"share {share}, seed {Seed}");
        }
    }

    /// <summary>Brier scores of P(wait &gt; T) against the exact one, which with the length of the queue given is a proper score's minimum: E p (1 − p).</summary>
    [Theory]
    [InlineData(95, 0, 0.15)]
    [InlineData(140, 1, 0.35)]
    public void No_other_probability_of_a_long_wait_scores_better_than_the_exact_one(double arrivals, double abandon, double norm)
    {
        var comers = Simulated.Run(100, arrivals, abandon, 300_000, Seed).ToList();
        var exact = comers.Select(c => Departures.Exceeds(1000 * norm, 100d / 1000, abandon / 1000, (int)c.Seen.Ahead)).ToList();
        double Brier(Func<int, double> said) => comers.Index().Average(c => Math.Pow(said(c.Index) - (c.Item.WaitS > norm ? 1 : 0), 2));
        var best = Brier(n => exact[n]);

        best.ShouldBe(exact.Average(p => p * (1 - p)), 0.03 * best, $"seed {Seed}");
        foreach (var constant in Enumerable.Range(0, 21).Select(n => n / 20d).Append(comers.Average(c => c.WaitS > norm ? 1d : 0))) Brier(_ => constant).ShouldBeGreaterThan(1.5 * best);
        foreach (var shift in new[] { -0.2, -0.1, -0.05, 0.05, 0.1, 0.2 }) Brier(n => Math.Clamp(exact[n] + shift, 0, 1)).ShouldBeGreaterThan(best, $"shift {shift}");
        foreach (var ahead in new[] { -5, 5 }) Brier(n => Departures.Exceeds(1000 * norm, 100d / 1000, abandon / 1000, Math.Max((int)comers[n].Seen.Ahead + ahead, 0))).ShouldBeGreaterThan(best);
        Brier(n => exact[n] > 0.5 ? 1 : 0).ShouldBeGreaterThan(best);
    }

    /// <summary>What people are told is two quantiles; the distribution that is drawn through them costs little of the score.</summary>
    [Theory]
    [InlineData(95, 0, 0.15)]
    [InlineData(140, 1, 0.35)]
    public void The_probability_that_follows_from_the_band_scores_nearly_as_well_as_the_exact_one(double arrivals, double abandon, double norm)
    {
        var (told, exact, byLength) = (new Accuracy(), 0d, new Dictionary<int, (Band Band, double Exceeds)>());
        foreach (var (seen, wait) in Simulated.Run(100, arrivals, abandon, 300_000, Seed))
        {
            var ahead = (int)seen.Ahead;
            double Quantile(double share) => Departures.Quantile(share, 100d / 1000, abandon / 1000, ahead);
            if (!byLength.TryGetValue(ahead, out var known)) byLength[ahead] = known = (new Band(Quantile(0.5), Quantile(0.9)), Departures.Exceeds(1000 * norm, 100d / 1000, abandon / 1000, ahead));
            told.Judge(known.Band, 1000 * wait, (int)(1000 * norm), served: true);
            exact += Math.Pow(known.Exceeds - (wait > norm ? 1 : 0), 2);
        }

        told.Brier.ShouldBeInRange(exact / told.Judged, 1.02 * exact / told.Judged, $"seed {Seed}");
    }

    private static (Dictionary<Estimator, double> Ase, double MeanAhead) Errors(double arrivals, double abandon)
    {
        Estimator[] estimators = [Estimator.QueueLength, Estimator.QueueLengthAbandoning, Estimator.LastToEnter, Estimator.HeadOfLine];
        var sums = estimators.ToDictionary(e => e, _ => 0d);
        var (all, ahead) = (0, 0d);
        foreach (var (seen, wait) in Simulated.Run(100, arrivals, abandon, Comers, Seed))
        {
            all++;
            ahead += seen.Ahead + 1;
            foreach (var estimator in estimators)
            {
                var error = estimator.Seconds(seen)!.Value - wait;
                sums[estimator] += error * error;
            }
        }
        return (sums.ToDictionary(s => s.Key, s => s.Value / all), ahead / all);
    }
}
