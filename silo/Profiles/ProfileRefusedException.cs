using OpsHub.Grains.Norms;

namespace OpsHub.Silo.Profiles;

/// <summary>A profile cannot be used. The message is one sentence: file, JSON path, what is expected there.</summary>
public sealed class ProfileRefusedException(string file, string path, Said expected, Exception? inner = null) : Exception($"{file}: {path}: expected {expected.En}.", inner)
{
    /// <summary>JSON path of what is wrong.</summary>
    public string At { get; } = path;

    /// <summary>What is expected there.</summary>
    public Said Expected { get; } = expected;
}
