namespace OpsHub.Silo.Replay;

/// <summary>A log in a directory of its own under the system's temporary one, removed with everything beside it.</summary>
internal sealed class ThrowawayLog : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("opshub-replay-");

    /// <summary>Connection text.</summary>
    public string Connection => $"sqlite:{Path.Combine(_directory.FullName, "opshub.db")}";

    public void Dispose() => _directory.Delete(recursive: true);
}
