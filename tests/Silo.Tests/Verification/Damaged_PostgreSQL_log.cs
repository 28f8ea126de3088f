using OpsHub.Silo.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Verification;

/// <summary><c>verify</c> on a PostgreSQL log that somebody has changed by hand.</summary>
public sealed class Damaged_PostgreSQL_log
{
    [PostgresFact]
    public async Task Agrees_with_itself_before_that()
    {
        await using var database = await Postgres.CreateDatabase();
        await Written.To(database.ConnectionString);

        var said = await Verify(database);

        said.Error.ShouldBeEmpty();
        said.Code.ShouldBe(0);
    }

    [PostgresFact]
    public async Task Is_told_by_a_flipped_byte_a_commit_a_batch_or_a_snapshot_that_is_not_what_it_was()
    {
        (string Damage, string Finding)[] cases =
        [
            ("update log.commits set events = set_byte(events, 20, get_byte(events, 20) # 1) where stream = 'queue/samara/samara-01' and base_version = 8", "The event block's checksum is wrong."),
            ("delete from log.commits where stream = 'queue/samara/samara-01' and base_version = 8", "the stream ended at version 8, and this commit begins at 9"),
            ("delete from log.batches where start = (select max(start) from log.batches)", "store: the batch that begins behind position"),
            ("""update log.snapshots set data = convert_to(replace(convert_from(data, 'utf8'), '"contracts"', '"complaint"'), 'utf8') where name = 'queue/samara/samara-01'""", "snapshot queue/samara/samara-01 at version"),
        ];
        foreach (var (damage, finding) in cases)
        {
            await using var database = await Postgres.CreateDatabase();
            await Written.To(database.ConnectionString);
            await database.Execute(damage);

            var said = await Verify(database);

            said.Error.ShouldContain(finding);
            said.Code.ShouldBe(1);
        }
    }

    private static Task<CommandLine.Said> Verify(PostgresDatabase database) => CommandLine.Run("verify", "--log", database.ConnectionString);
}
