using System.Data;
using Microsoft.Data.Sqlite;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.Tests.Log;

/// <summary>Connections for reading after a busy minute.</summary>
public sealed class SqliteConnectionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-log-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Are_as_many_as_asked_for_and_few_are_kept()
    {
        var file = new SqliteFile(Path.Combine(_folder.FullName, "log.db"));
        file.Open(SqliteOpenMode.ReadWriteCreate).Dispose();
        using var connections = new SqliteConnections(file);
        var borrowed = Enumerable.Range(0, 3 * SqliteConnections.MostKept).Select(_ => connections.Borrow()).ToList();
        borrowed.ShouldAllBe(c => c.State == ConnectionState.Open);
        borrowed.Distinct().Count().ShouldBe(borrowed.Count);

        borrowed.ForEach(connections.Return);

        borrowed.Count(c => c.State == ConnectionState.Open).ShouldBe(SqliteConnections.MostKept);
        var again = Enumerable.Range(0, SqliteConnections.MostKept).Select(_ => connections.Borrow()).ToList();
        again.ShouldBeSubsetOf(borrowed);
        again.ForEach(connections.Return);
        connections.Dispose();
        again.ShouldAllBe(c => c.State == ConnectionState.Closed);
    }
}
