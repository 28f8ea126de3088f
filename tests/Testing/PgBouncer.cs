using System.Diagnostics;

namespace OpsHub.Testing;

/// <summary>A pgbouncer before a PostgreSQL server, both on loopback; it ends with what starts it.</summary>
public sealed class PgBouncer : IDisposable
{
    public const string Program = "/usr/sbin/pgbouncer";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-bouncer-");
    private readonly int _port = Ports.Free();
    private readonly Process _process;

    private PgBouncer(int server, string mode)
    {
        var settings = Path.Combine(_folder.FullName, "pgbouncer.ini");
        File.WriteAllText(settings, $"""
            [databases]
            * = host=127.0.0.1 port={server} user=postgres
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {_port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            default_pool_size = 100
            max_client_conn = 500
            """);
        if (Environment.IsPrivilegedProcess) Shell.Run("chown", "-R", "postgres", _folder.FullName);   // it does not run as root either
        var command = PostgresPrograms.Owner(Program, "-q", settings);
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _folder.FullName })!;
    }

    /// <param name="server">Port of PostgreSQL.</param>
    /// <param name="mode">How it deals out connections: <c>session</c>, <c>transaction</c>.</param>
    public static async Task<PgBouncer> Before(int server, string mode)
    {
        var bouncer = new PgBouncer(server, mode);
        await Ports.Listening(bouncer._port);
        return bouncer;
    }

    /// <summary>A connection string to a database of the server behind it.</summary>
    public string To(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
