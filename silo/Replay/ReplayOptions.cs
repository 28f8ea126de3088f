namespace OpsHub.Silo.Replay;

/// <summary>What every replay is told.</summary>
/// <param name="Speed">Source seconds per real second, or null for as fast as can be.</param>
/// <param name="Log">Log to play into, or null for one that is thrown away afterwards.</param>
/// <param name="Rejects">File for the lines that could not be used, or null.</param>
internal sealed record ReplayOptions(double? Speed, string? Log, string? Rejects);
