using OpsHub.Testing;

namespace OpsHub.Endurance.Faults.Machinery;

/// <summary>
/// The wall clock of one node, which can be set while it runs: a library loaded before C's adds what a file says (clock.c). Its steady clock goes on, as a machine's does. Not
/// libfaketime: with that a node takes half a processor and never gets ready, for it has its hands in waiting too.
/// </summary>
internal sealed class SteppedClock
{
    private readonly string _file, _library;

    /// <param name="folder">For the library and for how far the clock is off.</param>
    public SteppedClock(string folder)
    {
        (_file, _library) = (Path.Combine(folder, "clock"), Path.Combine(folder, "clock.so"));
        Set(0);
        if (Missing is null) Shell.Run("cc", "-shared", "-fPIC", "-O2", "-o", _library, Path.Combine(AppContext.BaseDirectory, "clock.c"), "-ldl");
    }

    /// <summary>Why there can be none here, or null.</summary>
    public static string? Missing => File.Exists("/usr/bin/cc") ? null : "There is no C compiler (Debian: gcc, libc6-dev): no clock is set.";

    /// <summary>What runs a program under this clock; nothing where there is none.</summary>
    public IReadOnlyList<string> Within => Missing is null ? ["env", $"LD_PRELOAD={_library}", $"STEPPED_CLOCK={_file}"] : [];

    /// <param name="seconds">How far it is ahead of the machine's; less than zero is behind.</param>
    public void Set(int seconds)
    {
        using var file = new FileStream(_file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);   // the same file: it is mapped
        file.Write(BitConverter.GetBytes(seconds * 1_000_000_000L));
    }
}
