namespace OpsHub.Testing;

/// <summary>Where this machine keeps PostgreSQL's programs, newest version first, or nowhere.</summary>
internal static class PostgresBinaries
{
    public static string? Folder { get; } = Candidates().FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")));

    private static IEnumerable<string> Candidates()
    {
        const string debian = "/usr/lib/postgresql";
        var packaged = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return packaged.OrderByDescending(VersionOf).Select(f => Path.Combine(f, "bin")).Concat(path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static int VersionOf(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
