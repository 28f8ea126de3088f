using OpsHub.Replay.Tests.Support;
using OpsHub.Silo.Telephony.QueueLog;

namespace OpsHub.Replay.Tests.QueueLog;

public sealed class Tail_of_a_growing_file : IDisposable
{
    private readonly Folder _folder = new();
    private readonly LogTail _tail;

    public Tail_of_a_growing_file() => _tail = new LogTail(Path);

    private string Path => _folder.File("queue_log");

    public void Dispose()
    {
        _tail.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Is_empty_until_the_file_comes_and_then_begins_at_its_beginning()
    {
        All().ShouldBeEmpty();
        Write("one\ntwo\n");

        All().ShouldBe(["one", "two"]);
        All().ShouldBeEmpty();
    }

    [Fact]
    public void A_line_is_given_when_its_end_is_there()
    {
        Write("one\ntw");
        All().ShouldBe(["one"]);
        Write("o\r\nthree\n");

        All().ShouldBe(["two", "three"]);
    }

    [Fact]
    public void A_letter_that_comes_in_two_pieces_is_whole()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes("Ёлка\n");
        Append(bytes[..1]);
        All().ShouldBeEmpty();
        Append(bytes[1..]);

        All().ShouldBe(["Ёлка"]);
    }

    [Fact]
    public void A_renamed_file_is_read_to_its_end_before_the_new_one()
    {
        Write("one\n");
        All().ShouldBe(["one"]);
        Write("two\nlast without an end");
        File.Move(Path, _folder.File("queue_log.1"));
        All().ShouldBe(["two"]);
        Write("three\n");

        All().ShouldBe(["last without an end", "three"]);
    }

    [Fact]
    public void A_new_file_of_the_very_same_length_is_another_one()
    {
        Write("one\n");
        All().ShouldBe(["one"]);
        File.Move(Path, _folder.File("queue_log.1"));
        Write("two\n");

        All().ShouldBe(["two"]);
    }

    [Fact]
    public void A_file_cut_to_nothing_is_begun_anew_even_when_it_has_grown_past_what_was_read()
    {
        Write("one\ntwo\n");
        All().ShouldBe(["one", "two"]);
        File.WriteAllText(Path, "3\n");
        All().ShouldBe(["3"]);
        File.WriteAllText(Path, "four\nfive\nsix\n");

        All().ShouldBe(["four", "five", "six"]);
    }

    [Fact]
    public void A_line_without_end_does_not_fill_the_memory()
    {
        for (var n = 0; n < 5; n++)
        {
            Write(new string('x', LogTail.LongestLine));
            All().ShouldBeEmpty();
        }
        Write("\none\n");

        All()[^1].ShouldBe("one");
    }

    private void Write(string text) => Append(System.Text.Encoding.UTF8.GetBytes(text));

    private void Append(byte[] bytes)
    {
        using var file = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Write(bytes);
    }

    /// <summary>What is there now; a rename is noticed when there is nothing else, so an empty answer is asked about a second time.</summary>
    private List<string> All()
    {
        var all = new List<string>();
        for (var empty = 0; empty < 2;)
        {
            var lines = _tail.Read();
            empty = lines.Count == 0 ? empty + 1 : 0;
            all.AddRange(lines);
        }
        return all;
    }
}
