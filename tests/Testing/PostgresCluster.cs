using System.Diagnostics;
using Npgsql;

namespace OpsHub.Testing;

/// <summary>
/// A PostgreSQL server of its own in the system's temporary folder: loopback only, free port, fsync on. It ends with this process,
/// however that ends.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private const string Prefix = "opshub-test-postgres-";

    private readonly string _folder;
    private readonly PostgresClusterPlan _plan;

    private PostgresCluster(string folder, PostgresClusterPlan plan) => (_folder, _plan, Port) = (folder, plan, Ports.Free());

    /// <summary>Connection string with every right, to the database <c>postgres</c>.</summary>
    public string ConnectionString => $"Host={_plan.Address};Port={Port};Username=postgres;Database=postgres";

    public int Port { get; }

    /// <summary>Whether its first process is there; a server that panicked may be coming back or going down.</summary>
    public bool Runs => PostgresPrograms.Succeeds("pg_ctl", "-D", Data, "status");

    /// <summary>Its first process, while it runs.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A folder that its owner may write, such as for an archive.</summary>
    public string Archive => Path.Combine(_folder, "archive");

    /// <summary>Folder of its data.</summary>
    public string Data => Path.Combine(_plan.DataIn ?? _folder, "data");

    /// <summary>Makes and starts a server.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing or does not start; the message says why.</exception>
    public static PostgresCluster Start() => Start(new PostgresClusterPlan());

    public static PostgresCluster Start(PostgresClusterPlan plan)
    {
        var cluster = Make(plan);
        string[] wal = plan.WalIn is { } folder ? ["--waldir", Path.Combine(folder, "wal")] : [];
        PostgresPrograms.Run("initdb", ["-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", $"--wal-segsize={plan.WalSegmentMiB}", .. wal]);
        if (plan.Neighbours is { } neighbours) File.AppendAllText(Path.Combine(cluster.Data, "pg_hba.conf"), $"host all all {neighbours} trust\n");
        cluster.StartAgain();
        return cluster;
    }

    /// <summary>Makes a server from a base backup of this one, taken while it runs, and does not start it.</summary>
    /// <param name="plan">Of the copy.</param>
    /// <param name="options">Further ones of pg_basebackup.</param>
    public PostgresCluster Copied(PostgresClusterPlan plan, params string[] options)
    {
        var copy = Make(plan);
        PostgresPrograms.Run("pg_basebackup", ["-D", copy.Data, "-d", $"host={_plan.Address} port={Port} user=postgres", "--checkpoint=fast", "--no-sync", .. options]);
        return copy;
    }

    /// <summary>Starts a stopped server on the same port and data.</summary>
    public void StartAgain() => PostgresPrograms.Run("pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o",
        string.Join(' ', [$"-p {Port} -c listen_addresses={_plan.Address} -c unix_socket_directories= -c max_connections=200", .. _plan.Settings.Select(s => $"-c \"{s}\"")]), "start");

    /// <summary>Stops the server as a crash would: connections break, nothing is tidied up, the next start recovers.</summary>
    public void Crash() => PostgresPrograms.Run("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    /// <summary>SIGKILL to its first process; the others end when they notice.</summary>
    public void Kill()
    {
        using var first = Process.GetProcessById(ProcessId);
        first.Kill();
        first.WaitForExit();
    }

    /// <summary>Adds settings to its file, such as those of a recovery.</summary>
    public void Set(params string[] settings) => PostgresPrograms.AsOwner("sh", "-c", $"cat >> '{Path.Combine(Data, "postgresql.auto.conf")}' <<'END'\n{string.Join('\n', settings)}\nEND");

    /// <summary>Makes an empty file with that name in its data; how recovery is asked for.</summary>
    public void Signal(string name) => PostgresPrograms.AsOwner("touch", Path.Combine(Data, name));

    /// <summary>Completes when it answers. A server that has gone down is started, as its operator or systemd would.</summary>
    public async Task Answers()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                await Postgres.Execute(ConnectionString, "select 1");
                return;
            }
            catch (NpgsqlException)
            {
                if (!Runs) StartAgain();
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
            }
        }
    }

    public Task Execute(string sql) => Postgres.Execute(ConnectionString, sql);

    public void Dispose()
    {
        if (Runs) Crash();
        Directory.Delete(_folder, recursive: true);
    }

    private static PostgresCluster Make(PostgresClusterPlan plan)
    {
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        if (Environment.IsPrivilegedProcess) Shell.Run("chown", "postgres", folder);
        var cluster = new PostgresCluster(folder, plan);
        PostgresPrograms.AsOwner("mkdir", cluster.Archive);
        cluster.OutliveNot();
        return cluster;
    }

    /// <summary>A shell that waits for this process to be gone, then stops the server and clears up; a test run that is killed cannot do so itself.</summary>
    private void OutliveNot()
    {
        var stop = string.Join(' ', PostgresPrograms.Owner(PostgresPrograms.Of("pg_ctl"), "-D", Data, "-m", "immediate", "stop"));
        var script = $"trap '' INT HUP; while kill -0 {Environment.ProcessId}; do sleep 1; done; {stop}; rm -rf '{_folder}'";
        using var _ = Process.Start("sh", ["-c", $"({script}) >/dev/null 2>&1 </dev/null &"]);
    }
}
