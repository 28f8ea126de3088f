using System.Diagnostics;

namespace OpsHub.Testing;

/// <summary>
/// A PostgreSQL server of its own in the system's temporary folder: loopback only, free port, fsync on. It ends with this process,
/// however that ends.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private const string Prefix = "opshub-test-postgres-";

    private readonly string _folder;
    private readonly int _port;

    private PostgresCluster(string folder, int port) => (_folder, _port) = (folder, port);

    /// <summary>Connection string with every right, to the database <c>postgres</c>.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Makes and starts a server.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing or does not start; the message says why.</exception>
    public static PostgresCluster Start()
    {
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        if (Environment.IsPrivilegedProcess) Shell.Run("chown", "postgres", folder);

        var cluster = new PostgresCluster(folder, Ports.Free());
        cluster.OutliveNot();
        AsOwner("initdb", "-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        cluster.StartAgain();
        return cluster;
    }

    /// <summary>Starts a stopped server on the same port and data.</summary>
    public void StartAgain() => AsOwner("pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o",
        $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200", "start");

    /// <summary>Stops the server as a crash would: connections break, nothing is tidied up, the next start recovers.</summary>
    public void Crash() => AsOwner("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) Crash();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A shell that waits for this process to be gone, then stops the server and clears up; a test run that is killed cannot do so itself.</summary>
    private void OutliveNot()
    {
        var stop = string.Join(' ', Owner("pg_ctl", "-D", Data, "-m", "immediate", "stop"));
        var script = $"trap '' INT HUP; while kill -0 {Environment.ProcessId}; do sleep 1; done; {stop}; rm -rf '{_folder}'";
        using var _ = Process.Start("sh", ["-c", $"({script}) >/dev/null 2>&1 </dev/null &"]);
    }

    private static void AsOwner(string program, params string[] arguments)
    {
        var command = Owner(program, arguments);
        Shell.Run(command[0], command[1..]);
    }

    /// <summary>PostgreSQL refuses to run as root; there its own user runs it.</summary>
    private static string[] Owner(string program, params string[] arguments)
    {
        var path = Path.Combine(PostgresBinaries.Folder ?? throw new InvalidOperationException("PostgreSQL is not installed."), program);
        return Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", path, .. arguments] : [path, .. arguments];
    }
}
