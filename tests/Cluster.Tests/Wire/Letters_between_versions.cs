using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OpsHub.Cluster.Wire;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using Orleans.Serialization;

namespace OpsHub.Cluster.Tests.Wire;

/// <summary>What travels between two processes, which may be of two versions.</summary>
public sealed class Letters_between_versions : IDisposable
{
    private static readonly Guid Hub = new("5d0ddc5e-0000-4000-8000-000000000003");
    private static readonly Instant At = Instant.FromUtc(2026, 11, 24, 6, 47, 22).PlusNanoseconds(123_456_789);

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer(s => s.AddAssembly(typeof(Letter).Assembly)).BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Carry_a_command_with_everything_about_it()
    {
        var sent = new Envelope(Queue.IdOf("samara", "o1"), "c-1", new CallNext(3), "operator", At);

        var letter = Travel(new Letter(sent, Hub, "web-1"));

        letter.Open(OpsHub.Grains.Concepts.Catalog).ShouldBe(sent);
        (letter.Hub, letter.Node, letter.Command).ShouldBe((Hub, "web-1", "call-next"));
    }

    [Fact]
    public void Carry_every_outcome()
    {
        Outcome[] outcomes =
        [
            new Outcome.Nothing(Repeated: true), new Outcome.Refused(new Refusal("nobody-waiting", "Nobody waits.")),
            new Outcome.Unavailable("log-away", "Later."), new Outcome.Broken("A bug."),
        ];
        foreach (var outcome in outcomes) Travel(new Answer(outcome)).Open(OpsHub.Grains.Concepts.Catalog).ShouldBe(outcome);

        var done = Travel(new Answer(new Outcome.Done(7, 99, [new WindowWithdrawn(3, true, At)], Repeated: true))).Open(OpsHub.Grains.Concepts.Catalog).ShouldBeOfType<Outcome.Done>();
        (done.Version, done.Position, done.Repeated).ShouldBe((7, 99, true));
        done.Events.ShouldBe([new WindowWithdrawn(3, true, At)]);
    }

    [Fact]
    public void Answer_a_command_of_a_newer_version_with_come_again_later()
    {
        var newer = new Letter(new LetterOnWire { Grain = "queue/samara/o1", CommandId = "c", Command = "not-invented-yet", Json = "{}"u8.ToArray(), Actor = "a", Hub = Hub, Node = "web-2" });

        var letter = Travel(newer);

        letter.Open(OpsHub.Grains.Concepts.Catalog).ShouldBeNull();
        Answer.UnknownHere(letter).Open(OpsHub.Grains.Concepts.Catalog).ShouldBeOfType<Outcome.Unavailable>().Code.ShouldBe("engine-away");
    }

    [Fact]
    public void Pass_over_fields_that_a_newer_version_added()
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var sent = new NewerAnswer { Kind = 3, Code = "no", Detail = "Not today.", Added = "unknown here" };

        // The alias of the newer shape is written over by the one that this version knows; the ids are what the reader goes by.
        var read = serializer.Deserialize<AnswerOnWire>(serializer.SerializeToArray(sent));

        (read.Kind, read.Code, read.Detail).ShouldBe((AnswerKind.Refused, "no", "Not today."));
    }

    private T Travel<T>(T sent)
    {
        var serializer = _services.GetRequiredService<Serializer>();
        return serializer.Deserialize<T>(serializer.SerializeToArray(sent))!;
    }
}

/// <summary>An answer as a later version may write it.</summary>
[GenerateSerializer]
internal struct NewerAnswer
{
    [Id(0)] public byte Kind;
    [Id(5)] public string Code;
    [Id(6)] public string Detail;
    [Id(90)] public string Added;
}
