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
}
