using Microsoft.Data.Sqlite;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>What is left of commits that are gone, in an SQLite log.</summary>
internal static class SqliteGone
{
    /// <summary>Writes one down, within the connection's transaction.</summary>
    public static void Keep(SqliteConnection connection, GoneCommit gone, SqliteTransaction? transaction = null)
    {
        using var command = new SqliteCommand("insert into gone (position, stream_key, base_version, event_count, recorded_at, hash) values ($1, $2, $3, $4, $5, $6)", connection, transaction);
        object[] values = [gone.Position, gone.StreamKey, gone.BaseVersion, gone.EventCount, gone.RecordedAtNs, Convert.FromHexString(gone.Hash)];
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        command.ExecuteNonQuery();
    }
}
