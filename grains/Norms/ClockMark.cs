using System.Collections.Immutable;
using NodaTime;
using OpsHub.Grains.Deadlines;

namespace OpsHub.Grains.Norms;

/// <summary>One clock of an appeal as norms see it. It is judged once: when what was due is done, or when its time has run out – and anew when it is set going again or moved.</summary>
/// <param name="Name"><c>answer</c>, <c>registration</c>…</param>
/// <param name="Rule">Deadline rule it runs by.</param>
/// <param name="DueAt">Last instant in time, or null while there is none.</param>
/// <param name="EndedAt">When what was due was done, or null.</param>
/// <param name="Overdue">Whether its time has run out, as the appeal itself has told.</param>
/// <param name="Warn">Missing it is a warning, not a breach.</param>
internal readonly record struct ClockMark(string Name, string Rule, Instant? DueAt, Instant? EndedAt, bool Overdue, bool Warn)
{
    public bool Late => EndedAt is { } ended ? ended > DueAt : Overdue;

    /// <summary>The instant by which it belongs to a day; null while nothing can be said. A clock without a deadline is never judged.</summary>
    public Instant? JudgedAt => DueAt is not { } due ? null : Late ? due : EndedAt;

    /// <summary>What ended in time because it was needed no more is no case of having been done in time: it is never judged.</summary>
    public static ClockMark Of(KeptClock clock) => new(string.Intern(clock.Name), string.Intern(clock.Rule), clock is { Needless: true, Overdue: false, EndedLate: false } ? null : clock.DueAt, clock.EndedAt, clock.Overdue, clock.Warn);
}

/// <summary>What a matter is.</summary>
internal enum MatterFamily : byte { Appeal, Case, Promise, Duty, Feedback, Interruption, Notice }

/// <summary>An appeal, a case, a promise, a period of a duty or a mark as norms see it: what selects it, and its clocks or its value.</summary>
/// <param name="Kind">Kind of the appeal or promise, process of the case, duty, kind of the mark.</param>
/// <param name="Value">Of a mark: what was given.</param>
/// <param name="About">Of an appeal: customer and topic, by which a repeat is known; null where nobody is known.</param>
/// <param name="Unsolved">Of an appeal: whether it was forwarded, or came again.</param>
/// <param name="BeganAt">When it reached the company.</param>
/// <param name="RegisteredAt">Null while it is not registered.</param>
/// <param name="OverAt">When it was closed or left; null while it is open.</param>
internal sealed record ClockMatter(string Id, string? Kind, string? Category, string? Office, Instant BeganAt, Instant? RegisteredAt, ImmutableArray<ClockMark> Clocks, Instant? OverAt,
    MatterFamily Family = MatterFamily.Appeal, int Value = 0,
    string? About = null, bool Unsolved = false, bool Closed = false)
{
    /// <summary>Of an interruption that goes on: up to when it is counted.</summary>
    public Instant? SeenTo { get; init; }

    /// <summary>Counted apart from the others: force majeure.</summary>
    public bool LeftOut { get; init; }
}
