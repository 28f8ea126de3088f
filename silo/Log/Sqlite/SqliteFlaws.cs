namespace OpsHub.Silo.Log.Sqlite;

/// <summary>What an SQLite log keeps twice, asked whether both say the same.</summary>
internal static class SqliteFlaws
{
    /// <summary>Streams whose kept end is not where their commits end.</summary>
    public const string Ends =
        """
        select s.stream, s.version, coalesce((select c.base_version + c.event_count from commits c where c.position = s.newest and c.stream = s.stream), 0) as ends
        from streams s where s.version <> ends limit 20
        """;

    /// <summary>Commits that do not name the one of their stream that is before them; those that are gone are named by nobody.</summary>
    public const string Chains =
        """
        select position, stream, previous, before from (
            select position, stream, previous, lag(position, 1, 0) over (partition by stream order by position) as before
            from commits where position > 0 and position <= $1)
        where previous <> before limit 20
        """;
}
