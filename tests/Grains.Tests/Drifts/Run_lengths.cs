using NodaTime;
using OpsHub.Grains.Drifts;

namespace OpsHub.Grains.Tests.Drifts;

/// <summary>How long the sums run until they are raised, against published run lengths. Waits by the Markov chain of Brook &amp; Evans (1972) over the sum itself, cases by many seeded runs.</summary>
public sealed class Run_lengths
{
    private static readonly Instant Begin = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Theory]
    [InlineData(4, 0, 335.4)]
    [InlineData(4, 1, 8.38)]
    [InlineData(5, 0, 930.9)]
    [InlineData(5, 1, 10.4)]
    public void Of_waits_are_those_of_the_tables(double limit, double shift, double expected) =>
        WaitsUntilRaised(limit, shift).ShouldBe(expected, expected * 0.01);

    [Theory]
    [InlineData(0.2, 2542, 8_000)]
    [InlineData(0.3, 116, 20_000)]
    public void Of_late_cases_are_those_of_the_tables(double share, double expected, int runs)
    {
        const int seed = 20261126;
        CasesUntilRaised(share, runs, new Random(seed)).ShouldBe(expected, expected * 0.05, $"seed {seed}");
    }

    /// <summary>
    /// Solves L = 1 + P L over the states of the sum, a grid from 0 to the limit with what falls in between shared by its neighbours; one normal deviation in steps of a hundredth.
    /// </summary>
    private static double WaitsUntilRaised(double limit, double shift)
    {
        const int nodes = 201;
        var step = limit / (nodes - 1);
        var chain = new double[nodes, nodes + 1];
        for (var from = 0; from < nodes; from++)
        {
            (chain[from, from], chain[from, nodes]) = (1, 1);
            for (var z = -8d; z <= 8; z += 0.01)
            {
                var sum = new Cusum { Sum = from * step };
                sum.Add(Cusum.OfWait(z + shift), Begin, limit);
                if (sum.Raised) continue;
                var weight = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * 0.01;
                var (below, part) = ((int)(sum.Sum / step), (sum.Sum / step) - (int)(sum.Sum / step));
                chain[from, below] -= weight * (1 - part);
                if (part > 0) chain[from, below + 1] -= weight * part;
            }
        }
        return Solve(chain, nodes)[0];
    }

    private static double[] Solve(double[,] rows, int n)
    {
        for (var pivot = 0; pivot < n; pivot++)   // I − P is diagonally dominant: no rows need to be exchanged
            for (var row = 0; row < n; row++)
            {
                if (row == pivot || rows[row, pivot] == 0) continue;
                var times = rows[row, pivot] / rows[pivot, pivot];
                for (var column = pivot; column <= n; column++) rows[row, column] -= times * rows[pivot, column];
            }
        return [.. Enumerable.Range(0, n).Select(i => rows[i, n] / rows[i, i])];
    }

    private static double CasesUntilRaised(double share, int runs, Random random)
    {
        var cases = 0L;
        for (var run = 0; run < runs; run++)
            for (var sum = new Cusum(); !sum.Raised; cases++) sum.Add(Cusum.OfCase(random.NextDouble() < share, 0.2), Begin, Drift.LateLimit);
        return (double)cases / runs;
    }
}
