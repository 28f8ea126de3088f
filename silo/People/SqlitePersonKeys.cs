using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NodaTime;
using OpsHub.Grains.People;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.People;

/// <summary>
/// The key table in an SQLite file. Whoever comes while a transaction runs shares the next one: a bulk import pays for few commits. Destroyed keys are overwritten in the file
/// (<c>secure_delete</c>); what a backup or a file system keeps of it is the operator's care (ADR 0031).
/// </summary>
internal sealed class SqlitePersonKeys : IPersonKeys, IKeyRows
{
    private const string Schema = """
        pragma secure_delete = on; pragma journal_mode = truncate;
        create table if not exists person_keys (company text not null, customer text not null, number integer not null, made_at integer not null, secret blob, primary key (company, customer, number)) strict, without rowid
        """;

    private const string Naming = "";   // no customer is called that

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentQueue<IWork> _waiting = new();

    private SqlitePersonKeys(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    public static SqlitePersonKeys Open(string path) => SqliteFailure.Guard(path, () =>
    {
        var connection = new SqliteFile(path).Open(SqliteOpenMode.ReadWriteCreate);
        SqliteFile.Execute(connection, Schema);
        return new SqlitePersonKeys(path, connection);
    });

    public Task<byte[]> NamingKey(string company, CancellationToken cancel) => Do(() => Newest(company, Naming)?.Secret ?? Add(company, Naming, 0, default).Secret, cancel);

    public Task<PersonKey> Current(string company, string customer, Instant now, CancellationToken cancel) => Do(() => Newest(company, customer) switch
    {
        { Secret: { } secret } live => new PersonKey(live.Number, secret),
        var last => Add(company, customer, (last?.Number ?? 0) + 1, now),
    }, cancel);

    public Task<byte[]?> Find(string company, string customer, int number, CancellationToken cancel) => Do(() =>
    {
        using var command = Command("select secret from person_keys where company = $1 and customer = $2 and number = $3", company, customer, number);
        return command.ExecuteScalar() as byte[];
    }, cancel);

    public Task Destroy(string company, string customer, Instant madeUpTo, CancellationToken cancel) => Do(() =>
    {
        using var command = Command("update person_keys set secret = null where company = $1 and customer = $2 and made_at <= $3", company, customer, madeUpTo.ToUnixTimeTicks());
        return command.ExecuteNonQuery();
    }, cancel);

    public Task<IReadOnlyList<KeyRow>> All(CancellationToken cancel) => Do<IReadOnlyList<KeyRow>>(() =>
    {
        using var command = Command("select company, customer, number, made_at, secret from person_keys");
        using var row = command.ExecuteReader();
        var keys = new List<KeyRow>();
        while (row.Read()) keys.Add(new KeyRow(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4)));
        return keys;
    }, cancel);

    public Task Add(IReadOnlyList<KeyRow> keys, CancellationToken cancel) => Do(() =>
    {
        foreach (var key in keys)
        {
            using var command = Command(
                "insert into person_keys (company, customer, number, made_at, secret) values ($1, $2, $3, $4, $5) on conflict do nothing", key.Company, key.Customer, key.Number, key.MadeAt, (object?)key.Secret ?? DBNull.Value);
            command.ExecuteNonQuery();
        }
        return keys.Count;
    }, cancel);

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private (int Number, byte[]? Secret)? Newest(string company, string customer)
    {
        using var command = Command("select number, secret from person_keys where company = $1 and customer = $2 order by number desc limit 1", company, customer);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1)) : null;
    }

    private PersonKey Add(string company, string customer, int number, Instant now)
    {
        var key = new PersonKey(number, PersonKeyStores.NewSecret());
        using var command = Command("insert into person_keys (company, customer, number, made_at, secret) values ($1, $2, $3, $4, $5)", company, customer, number, now.ToUnixTimeTicks(), key.Secret);
        command.ExecuteNonQuery();
        return key;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new SqliteCommand(sql, _connection);
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }

    /// <summary>Does the work in the next shared transaction; answers after its commit.</summary>
    private async Task<T> Do<T>(Func<T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var task = new Work<T>(work);
        _waiting.Enqueue(task);
        await _turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);   // work once queued is done by somebody
        try
        {
            DoAll();
        }
        finally
        {
            _turn.Release();
        }
        return await task.Result.ConfigureAwait(false);
    }

    private void DoAll()
    {
        List<IWork> taken = [];
        while (_waiting.TryDequeue(out var work)) taken.Add(work);
        if (taken.Count == 0) return;
        try
        {
            SqliteFile.Execute(_connection, "begin immediate");
            foreach (var work in taken) work.Do();
            SqliteFile.Execute(_connection, "commit");
            foreach (var work in taken) work.Answer(null);
        }
        catch (Exception e)   // each of those who shared the transaction is told, and nobody waits for ever
        {
            TakeBack();
            foreach (var work in taken) work.Answer(e is SqliteException failure ? SqliteFailure.Of(_path, failure) : e);
        }
    }

    private void TakeBack()
    {
        try
        {
            SqliteFile.Execute(_connection, "rollback");
        }
        catch (SqliteException)
        {
            // no transaction was open: there is nothing to take back
        }
    }

    private interface IWork
    {
        void Do();

        void Answer(Exception? failure);
    }

    private sealed class Work<T>(Func<T> work) : IWork
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Result => _answer.Task;

        public void Do() => _result = work();

        public void Answer(Exception? failure) => _ = failure is null ? _answer.TrySetResult(_result) : _answer.TrySetException(failure);
    }
}
