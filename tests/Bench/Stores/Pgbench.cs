using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace OpsHub.Bench.Stores;

/// <summary>PostgreSQL's own benchmark program, inserting rows like the log's one by one.</summary>
internal static partial class Pgbench
{
    private const int Clients = 32, BytesOfEvents = 120;

    private const string CreateSql =
        """
        create table if not exists single (
            position bigint generated always as identity primary key, command_key uuid, base_version bigint, event_count int, recorded_at bigint,
            stream text, command_id text, actor text, events bytea)
        """;

    /// <summary>Why it cannot be run here, or null.</summary>
    public static string? SkipReason { get; } = Program() is null ? "pgbench is not installed: apt-get install postgresql" : null;

    /// <returns>Inserts, each a transaction of its own, per second, and how.</returns>
    public static async Task<(double PerSecond, string Method)> SingleRowInserts(string connection, double seconds, CancellationToken cancel)
    {
        await using (var source = NpgsqlDataSource.Create(connection))
        await using (var create = source.CreateCommand(CreateSql)) await create.ExecuteNonQueryAsync(cancel);
        using var folder = new TempFolder();
        var script = folder.File("single.sql");
        await File.WriteAllTextAsync(script, Script(), cancel);
        var said = await Run(connection, script, (int)Math.Ceiling(seconds), cancel);
        return (double.Parse(Tps().Match(said).Groups[1].Value, CultureInfo.InvariantCulture),
            $"pgbench, {Clients} clients, prepared, one row of the log's shape per transaction, primary key only");
    }

    private static string Script() =>
        $"""
        \set n random(1, 1000000000)
        insert into single (command_key, base_version, event_count, recorded_at, stream, command_id, actor, events)
        values (gen_random_uuid(), :n, 1, :n, 'line/bench/line-1000-1000-123', 'op-123:4567', 'bench', '\x{new string('a', 2 * BytesOfEvents)}');
        """;

    private static async Task<string> Run(string connection, string script, int seconds, CancellationToken cancel)
    {
        var server = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Program()!,
        [
            "-h", server.Host!, "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", server.Username!, "-n", "-M", "prepared",
            "-c", Clients.ToString(CultureInfo.InvariantCulture), "-j", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
            "-T", seconds.ToString(CultureInfo.InvariantCulture), "-f", script, server.Database!,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (server.Password is { } password) start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start)!;
        var (told, failed) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? await told : throw new InvalidOperationException($"pgbench failed: {await failed}");
    }

    private static string? Program()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        const string debian = "/usr/lib/postgresql";
        var packaged = Directory.Exists(debian) ? Directory.GetDirectories(debian).OrderDescending().Select(f => Path.Combine(f, "bin")) : [];
        return packaged.Concat(path).Select(f => Path.Combine(f, "pgbench")).FirstOrDefault(File.Exists);
    }

    [GeneratedRegex(@"^tps = ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Tps();
}
