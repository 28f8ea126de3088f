using NodaTime;
using OpsHub.Grains.Kernel;

namespace OpsHub.Grains.Boards;

/// <summary>The boards of any instant since the log began, folded from it by the same views (ADR 0068).</summary>
public interface IPast
{
    /// <summary>Opens the boards as they stood at an instant; whoever opens a recording disposes it.</summary>
    /// <param name="who">Who looks; there is a limit of open recordings for each and for the hub.</param>
    /// <param name="board">What he wants to look at: a recording begins with the company and the office that it is of.</param>
    /// <param name="at">Hub time.</param>
    Task<PastOpening> Open(string who, string board, Instant at, CancellationToken cancel);
}

/// <summary>What came of opening a recording.</summary>
public abstract record PastOpening
{
    private PastOpening() { }

    public sealed record Opened(IRecording Recording) : PastOpening;

    /// <param name="Refusal">Its code is one of <see cref="PastCodes"/>.</param>
    /// <param name="Begins">Instant from which on there is something to look at, or null when nothing is recorded.</param>
    public sealed record Refused(Refusal Refusal, Instant? Begins) : PastOpening;
}

/// <summary>Why a recording is not opened or does not go there.</summary>
public static class PastCodes
{
    public const string BeforeTheLog = "instant-before-log";
    public const string InTheFuture = "instant-in-future";
    public const string TooMany = "too-many-recordings";
}

/// <summary>Boards of the past that can be moved through time. One caller at a time; boards are found anew after each move.</summary>
public interface IRecording : IDisposable
{
    /// <summary>Instant from which on there is something to look at.</summary>
    Instant Begins { get; }

    /// <summary>Where it stands: its boards are as they were then.</summary>
    Instant At { get; }

    /// <summary>Goes to an instant, forwards or back.</summary>
    /// <returns>Null, or why it stays where it is.</returns>
    Task<Refusal?> MoveTo(Instant at, CancellationToken cancel);

    /// <summary>The board of that name as it was then, or null when there was none yet.</summary>
    Board? Find(string name);
}
