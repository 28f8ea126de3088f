using NodaTime;
using OpsHub.Grains.Drifts;

namespace OpsHub.Grains.Tests.Drifts;

/// <summary>How long the sums run until they are raised, against published run lengths. By the Markov chain of Brook &amp; Evans (1972) over the sum itself.</summary>
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

    /// <summary>Simulated elsewhere as 2,542 and 116; the chain, whose steps are 82 up and 27 down, says 2,454 and 115.</summary>
    [Theory]
    [InlineData(0.2, 2454)]
    [InlineData(0.3, 115.2)]
    public void Of_late_cases_are_those_of_their_chain(double share, double expected) =>
        UntilRaised(Drift.LateLimit, 810, [(Cusum.OfCase(true, 0.2), share), (Cusum.OfCase(false, 0.2), 1 - share)]).ShouldBe(expected, expected * 0.01);

    /// <summary>One normal deviation in steps of a hundredth.</summary>
    private static double WaitsUntilRaised(double limit, double shift) => UntilRaised(
        limit, 201, [.. Enumerable.Range(-800, 1601).Select(n => n / 100d).Select(z => (Cusum.OfWait(z + shift), Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * 0.01))]);

    /// <summary>Solves L = 1 + P L over the states of the sum: a grid from 0 to the limit, what falls in between shared by its neighbours.</summary>
    private static double UntilRaised(double limit, int nodes, (double Step, double Chance)[] steps)
    {
        var width = limit / (nodes - 1);
        var chain = new double[nodes, nodes + 1];
        for (var from = 0; from < nodes; from++)
        {
            (chain[from, from], chain[from, nodes]) = (1, 1);
            foreach (var (step, chance) in steps)
            {
                var sum = new Cusum { Sum = from * width };
                sum.Add(step, Begin, limit);
                if (sum.Raised) continue;
                var (below, part) = ((int)(sum.Sum / width), (sum.Sum / width) - (int)(sum.Sum / width));
                chain[from, below] -= chance * (1 - part);
                if (part > 0) chain[from, below + 1] -= chance * part;
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
}
