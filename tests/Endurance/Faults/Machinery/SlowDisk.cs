using System.Globalization;

namespace OpsHub.Endurance.Faults.Machinery;

/// <summary>
/// The database's disk at a few writes a second: the kernel's own throttle of a control group (version 1, <c>blkio</c>), into which the server's processes are put.
/// A commit then takes a few hundred milliseconds. Needs root.
/// </summary>
/// <param name="server">Process id of the server's first process.</param>
/// <param name="folder">Where its data is.</param>
internal sealed class SlowDisk(int server, string folder) : IDisposable
{
    private const string Root = "/sys/fs/cgroup/blkio", Group = Root + "/opshub-endurance";
    private const int WritesPerSecond = 20;

    private readonly string _device = DeviceOf(folder);

    /// <summary>Why there can be none here, or null.</summary>
    public static string? Missing => File.Exists(Root + "/cgroup.procs") ? null : "There is no control group blkio (version 1) here: the disk is not slowed.";

    public void Slow()
    {
        Directory.CreateDirectory(Group);
        File.WriteAllText(Group + "/blkio.throttle.write_iops_device", $"{_device} {WritesPerSecond}");
        foreach (var process in Family()) Move(process, Group);
    }

    /// <summary>As fast as before.</summary>
    public void Dispose()
    {
        if (!Directory.Exists(Group)) return;
        File.WriteAllText(Group + "/blkio.throttle.write_iops_device", $"{_device} 0");
        foreach (var process in File.ReadAllLines(Group + "/cgroup.procs")) Move(int.Parse(process, CultureInfo.InvariantCulture), Root);
        Directory.Delete(Group);
    }

    private IEnumerable<int> Family() =>
        [server, .. File.ReadAllText($"/proc/{server}/task/{server}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, CultureInfo.InvariantCulture))];

    private static void Move(int process, string group)
    {
        try
        {
            File.WriteAllText($"{group}/cgroup.procs", process.ToString(CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // a connection's process that ended meanwhile
        }
    }

    /// <summary>Major and minor number of the disk under a folder: the longest mount point above it.</summary>
    private static string DeviceOf(string folder) => File.ReadLines("/proc/self/mountinfo").Select(l => l.Split(' '))
        .Where(m => folder.StartsWith(m[4], StringComparison.Ordinal)).MaxBy(m => m[4].Length)![2];
}
