using Xunit;

namespace OpsHub.Testing;

/// <summary>A file system in memory of a few kilobytes, to be filled.</summary>
public sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Why tests that fill a disk are skipped, or null: only root may mount, and not everywhere.</summary>
    public static string? SkipReason { get; } = Try();

    /// <param name="kib">Its size, in KiB; whole pages of 4.</param>
    public static SmallDisk Mount(int kib)
    {
        var path = Directory.CreateTempSubdirectory("opshub-disk-").FullName;
        Shell.Run("mount", "-t", "tmpfs", "-o", $"size={kib}k,mode=0777", "opshub-test", path);
        return new SmallDisk(path);
    }

    public void Dispose()
    {
        Shell.Run("umount", "--lazy", Path);
        Directory.Delete(Path);
    }

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return "Only root on Linux can mount a small disk to be filled.";
        try
        {
            Mount(4).Dispose();
            return null;
        }
        catch (InvalidOperationException e)
        {
            return $"No small disk can be mounted here: {e.Message}";
        }
    }
}

/// <summary>A fact that fills a small disk; skipped with a reason where none can be mounted.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    /// <param name="postgres">Whether a PostgreSQL server of the test's own lies on it.</param>
    public SmallDiskFactAttribute(bool postgres = false) => Skip = SmallDisk.SkipReason ?? (postgres ? Postgres.SkipReasonOfOwn : null);
}
