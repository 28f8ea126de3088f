using System.Text.Json;
using OpsHub.Endurance.Faults.History;
using OpsHub.Faults.Tests.Support;

namespace OpsHub.Faults.Tests.History;

/// <summary>The checker of the fault run finds in a history made by hand exactly what is wrong with it.</summary>
public sealed class Check_of_a_history
{
    private const string Queue = "queue/faults/o1", Other = "queue/faults/o2";

    private readonly List<Entry> _history = [];
    private readonly List<StoredFact> _log = [];

    [Fact]
    public void Finds_nothing_in_a_clean_one()
    {
        Answered("a", Write("a"));
        Asked("b");
        Unanswered("b");
        Answered("b", Write("b"));     // asked again
        Answered("c", Write("c", Other));
        Answered("d", new Answer("refused", Code: "nobody-waiting"));
        Answered("e", new Answer("nothing"));

        Flaws().ShouldBeEmpty();
    }

    [Fact]
    public void Lets_a_command_without_an_answer_be_written_or_not()
    {
        Asked("written");
        Asked("not written");
        Write("written");

        Flaws().ShouldBeEmpty();
    }

    [Fact]
    public void Finds_one_that_is_lost()
    {
        Answered("a", new Answer("done", 1, 1));

        Flaws().ShouldHaveSingleItem().Kind.ShouldBe(FlawKind.Lost);
    }

    [Fact]
    public void Finds_one_that_is_doubled()
    {
        var answer = Write("a");
        Answered("a", answer);
        Answered("b", Write("b"));
        Write("a");

        Flaws().ShouldContain(f => f.Kind == FlawKind.Doubled && f.What.Contains($"{Queue} issue a", StringComparison.Ordinal));
    }

    [Fact]
    public void Finds_one_without_an_answer_that_is_doubled()
    {
        Asked("a");
        Write("a");
        Answered("b", Write("b"));
        Write("a");

        Flaws().ShouldHaveSingleItem().Kind.ShouldBe(FlawKind.Doubled);
    }

    [Theory]
    [InlineData(Queue)]
    [InlineData(Other)]
    public void Finds_one_that_was_asked_later_and_stands_earlier(string stream)
    {
        var later = Write("later", stream);
        Answered("earlier", Write("earlier"));
        Answered("later", later, stream);

        Flaws().ShouldHaveSingleItem().Kind.ShouldBe(FlawKind.Reordered);
    }

    [Fact]
    public void Lets_commands_that_overlap_stand_either_way()
    {
        Asked("a");
        Asked("b");
        var b = Write("b");
        Answered("a", Write("a"));
        Answered("b", b);

        Flaws().ShouldBeEmpty();
    }

    [Fact]
    public void Finds_a_repetition_with_another_answer()
    {
        var answer = Write("a");
        Answered("a", answer);
        Answered("a", answer with { Position = 99 });

        Flaws().ShouldHaveSingleItem().Kind.ShouldBe(FlawKind.AnsweredTwoWays);
    }

    [Fact]
    public void Finds_a_refusal_that_became_a_yes()
    {
        Answered("a", new Answer("refused", Code: "nobody-waiting"));
        Answered("a", Write("a"));

        Flaws().Select(f => f.Kind).ShouldBe([FlawKind.AnsweredTwoWays, FlawKind.Phantom]);
    }

    [Fact]
    public void Finds_what_nobody_asked_for()
    {
        Write("a");

        Flaws().ShouldHaveSingleItem().Kind.ShouldBe(FlawKind.Phantom);
    }

    [Fact]
    public void Lets_the_hub_have_commands_of_its_own()
    {
        Write("own:a");

        HistoryCheck.Flaws(_history, _log, fact => fact.CommandId.StartsWith("own:", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Finds_an_answer_that_says_something_else_than_the_log()
    {
        Answered("a", Write("a") with { Events = Json("""[{"name":"issued/1","data":{"window":2}}]""") });

        Flaws().ShouldHaveSingleItem().Kind.ShouldBe(FlawKind.Altered);
    }

    [Fact]
    public void Finds_an_answer_to_something_else_than_was_asked()
    {
        Answered("a", Write("a", window: 2));

        Flaws().ShouldHaveSingleItem().What.ShouldContain("window is not what was asked");
    }

    [Fact]
    public void Finds_an_answer_that_no_sound_hub_gives()
    {
        Answered("a", new Answer("quarantined", Code: "broken"));

        Flaws().ShouldHaveSingleItem().Kind.ShouldBe(FlawKind.Unexpected);
    }

    [Fact]
    public void Finds_a_hole_in_a_stream()
    {
        Answered("a", Write("a"));
        _log[0] = _log[0] with { Version = 2 };

        Flaws().Select(f => f.Kind).ShouldContain(FlawKind.Torn);
    }

    private List<Flaw> Flaws() => HistoryCheck.Flaws(_history, _log);

    private void Asked(string id, string stream = Queue) => _history.Add(new Entry(_history.Count, Told.Asked, 1, stream, id, "issue", Json("""{"window":1}"""), "node"));

    private void Unanswered(string id) => _history.Add(new Entry(_history.Count, Told.Unanswered, 1, Queue, id, "issue", Json("{}"), "node", Why: "connection lost"));

    /// <summary>Asked and answered.</summary>
    private void Answered(string id, Answer answer, string? stream = null)
    {
        stream ??= _log.Find(f => f.CommandId == id)?.Stream ?? Queue;
        if (!_history.Exists(e => e.Id == id && e.What == Told.Asked)) Asked(id, stream);
        _history.Add(new Entry(_history.Count, Told.Answered, 1, stream, id, "issue", Json("{}"), "node", answer));
    }

    /// <summary>One event of that command at the log's end.</summary>
    /// <returns>What an honest answer says of it.</returns>
    private Answer Write(string id, string stream = Queue, int window = 1)
    {
        var fact = new StoredFact(_log.Count + 1, stream, _log.Count(f => f.Stream == stream) + 1, id, "issued/1", Json($$"""{"window":{{window}}}"""));
        _log.Add(fact);
        return new Answer("done", fact.Version, fact.Position, Events: Json($$$"""[{"name":"issued/1","data":{"window":{{{window}}}}}]"""));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
