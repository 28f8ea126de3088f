using Microsoft.Data.Sqlite;
using OpsHub.Silo.Log;
using OpsHub.Silo.Tests.Support;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Verification;

/// <summary><c>verify</c> on a log that somebody has changed with care: every row by itself is right.</summary>
public sealed class Rewritten_log : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-rewritten-");

    private string FilePath => Path.Combine(_folder.FullName, "opshub.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Of_SQLite_is_told_by_the_actor_of_one_commit()
    {
        await Written.To($"sqlite:{FilePath}");
        Execute("update commits set actor = 'nobody' where position = 9");

        await Shows($"sqlite:{FilePath}", "the chain is broken: what was sealed was changed");
    }

    [PostgresFact]
    public async Task Of_PostgreSQL_is_told_by_the_actor_of_one_commit()
    {
        await using var database = await Postgres.CreateDatabase();
        await Written.To(database.ConnectionString);
        await database.Execute("update log.commits set actor = 'nobody' where stream = 'queue/samara/samara-01' and base_version = 8");

        await Shows(database.ConnectionString, "the chain is broken: what was sealed was changed");
    }

    [Fact]
    public async Task Is_told_from_outside_when_its_end_was_cut_off_with_the_seals_and_all_that_was_kept_of_it()
    {
        await Written.To($"sqlite:{FilePath}");
        var head = await Head($"sqlite:{FilePath}");
        Execute("delete from snapshots; delete from followers; delete from seals; update streams set version = version - 1, newest = (select previous from commits where position = newest) where newest = (select max(position) from commits); delete from commits where position = (select max(position) from commits)");

        (await CommandLine.Run("verify", "--log", $"sqlite:{FilePath}")).Code.ShouldBe(0);
        await Shows($"sqlite:{FilePath}", "chain: the log is cut off or another one", "--expect", head);
    }

    [Fact]
    public async Task Is_told_from_outside_when_it_was_rewritten_and_sealed_anew()
    {
        await Written.To($"sqlite:{FilePath}");
        var head = await Head($"sqlite:{FilePath}");
        Execute("delete from seals; update commits set actor = 'nobody' where position = 9");

        (await CommandLine.Run("verify", "--log", $"sqlite:{FilePath}")).Code.ShouldBe(0);
        await Shows($"sqlite:{FilePath}", "chain: the log was rewritten, or is another one", "--expect", head);
    }

    [Fact]
    public async Task Is_the_same_by_its_head_after_backup_and_restore_and_takes_its_damage_along()
    {
        var (old, file) = ($"sqlite:{FilePath}", Path.Combine(_folder.FullName, "log.backup"));
        await Written.To(old);
        var head = await Head(old);
        await CommandLine.Run("backup", file, "--log", old);
        Execute("update commits set actor = 'nobody' where position = 9");
        await CommandLine.Run("backup", file + "2", "--log", old);

        var good = await CommandLine.Run("restore", file, "--log", $"sqlite:{_folder.FullName}/good.db");
        var bad = await CommandLine.Run("restore", file + "2", "--log", $"sqlite:{_folder.FullName}/bad.db");

        good.Code.ShouldBe(0, good.Error);
        (await Head($"sqlite:{_folder.FullName}/good.db")).ShouldBe(head);
        bad.Error.ShouldContain("the chain is broken");
        bad.Code.ShouldBe(1);
    }

    [PostgresFact]
    public async Task Is_the_same_by_its_head_in_PostgreSQL()
    {
        await using var database = await Postgres.CreateDatabase();
        await Written.To($"sqlite:{FilePath}");
        var head = await Head($"sqlite:{FilePath}");

        await CommandLine.Run("migrate", "sqlite-to-postgres", "--from", $"sqlite:{FilePath}", "--to", database.ConnectionString);

        (await Head(database.ConnectionString)).ShouldBe(head);
        await using var rows = await LogRowsOf.Open(database.ConnectionString, CancellationToken.None);
        (await rows.Seals.Newest(1, CancellationToken.None)).ShouldHaveSingleItem().Head.ToString().ShouldBe(head);
    }

    [Fact]
    public void Has_a_head_that_is_refused_in_another_form() =>
        Silo.Cli.Verbs.Root().Parse(["verify", "--expect", "12"]).Errors.ShouldHaveSingleItem().Message.ShouldContain("64 hexadecimal digits");

    private static async Task<string> Head(string log)
    {
        var said = await CommandLine.Run("verify", "--head", "--log", log);
        said.Code.ShouldBe(0, said.Error);
        return said.Output.Split('\n')[^1].Trim();
    }

    private static async Task Shows(string log, string finding, params string[] more)
    {
        var said = await CommandLine.Run(["verify", "--log", log, .. more]);
        said.Error.ShouldContain(finding);
        said.Code.ShouldBe(1);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }
}
