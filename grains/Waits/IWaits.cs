using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Waits;

/// <summary>What one who comes now, or waits already, has to expect from now on.</summary>
/// <param name="Ahead">People ahead, to the nearest whole one where some of them may go to other windows.</param>
/// <param name="Told">Null: not enough data.</param>
/// <param name="Estimator"><c>ridge</c>: learnt from outcomes; <c>qlm</c>: from the length of the line; <c>free</c>: somebody is free to serve him; null where nothing is told.</param>
public sealed record Expectation(int Ahead, Band? Told, string? Estimator)
{
    internal static Expectation Free { get; } = new(0, new Band(0, 0), "free");

    internal static Expectation Of(Situation situation, Band? told, string estimator) =>
        new((int)Math.Round(situation.Ahead, MidpointRounding.AwayFromZero), told, told is null ? null : estimator);
}

/// <summary>An answer to somebody who asks how long he would wait.</summary>
/// <param name="Expected">As of <paramref name="At"/>.</param>
/// <param name="Recent">How waits of this queue came out lately.</param>
/// <param name="At">Source instant of the newest fact known, or null: there was none.</param>
public sealed record WaitAnswer(Expectation Expected, Accuracy Recent, Instant? At);

/// <summary>How the expected waits of one queue came out lately.</summary>
/// <param name="Office">Office, or null.</param>
/// <param name="Service">Service of the office, or null: all of them.</param>
/// <param name="Line">Phone line, or null.</param>
/// <param name="Recent">Of the last 30 days, by UTC, on which any came out.</param>
public sealed record QueueAccuracy(string Company, string? Office, string? Service, string? Line, Accuracy Recent);

/// <summary>What edges may ask of expected waits. Answers are of the newest fact folded.</summary>
public interface IWaits
{
    /// <summary>For one who calls the line now; null: no such line.</summary>
    WaitAnswer? OfLine(string company, string line);

    /// <summary>For a caller who waits on the line; null: he does not.</summary>
    WaitAnswer? OfCall(string company, string line, string call);

    /// <summary>For one who comes to the office now; null: no such office, or it does not offer the service.</summary>
    /// <param name="service">What for, or null: the office as one line.</param>
    WaitAnswer? OfOffice(string company, string office, string? service);

    /// <summary>Every queue of which any wait came out, of one company or, where it is null, of all.</summary>
    ImmutableArray<QueueAccuracy> Accuracies(string? company);
}
