using Microsoft.Data.Sqlite;
using OpsHub.Silo.Followers;
using OpsHub.Silo.Tests.Support;
using System.Text.Json;

namespace OpsHub.Silo.Tests.Verification;

/// <summary><c>verify</c> on an SQLite log that somebody has changed by hand.</summary>
public sealed class Damaged_SQLite_log : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opshub-verify-");

    private string FilePath => Path.Combine(_folder.FullName, "opshub.db");

    public Task InitializeAsync() => Written.To($"sqlite:{FilePath}");

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Agrees_with_itself_before_that()
    {
        var said = await Verify();

        said.Error.ShouldBeEmpty();
        said.Output.ShouldContain("snapshots counted anew: everything agrees.");
        Scalar<long>("select count(*) from snapshots where name like 'past:%'").ShouldBeGreaterThan(0);
        Scalar<long>("select count(*) from snapshots where name = 'queue/samara/samara-01'").ShouldBe(1);
        said.Code.ShouldBe(0);
    }

    [Fact]
    public async Task Is_told_by_a_byte_of_an_event_that_was_flipped()
    {
        var block = Scalar<byte[]>("select events from commits where position = 9");
        block[^3] ^= 1;
        Execute("update commits set events = $1 where position = 9", block);

        await Shows("position 9 (queue/samara/samara-01): The event block's checksum is wrong.");
    }

    [Fact]
    public async Task Is_told_by_a_commit_in_the_middle_that_is_gone()
    {
        Execute("delete from commits where position = 9");

        await Shows("position 10 (queue/samara/samara-01): the stream ended at version 8, and this commit begins at 9");
    }

    [Fact]
    public async Task Is_told_by_the_last_commit_that_is_gone()
    {
        Execute("delete from commits where position = (select newest from streams where stream = 'queue/samara/samara-01')");

        await Shows("store: queue/samara/samara-01: it is kept that the stream ends at version");
    }

    [Fact]
    public async Task Is_told_by_a_command_id_that_is_another()
    {
        Execute("update commits set command_id = 'c999' where position = 9");

        await Shows("position 9 (queue/samara/samara-01): its key is not that of the command c999");
    }

    [Fact]
    public async Task Is_told_by_a_cell_of_a_kept_board_that_was_changed()
    {
        var kept = BoardFile.Read(Scalar<byte[]>("select data from snapshots where name = 'fold:boards'"));
        var (board, cell) = (kept.Boards.First(b => b.Cells.Length > 0), kept.Boards.First(b => b.Cells.Length > 0).Cells[0]);
        board.Cells[0] = cell with { Value = JsonSerializer.SerializeToElement("changed") };
        Execute("update snapshots set data = $1 where name = 'fold:boards'", BoardFile.Write(kept));

        await Shows($"board {board.Name} cell {cell.Key}: kept is \"changed\", the log says {{");
    }

    [Fact]
    public async Task Is_told_by_the_kept_state_of_a_grain_that_was_changed()
    {
        Execute("update snapshots set data = cast(replace(cast(data as text), '\"contracts\"', '\"complaint\"') as blob) where name = 'queue/samara/samara-01'");

        await Shows("snapshot queue/samara/samara-01 at version");
    }

    [Fact]
    public async Task Is_told_by_a_follower_that_is_ahead_of_the_log()
    {
        Execute("insert into followers (name, position) values ('reactions', 1000000) on conflict (name) do update set position = excluded.position");

        await Shows("follower reactions: it has come to position 1000000");
    }

    [Fact]
    public async Task Is_not_made_where_there_is_none()
    {
        var nowhere = Path.Combine(_folder.FullName, "other.db");

        await Should.ThrowAsync<Silo.Log.LogAwayException>(CommandLine.Run("verify", "--log", $"sqlite:{nowhere}"));

        File.Exists(nowhere).ShouldBeFalse();
    }

    private Task<CommandLine.Said> Verify() => CommandLine.Run("verify", "--log", $"sqlite:{FilePath}");

    private async Task Shows(string finding)
    {
        var said = await Verify();
        said.Error.ShouldContain(finding);
        said.Code.ShouldBe(1);
    }

    private T Scalar<T>(string sql)
    {
        using var connection = Open();
        using var command = new SqliteCommand(sql, connection);
        return (T)command.ExecuteScalar()!;
    }

    private void Execute(string sql, byte[]? value = null)
    {
        using var connection = Open();
        using var command = new SqliteCommand(sql, connection);
        if (value is not null) command.Parameters.AddWithValue("$1", value);
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        return connection;
    }
}
