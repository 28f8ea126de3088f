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

    /// <summary>Commits whose predecessor is not there.</summary>
    public const string Chains =
        """
        select c.position, c.stream, c.previous from commits c
        where c.position > 0 and c.position <= $1
            and case c.previous when 0 then c.base_version <> 0 else not exists (
                select 1 from commits p where p.position = c.previous and p.stream = c.stream and p.base_version + p.event_count = c.base_version) end
        limit 20
        """;
}
