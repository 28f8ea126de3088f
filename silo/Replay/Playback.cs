using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Silo.Replay.Files;

namespace OpsHub.Silo.Replay;

/// <summary>A source read to the end: its facts in the order of their instants, and what had to be said about it.</summary>
/// <param name="Company">Whose facts.</param>
/// <param name="Rows">Rows or lines read, rejected ones included.</param>
/// <param name="Facts">Sorted by source time; facts of one instant keep the source's order.</param>
/// <param name="Stride">Longest stretch of source time that may be played without passing deadlines: shorter than any deadline a fact can set.</param>
/// <param name="Notes">Rules applied.</param>
/// <param name="Rejects">Lines not used.</param>
internal sealed record Playback(string Company, int Rows, IReadOnlyList<Envelope> Facts, Duration Stride, Notes Notes, Rejects Rejects)
{
    /// <summary>Concepts that the facts are decided by; a source with a standard of its own brings it.</summary>
    public Catalog Catalog { get; init; } = Grains.Concepts.Catalog;

    public Instant Start => Facts[0].OccurredAt!.Value;
}
