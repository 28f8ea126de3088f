using Microsoft.Data.Sqlite;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>The writer's connection with its prepared statements.</summary>
internal sealed class SqliteSession : IDisposable
{
    private const string InsertSql =
        """
        insert into commits (position, command_key, base_version, previous, event_count, recorded_at, stream, command_id, actor, refusal_code, refusal_detail, events)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        on conflict (command_key) do nothing
        """;

    /// <summary>The index over command keys is written at random places; what of it is not in memory is read again for every commit.</summary>
    private const int CacheKiB = 65_536;

    private readonly SqliteConnection _connection;
    private readonly List<SqliteStatement> _statements = [];

    public SqliteSession(SqliteConnection connection)
    {
        _connection = connection;
        SqliteFile.Execute(connection, $"pragma cache_size = -{CacheKiB}");
        // IMMEDIATE takes the write lock at once: what is read next cannot change before the commit, in any process.
        Begin = Prepare("begin immediate");
        Commit = Prepare("commit");
        Bounds = Prepare("select coalesce((select max(position) from commits), 0), coalesce((select min(position) from commits), 0)");
        Insert = Prepare(InsertSql);
        FirstAnswer = Prepare("select position, base_version, event_count, refusal_code, refusal_detail, events from commits where command_key = ?1");
        Stream = Prepare("select version, newest from streams where stream = ?1");
        MoveStream = Prepare("insert into streams (stream, version, newest) values (?1, ?2, ?3) on conflict (stream) do update set version = excluded.version, newest = excluded.newest");
        SaveSnapshot = Prepare(
            """
            insert into snapshots (name, shape, version, data) values (?1, ?2, ?3, ?4)
            on conflict (name, shape) do update set version = excluded.version, data = excluded.data where version <= excluded.version
            """);
        DropSnapshots = Prepare($"delete from snapshots where name not glob '{Ground.Prefix}*'");
        SavePosition = Prepare(
            """
            insert into followers (name, position) values (?1, ?2)
            on conflict (name) do update set position = excluded.position where position < excluded.position
            """);
    }

    public SqliteStatement Begin { get; }

    public SqliteStatement Commit { get; }

    /// <summary>Highest and lowest position; 0 for none.</summary>
    public SqliteStatement Bounds { get; }

    /// <summary>Changes nothing when the command is known.</summary>
    public SqliteStatement Insert { get; }

    public SqliteStatement FirstAnswer { get; }

    /// <summary>Version and position of the newest commit; no row for a new stream.</summary>
    public SqliteStatement Stream { get; }

    public SqliteStatement MoveStream { get; }

    public SqliteStatement SaveSnapshot { get; }

    public SqliteStatement DropSnapshots { get; }

    public SqliteStatement SavePosition { get; }

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
        _connection.Dispose();
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(_connection, sql);
        _statements.Add(statement);
        return statement;
    }
}
