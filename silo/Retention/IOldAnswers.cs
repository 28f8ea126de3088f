namespace OpsHub.Silo.Retention;

/// <summary>Answers without events – refusals, "nothing" – of one kind of grain in one month of hub time, UTC.</summary>
/// <param name="Month">Such as <c>2026-09</c>.</param>
/// <param name="Bytes">What their rows hold; indexes come on top.</param>
internal sealed record OldAnswers(string Kind, string Month, long Commits, long Bytes);

/// <summary>A store's answers without events from before an instant. Nothing is folded from them: only a command that is sent again asks for them.</summary>
internal interface IOldAnswers : IAsyncDisposable
{
    /// <summary>What there is, by kind and month.</summary>
    Task<IReadOnlyList<OldAnswers>> Count(long beforeNs, CancellationToken cancel);

    /// <summary>Deletes one portion in one transaction.</summary>
    /// <returns>How many; 0 when there are none left.</returns>
    Task<int> Delete(long beforeNs, int portion, CancellationToken cancel);
}
