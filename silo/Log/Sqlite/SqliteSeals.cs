using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using OpsHub.Silo.Log.Seals;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>The seals of an SQLite log, over a connection that somebody else owns.</summary>
internal sealed class SqliteSeals(SqliteFile file, SqliteConnection connection) : ISeals
{
    private const string Columns = "position, commits, lower(hex(sum)), lower(hex(hash))";

    public Task<IReadOnlyList<Seal>> Newest(int count, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Seal>>(Query($"select {Columns} from seals order by position desc limit $1", ("$1", count)));

    public async IAsyncEnumerable<Seal> UpTo(long position, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        for (List<Seal> page = [default]; page.Count > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            page = Query($"select {Columns} from seals where position > $1 and position <= $2 order by position limit {LogRowPages.Size}", ("$1", page[^1].Position), ("$2", position));
            foreach (var seal in page) yield return seal;
        }
    }

    public Task Keep(Seal seal, CancellationToken cancel) => SqliteFailure.Guard(file.Path, () =>
    {
        Keep(connection, seal);
        return Task.CompletedTask;
    });

    public static void Keep(SqliteConnection connection, Seal seal)
    {
        using var command = Command(connection, "insert into seals (position, commits, sum, hash) values ($1, $2, $3, $4) on conflict do nothing",
            ("$1", seal.Position), ("$2", seal.Commits), ("$3", Convert.FromHexString(seal.Sum)), ("$4", Convert.FromHexString(seal.Hash)));
        command.ExecuteNonQuery();
    }

    private List<Seal> Query(string sql, params (string Name, object Value)[] parameters) => SqliteFailure.Guard(file.Path, () =>
    {
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var seals = new List<Seal>();
        while (reader.Read()) seals.Add(new Seal(reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3)));
        return seals;
    });

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = new SqliteCommand(sql, connection);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
