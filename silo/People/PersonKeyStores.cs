using System.Security.Cryptography;
using OpsHub.Grains.People;
using OpsHub.Silo.Log.Postgres;

namespace OpsHub.Silo.People;

/// <summary>Opens the key table that belongs to an event log: a file of its own beside an SQLite log, a schema of its own in a PostgreSQL database.</summary>
public static class PersonKeyStores
{
    private const string SqlitePrefix = "sqlite:";
    private const int KeyBytes = 32;

    /// <param name="log">Connection text of the log.</param>
    /// <exception cref="Log.LogAwayException">The store cannot be reached now.</exception>
    /// <exception cref="Log.LogRefusedException">The store is damaged or not ours.</exception>
    public static async Task<IPersonKeys> Open(string log, CancellationToken cancel) => log.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase)
        ? SqlitePersonKeys.Open(Beside(log[SqlitePrefix.Length..]))
        : await PostgresPersonKeys.Open(PostgresAddress.Parse(log), cancel).ConfigureAwait(false);

    /// <summary>The key file of a log file: <c>opshub.db</c> has <c>opshub.keys.db</c>. Apart, so that a copy of the log alone can be read by nobody.</summary>
    public static string Beside(string logFile) => Path.ChangeExtension(logFile, ".keys.db");

    internal static byte[] NewSecret() => RandomNumberGenerator.GetBytes(KeyBytes);
}
