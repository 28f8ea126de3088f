namespace OpsHub.Silo.Replay.Files;

/// <summary>A source file cannot be read at all. The message is one sentence: which file, where in it, what was expected.</summary>
internal sealed class SourceRefusedException(string message, Exception? inner = null) : Exception(message, inner);
