namespace OpsHub.Bench.Log;

/// <summary>A way to lay the log's rows out in PostgreSQL, as far as it takes to measure it.</summary>
/// <param name="Create">Its tables.</param>
/// <param name="Insert">Writes batch $1, a thousand commits in one statement.</param>
/// <param name="Read">Reads batch $1 as a follower does.</param>
/// <param name="Thin">Table whose rows of a month are deleted one by one.</param>
/// <param name="Drop">Removes the oldest month of what is partitioned, or null.</param>
internal sealed record Layout(string Name, string Create, string Insert, string Read, string Thin, string? Drop)
{
    public const int BatchRows = 1_000, Batches = 400, Months = 4, Companies = 5;

    /// <summary>Nanoseconds of the first row, and of a month that has as many rows as the others.</summary>
    public const long Began = 1_764_547_200_000_000_000, MonthNs = 2_592_000_000_000_000;

    private const int RowsPerMonth = BatchRows * Batches / Months;

    /// <summary>Commits of one event, 300 bytes: of a thousand streams and five companies, their keys at random places of the index, in the order of time.</summary>
    private static readonly string Rows =
        $"""
        with r as materialized (
            select md5(i::text)::uuid as command_key, $1::bigint as batch, (i - ($1 - 1) * {BatchRows})::int as slot, i / {BatchRows} as base_version, ({Began} + (i - 1) * ({MonthNs} / {RowsPerMonth}))::bigint as recorded_at,
                'ticket/c' || i % {Companies} || '/g' || i % {BatchRows} as stream, 'c' || i % {Companies} as company, 'command-' || i as command_id, 'operator' || i % 50 as actor, decode(repeat(md5(i::text), 12), 'hex') as events
            from generate_series(($1 - 1) * {BatchRows} + 1, $1 * {BatchRows}) i)
        """;

    private const string Thins = "command_key uuid not null primary key, batch bigint, slot int, base_version bigint not null, recorded_at bigint not null, stream text collate \"C\" not null";

    private const string Texts = "command_id text not null, actor text not null, events bytea not null";

    private const string Indexes = "create unique index on thin (stream, base_version); create unique index on thin (batch, slot); create index on thin using brin (recorded_at);";

    public static IReadOnlyList<Layout> All { get; } = [OneTable(), ByMonth(), ByMonthAndCompany()];

    private static Layout OneTable() => new(
        "one table", $"create table thin ({Thins}, {Texts}); {Indexes}",
        $"{Rows} insert into thin select command_key, batch, slot, base_version, recorded_at, stream, command_id, actor, events from r",
        "select slot, stream, base_version, command_id, actor, recorded_at, events from thin where batch = $1 order by slot", "thin", null);

    private static Layout ByMonth() => new(
        "events by month", $"create table thin ({Thins}); {Indexes} create table fat (batch bigint, slot int, recorded_at bigint not null, {Texts}) partition by range (recorded_at); {PerMonth("")} create index on fat (batch, slot)",
        $"{Rows}, t as (insert into thin select command_key, batch, slot, base_version, recorded_at, stream from r) insert into fat select batch, slot, recorded_at, command_id, actor, events from r",
        ReadBoth, "thin", "drop table fat_0");

    private static Layout ByMonthAndCompany() => new(
        "events by month and company", $"create table thin ({Thins}); {Indexes} create table fat (batch bigint, slot int, recorded_at bigint not null, company text not null, {Texts}) partition by range (recorded_at); {PerMonth("partition by list (company)")} {PerCompany()} create index on fat (batch, slot)",
        $"{Rows}, t as (insert into thin select command_key, batch, slot, base_version, recorded_at, stream from r) insert into fat select batch, slot, recorded_at, company, command_id, actor, events from r",
        ReadBoth, "thin", "drop table fat_0");

    /// <summary>By the batch on both sides: each partition's index is asked once a batch, not once a row.</summary>
    private const string ReadBoth =
        "select t.slot, t.stream, t.base_version, f.command_id, f.actor, t.recorded_at, f.events from thin t join fat f on f.slot = t.slot where t.batch = $1 and f.batch = $1 order by t.slot";

    private static string PerMonth(string sub) => string.Concat(Enumerable.Range(0, Months).Select(m =>
        $"create table fat_{m} partition of fat for values from ({Began + (m * MonthNs)}) to ({Began + ((m + 1) * MonthNs)}) {sub};"));

    private static string PerCompany() => string.Concat(Enumerable.Range(0, Months).SelectMany(m => Enumerable.Range(0, Companies).Select(c => $"create table fat_{m}_{c} partition of fat_{m} for values in ('c{c}');")));
}
