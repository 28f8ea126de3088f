using Microsoft.Data.Sqlite;

namespace OpsHub.Silo.Log.Sqlite;

/// <summary>Sees other processes' commits by asking the file's change counter, which costs a microsecond; SQLite cannot tell by itself.</summary>
internal sealed class SqliteLookout(SqliteFile file, HeadSignal head)
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    public async Task Look(CancellationToken stop)
    {
        // Real time, not the hub's clock: another process writes when it does, also while a replay stands still.
        using var next = new PeriodicTimer(LookEvery);
        using var connection = file.Open(SqliteOpenMode.ReadWrite);
        var seen = -1L;
        do
        {
            var changes = SqliteFile.Scalar<long>(connection, "pragma data_version");
            if (changes == seen) continue;
            seen = changes;
            head.Advance(SqliteFile.Scalar<long>(connection, "select coalesce(max(position), 0) from commits"));
        }
        while (await next.WaitForNextTickAsync(stop));
    }
}
