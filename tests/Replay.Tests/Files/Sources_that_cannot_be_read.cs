using OpsHub.Replay.Tests.Support;

namespace OpsHub.Replay.Tests.Files;

/// <summary>One clear sentence, exit code 2.</summary>
public sealed class Sources_that_cannot_be_read : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Say_that_the_file_is_missing() => Refused("nowhere.csv", "does not exist", "technion", _folder.File("nowhere.csv"));

    [Fact]
    public Task Say_that_the_file_is_a_directory() => Refused("", "cannot be read", "technion", _folder.File(""));

    [Fact]
    public Task Say_that_the_file_is_empty() => Refused("empty.csv", "is empty; expected CSV with the columns vru_line,call_id", "technion", _folder.Write("empty.csv", ""));

    [Fact]
    public Task Say_that_gz_is_no_gzip() => Refused("calls.csv.gz", "is called .gz but is not gzip", "technion", _folder.Write("calls.csv.gz", Invented.Calls(1, 3)));

    [Fact]
    public Task Say_that_the_gzip_ends_early() => Refused("calls.csv.gz", "is damaged after line", "technion", _folder.Pack("calls.csv.gz", Invented.Calls(1, 5000), cut: 2000));

    [Fact]
    public Task Say_which_columns_are_missing() =>
        Refused("calls.csv", "line 1: no column call_id, priority", "technion", _folder.Write("calls.csv", Invented.Calls(1, 3).Replace("call_id,priority", "id,prio", StringComparison.Ordinal)));

    [Fact]
    public Task Say_that_no_row_could_be_used() =>
        Refused("calls.csv", "has no call that could be used (1 rows, 1 rejected)", "technion", _folder.Write("calls.csv", $"{Invented.Calls(1, 0)}x,1,0,yesterday,,,,,,,,\n"));

    [Fact]
    public Task Say_that_no_line_is_a_line_of_a_queue_log() => Refused("queue_log", "has no line that could be used (2 lines, 2 rejected)", "queue-log", _folder.Write("queue_log", "hello\nworld\n"));

    [Fact]
    public Task Say_which_polls_are_missing() =>
        Refused("polls.csv", "does not exist", "warsaw", _folder.Write("changes.csv", Invented.Displays(1).Changes), "--polls", _folder.File("polls.csv"));

    [Fact]
    public Task Say_that_a_report_cannot_be_written() =>
        Refused("quarters.csv", "cannot be written", "technion", _folder.Write("calls.csv", Invented.Calls(1, 3)), "--report", _folder.File("no/such/quarters.csv"));

    [Theory]
    [InlineData("--speed", "fast")]
    [InlineData("--speed", "0")]
    [InlineData("--zone", "Mars/Olympus")]
    [InlineData("--company", "a b")]
    [InlineData("--line", "a/b")]
    public async Task Say_what_an_option_may_be(string option, string value)
    {
        var said = await Cli.Replay("technion", _folder.Write("calls.csv", Invented.Calls(1, 3)), option, value);

        said.Code.ShouldNotBe(0);
        said.Error.ShouldContain($"{option}");
        said.Error.ShouldContain("expected");
    }

    private static async Task Refused(string file, string sentence, params string[] args)
    {
        var said = await Cli.Replay(args);

        said.Code.ShouldBe(2);
        said.Error.ShouldContain(file);
        said.Error.ShouldContain(sentence);
        said.Error.Trim().ShouldNotContain("\n");
    }
}
