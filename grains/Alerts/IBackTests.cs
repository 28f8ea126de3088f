using System.Collections.Immutable;
using NodaTime;

namespace OpsHub.Grains.Alerts;

/// <summary>One time that a rule would have fired.</summary>
/// <param name="EndedAt">When it would have been over; null when it would still fire at the end of the interval.</param>
/// <param name="Useful">Whether the trouble went on for <see cref="BackTestAnswer.UsefulS"/> after it fired: whoever was told could still do something about it.</param>
public sealed record BackTestFiring(string Subject, string SubjectName, Instant FiredAt, Instant? EndedAt, Reading Reading, bool Useful);

/// <summary>What a rule would have done.</summary>
/// <param name="StepS">Seconds between two looks; what was shorter may have been missed.</param>
/// <param name="Fired">How often it would have fired.</param>
/// <param name="Useful">Of these, those that were useful.</param>
/// <param name="Firings">The newest at most 200, oldest first.</param>
public sealed record BackTestAnswer(AlertRule Rule, Instant From, Instant To, int StepS, int Fired, int Useful, ImmutableArray<BackTestFiring> Firings)
{
    /// <summary>Trouble that is over sooner needs nobody.</summary>
    public const int UsefulS = 300;
}

/// <summary>Plays rules over what the log holds.</summary>
public interface IBackTests
{
    /// <summary>Longest interval, days: figures of a hub reach no further back.</summary>
    const int MostDays = 31;

    /// <summary>What the rule would have done in the company between the instants; null where this process cannot tell.</summary>
    Task<BackTestAnswer?> Try(string company, AlertRule rule, Instant from, Instant to, CancellationToken cancel);
}
