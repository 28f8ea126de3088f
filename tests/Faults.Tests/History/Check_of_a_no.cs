using System.Text.Json;
using NodaTime;
using OpsHub.Endurance.Faults.History;
using OpsHub.Faults.Tests.Killing;
using OpsHub.Faults.Tests.Support;
using OpsHub.Grains;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;

namespace OpsHub.Faults.Tests.History;

/// <summary>A refusal must be one that the queue could give at some instant between the question and the answer.</summary>
public sealed class Check_of_a_no
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 4, 9, 0);
    private static readonly OpsHub.Grains.Kernel.GrainId Queue = new("queue", Scene.Company, "o1");

    private readonly List<Entry> _history = [];
    private readonly List<StoredFact> _log = [];
    private object _state = OpsHub.Grains.Queues.Queue.Kind.Initial;

    public Check_of_a_no()
    {
        Done("set", "configure-queue", Scene.Rules);
        Done("set1", "admit-window", """{"window":1,"services":["s"]}""");
    }

    [Fact]
    public void Believes_one_that_was_true_when_it_was_asked()
    {
        Refused("early", "call-next", """{"window":1}""", "nobody-waiting");
        Done("ticket", "issue-ticket", """{"service":"s"}""");

        Flaws().ShouldBeEmpty();
    }

    [Fact]
    public void Believes_one_that_became_true_while_it_was_asked()
    {
        Note(Told.Asked, "slow", "issue-ticket", """{"service":"s"}""");
        Refused("meanwhile", "call-next", """{"window":1}""", "nobody-waiting");
        Done("slow", "issue-ticket", """{"service":"s"}""", asked: true);

        Flaws().ShouldBeEmpty();
    }

    [Fact]
    public void Finds_one_from_a_past_that_was_over()
    {
        Done("ticket", "issue-ticket", """{"service":"s"}""");
        Refused("late", "call-next", """{"window":1}""", "nobody-waiting");

        Flaws().ShouldHaveSingleItem().Kind.ShouldBe(FlawKind.Stale);
    }

    private IEnumerable<Flaw> Flaws() => new NoCheck(Concepts.Catalog, "queue").Flaws(_history, _log);

    private void Refused(string id, string command, string json, string code)
    {
        Note(Told.Asked, id, command, json);
        Note(Told.Answered, id, command, json, new Answer("refused", Code: code));
    }

    /// <summary>As the hub does it: decided, written, answered.</summary>
    private void Done(string id, string command, string json, bool asked = false)
    {
        if (!asked) Note(Told.Asked, id, command, json);
        var kind = OpsHub.Grains.Queues.Queue.Kind;
        var said = (ICommand)JsonSerializer.Deserialize(json, Concepts.Catalog.Command("queue", command)!, HubJson.Options)!;
        var (events, refusal) = kind.Decide(_state, said, new Turn(Queue, Noon, Noon, "test"));
        refusal.ShouldBeNull();
        foreach (var happened in events)
        {
            _state = kind.Evolve(_state, happened);
            _log.Add(new StoredFact(_log.Count + 1, Queue.ToString(), _log.Count + 1, id, Concepts.Catalog.NameOf(happened), JsonDocument.Parse(Concepts.Catalog.Write(happened)).RootElement));
        }
        Note(Told.Answered, id, command, json, new Answer("done"));
    }

    private void Note(Told what, string id, string command, string json, Answer? answer = null) =>
        _history.Add(new Entry(_history.Count, what, 1, Queue.ToString(), id, command, JsonDocument.Parse(json).RootElement, "node", answer));
}
