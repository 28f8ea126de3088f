using Microsoft.Data.Sqlite;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>Makes sure that a file is an event log of this program's schema: makes a new one, brings an older one up, refuses any other.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as ours, in its header; the letters are "OpsH".</summary>
    public const int ApplicationId = 0x4F707348;

    /// <exception cref="LogRefusedException">The file is damaged, newer or something else.</exception>
    public static void Apply(SqliteFile file, IReadOnlyList<SchemaStep> steps) => SqliteFailure.Guard(file.Path, () =>
    {
        using var connection = file.Open(SqliteOpenMode.ReadWriteCreate);
        RefuseForeign(connection, file.Path);
        RefuseDamaged(connection, file.Path);
        SqliteFile.Execute(connection, "pragma journal_mode = wal");

        // Closing the connection without a commit takes everything back.
        SqliteFile.Execute(connection, "begin immediate");
        SqliteFile.Execute(connection, $"pragma application_id = {ApplicationId}");
        SqliteFile.Execute(connection, "create table if not exists steps (version integer primary key, checksum text not null) strict");
        foreach (var step in SchemaPlan.Missing(steps, Taken(connection)))
        {
            SqliteFile.Execute(connection, step.Sql);
            SqliteFile.Execute(connection, $"insert into steps (version, checksum) values ({step.Version}, '{step.Checksum}')");
        }
        SqliteFile.Execute(connection, "commit");
        return true;
    });

    private static void RefuseForeign(SqliteConnection connection, string path)
    {
        var id = SqliteFile.Scalar<long>(connection, "pragma application_id");
        var isEmpty = SqliteFile.Scalar<long>(connection, "select count(*) from sqlite_schema") == 0;
        if (id != ApplicationId && !isEmpty) throw new LogRefusedException($"{path} is a database of another program: name another file.");
    }

    private static void RefuseDamaged(SqliteConnection connection, string path)
    {
        if (SqliteFile.Scalar<string>(connection, "pragma quick_check(1)") != "ok") throw SqliteFailure.Damaged(path);
    }

    private static List<TakenStep> Taken(SqliteConnection connection)
    {
        using var command = new SqliteCommand("select version, checksum from steps order by version", connection);
        using var reader = command.ExecuteReader();
        var taken = new List<TakenStep>();
        while (reader.Read()) taken.Add(new TakenStep(reader.GetInt32(0), reader.GetString(1)));
        return taken;
    }
}
