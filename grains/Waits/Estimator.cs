using System.Collections.Immutable;

namespace OpsHub.Grains.Waits;

/// <summary>One way of estimating a wait from a situation (Ibrahim &amp; Whitt 2009, 2011).</summary>
/// <param name="Name">As in reports.</param>
/// <param name="Seconds">Expected wait, or null: not enough data.</param>
public sealed record Estimator(string Name, Func<Situation, double?> Seconds)
{
    /// <summary>People ahead and himself, over the rate at which all servers finish: (Q + 1)/(s μ). Right when nobody gives up.</summary>
    public static Estimator QueueLength { get; } = new("ql", s => s.MeanServiceS / Servers(s) * (s.Ahead + 1));

    /// <summary>The same where people give up at rate θ each: Σ i=0…Q of 1/(s μ + i θ).</summary>
    public static Estimator QueueLengthAbandoning { get; } = new("qlm", s => s.MeanServiceS is { } mean ? Departures.Mean(Servers(s) / mean, s.AbandonPerS, s.Ahead) : null);

    /// <summary>Wait so far of the head of the line (HOL).</summary>
    public static Estimator HeadOfLine { get; } = new("hol", s => s.HeadS);

    /// <summary>Wait of the last to enter service (LES).</summary>
    public static Estimator LastToEnter { get; } = new("les", s => s.LastToEnterS);

    /// <summary>Mean wait of the last ten who entered service.</summary>
    public static Estimator LastTen { get; } = new("last10", s => s.LastTenS);

    /// <summary>AHT × calls in queue ÷ operators, the form that telephone systems announce.</summary>
    public static Estimator Genesys { get; } = new("genesys", s => s.MeanServiceS / Servers(s) * s.Waiting);

    public static ImmutableArray<Estimator> All { get; } = [QueueLength, QueueLengthAbandoning, HeadOfLine, LastToEnter, LastTen, Genesys];

    /// <summary>Somebody serves, even where no source has told who.</summary>
    private static int Servers(Situation s) => Math.Max(s.Servers, 1);
}
