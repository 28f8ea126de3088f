using OpsHub.Grains.Kernel;

namespace OpsHub.Silo.Log;

/// <summary>One answered command with everything that a store keeps of it.</summary>
/// <param name="Commit">Events and their place; position 0 for an answer without events.</param>
/// <param name="Key">The key under which the store finds the command again.</param>
/// <param name="Refusal">The decider's "no", or null.</param>
internal sealed record LogRow(StoredCommit Commit, Guid Key, Refusal? Refusal);

/// <summary>How far a follower has durably come.</summary>
internal readonly record struct FollowerPosition(string Name, long Position);

/// <summary>Which snapshot is kept, without its data.</summary>
internal readonly record struct SnapshotName(string Name, int Shape, long Version);
