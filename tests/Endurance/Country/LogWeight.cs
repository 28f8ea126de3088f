using Npgsql;
using OpsHub.Bench.Stores;

namespace OpsHub.Endurance.Country;

/// <summary>What a log weighs on disk.</summary>
internal static class LogWeight
{
    public static async Task<long> Of(IStore store, CancellationToken cancel)
    {
        if (store is SqliteStore sqlite) return Directory.GetFiles(Path.GetDirectoryName(sqlite.LogFile.Path)!).Sum(f => new FileInfo(f).Length);
        await using var source = NpgsqlDataSource.Create(store.Connection);
        await using var command = source.CreateCommand("select pg_database_size(current_database())");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
