namespace OpsHub.Silo.Log;

/// <summary>Which steps a store still needs, or why this program must not touch it.</summary>
internal static class SchemaPlan
{
    /// <param name="known">Steps of this program, in order.</param>
    /// <param name="taken">Steps of the store, in order.</param>
    /// <exception cref="LogRefusedException">The store is newer than the program, or its history is another one.</exception>
    public static IReadOnlyList<SchemaStep> Missing(IReadOnlyList<SchemaStep> known, IReadOnlyList<TakenStep> taken)
    {
        var newest = taken.Count == 0 ? 0 : taken[^1].Version;
        if (newest > known[^1].Version)
            throw new LogRefusedException(
                $"The event log was written by a newer OpsHub (schema {newest}; this program knows {known[^1].Version}): start that version or a later one.");

        for (var i = 0; i < taken.Count; i++)
            if (taken[i].Version != known[i].Version || taken[i].Checksum != known[i].Checksum)
                throw new LogRefusedException(
                    $"Step {taken[i].Version} of the event log's schema is not the one this program would have taken: start the OpsHub build that made this log, or restore a backup.");

        return [.. known.Skip(taken.Count)];
    }
}
