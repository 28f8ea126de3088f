using Microsoft.Data.Sqlite;
using OpsHub.Silo.Log.Sqlite;

namespace OpsHub.Silo.Retention;

/// <summary>Answers in an SQLite log. They stand at negative positions, newest lowest: the others are not read.</summary>
internal sealed class SqliteOldAnswers(SqliteFile file) : IOldAnswers
{
    private const string Old = "from commits where position < 0 and event_count = 0 and recorded_at < $1";

    private const string CountSql =
        $"""
        select substr(stream, 1, instr(stream, '/') - 1), strftime('%Y-%m', recorded_at / 1000000000, 'unixepoch'), count(*),
            sum(48 + length(stream) + length(command_id) + length(actor) + length(coalesce(refusal_code, '')) + length(coalesce(refusal_detail, '')))
        {Old} group by 1, 2 order by 2, 1
        """;

    private const string DeleteSql = $"delete from commits where position in (select position {Old} order by position desc limit $2)";

    private readonly SqliteConnection _connection = SqliteFailure.Guard(file.Path, () => file.Open(SqliteOpenMode.ReadWrite));

    public Task<IReadOnlyList<OldAnswers>> Count(long beforeNs, CancellationToken cancel) => Task.FromResult(SqliteFailure.Guard(file.Path, () =>
    {
        using var command = Command(CountSql, beforeNs);
        using var row = command.ExecuteReader();
        List<OldAnswers> found = [];
        while (row.Read()) found.Add(new OldAnswers(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)));
        return (IReadOnlyList<OldAnswers>)found;
    }));

    public Task<int> Delete(long beforeNs, int portion, CancellationToken cancel) => Task.FromResult(SqliteFailure.Guard(file.Path, () =>
    {
        using var command = Command(DeleteSql, beforeNs);
        command.Parameters.AddWithValue("$2", portion);
        return command.ExecuteNonQuery();
    }));

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private SqliteCommand Command(string sql, long beforeNs)
    {
        var command = new SqliteCommand(sql, _connection);
        command.Parameters.AddWithValue("$1", beforeNs);
        return command;
    }
}
