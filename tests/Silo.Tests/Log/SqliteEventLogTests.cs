using Microsoft.Data.Sqlite;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.Tests.Log;

/// <summary>The contract, kept by SQLite.</summary>
public sealed class SqliteEventLogTests : EventLogContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-log-");

    protected override string Connection => $"sqlite:{Path.Combine(_folder.FullName, "log.db")}";

    public override Task InitializeAsync() => Task.CompletedTask;

    protected override Task RemoveStore()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private protected override Task<IAsyncDisposable> BlockWrites()
    {
        var connection = new SqliteFile(Connection["sqlite:".Length..]).Open(SqliteOpenMode.ReadWrite);
        SqliteFile.Execute(connection, "begin immediate");
        return Task.FromResult<IAsyncDisposable>(connection);
    }

    private protected override Task Refuse(long position) => Change($"create trigger refused before insert on gone when new.position = {position} begin select raise(abort, 'refused'); end");

    private protected override Task Allow(long position) => Change("drop trigger refused");

    private Task Change(string sql)
    {
        using var connection = new SqliteFile(Connection["sqlite:".Length..]).Open(SqliteOpenMode.ReadWrite);
        SqliteFile.Execute(connection, sql);
        return Task.CompletedTask;
    }
}
