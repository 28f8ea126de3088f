using OpsHub.Silo.Log;
using OpsHub.Silo.Verification;

namespace OpsHub.Silo.Tests.Verification;

/// <summary>Streams of a log from which commits were taken, commit by commit.</summary>
public sealed class Ends_of_streams
{
    private readonly Findings _findings = new();
    private readonly StreamEnds _ends;
    private long _position;

    public Ends_of_streams() => _ends = new StreamEnds(_findings);

    [Fact]
    public void Go_on_over_what_is_gone()
    {
        There(0);
        Gone(1);
        There(0, stream: "tally/test/b");
        Gone(2);
        There(3);

        Found().ShouldBeEmpty();
        _ends.Count.ShouldBe(2);
    }

    [Fact]
    public void Do_not_go_on_over_what_nobody_took_out()
    {
        There(0);
        There(2);

        Found().ShouldBe(["position 2: the stream ended at version 1, and this commit begins at 2"]);
    }

    [Fact]
    public void Do_not_go_on_over_what_was_taken_out_of_another_stream()
    {
        There(0);
        Gone(1, stream: "tally/test/b");
        There(2);

        Found().ShouldBe(["position 2: its stream ended at version 0, and the commit that is gone began at 1", "position 3: the stream ended at version 1, and this commit begins at 2"]);
    }

    [Fact]
    public void Begin_anew_when_everything_before_is_gone_again_and_again()
    {
        Gone(0);
        Gone(1);
        Gone(0);
        There(0);
        There(1);

        Found().ShouldBeEmpty();
    }

    [Fact]
    public void Do_not_begin_anew_while_something_is_there()
    {
        There(0);
        There(0);
        Gone(0);

        Found().ShouldBe(["position 2: the stream ended at version 1, and this commit begins at 0", "position 3: its stream ended at version 1, and the commit that is gone began at 0", "position 3: the newest commit of its stream is gone, and older ones are not"]);
    }

    [Fact]
    public void Keep_their_first_commit_while_something_is_there()
    {
        Gone(0);
        There(1);

        Found().ShouldBe(["position 2: the stream goes on here, and its first commit is gone"]);
    }

    [Fact]
    public void Keep_their_newest_commit_while_something_is_there()
    {
        There(0);
        Gone(1);

        Found().ShouldBe(["position 2: the newest commit of its stream is gone, and older ones are not"]);
    }

    private IEnumerable<string> Found()
    {
        _ends.End();
        return _findings.First.Select(f => f.ToString());
    }

    private void There(long version, string stream = "tally/test/a") => _ends.There($"position {++_position}", new StoredCommit(_position, stream, version, 1, "c", "test", 7, [1]));

    private void Gone(long version, string stream = "tally/test/a") => _ends.Gone(new GoneCommit(++_position, GoneCommit.KeyOf(stream), version, 1, 7, ""));
}
