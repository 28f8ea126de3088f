using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OpsHub.Cluster.Grains;
using OpsHub.Cluster.Wire;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Tests.Support;
using Orleans.Metadata;
using Orleans.Serialization;

namespace OpsHub.Cluster.Tests.Wire;

/// <summary>
/// What silos of two versions say to each other is a file format: the bytes, ids and aliases are kept in <c>tests/golden/wire</c>. A file there may get
/// lines; a line that changes is a release that cannot run beside the one before.
/// </summary>
public sealed partial class Bytes_on_the_wire : IDisposable
{
    private const string Folder = "wire";
    private static readonly Instant At = Instant.FromUtc(2026, 11, 24, 6, 47, 22).PlusNanoseconds(123_456_789);
    private static readonly Catalog Catalog = OpsHub.Grains.Concepts.Catalog;

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer(s => s.AddAssembly(typeof(Letter).Assembly)).BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    public static TheoryData<string> Outcomes() => [.. Answers().Keys];

    [Fact]
    public void Of_a_letter_stay_as_they_were()
    {
        var sent = new Envelope(Queue.IdOf("samara", "o1"), "c-1", new CallNext(3), "operator", At);

        Same("letter", new Letter(sent, new Guid("5d0ddc5e-0000-4000-8000-000000000003"), "web-1")).Open(Catalog).ShouldBe(sent);
    }

    [Theory, MemberData(nameof(Outcomes))]
    public void Of_an_answer_stay_as_they_were(string outcome)
    {
        var read = Same($"answer-{outcome}", new Answer(Answers()[outcome])).Open(Catalog);

        if (Answers()[outcome] is not Outcome.Done done) read.ShouldBe(Answers()[outcome]);
        else read.ShouldBeOfType<Outcome.Done>().Events.ShouldBe(done.Events);
    }

    [Fact]
    public void Of_a_moving_grain_stay_as_they_were()
    {
        var read = Same("held", new HeldOnWire { Shape = 3, Version = 41, SinceSnapshot = 7, State = "{}"u8.ToArray() });

        (read.Shape, read.Version, read.SinceSnapshot).ShouldBe((3, 41, 7));
        read.State.ShouldBe("{}"u8.ToArray());
    }

    [Fact]
    public void Bear_the_names_and_ids_that_they_bore() => Golden.Read($"{Folder}/names.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(typeof(Letter).Assembly.GetTypes()
        .Select(t => (Type: t, Alias: t.GetCustomAttribute<AliasAttribute>()?.Alias)).Where(t => t.Alias?.StartsWith("opshub.", StringComparison.Ordinal) == true)
        .SelectMany(t => Names(t.Type, t.Alias!))).ShouldBeEmpty();

    private static IEnumerable<string> Names(Type type, string alias)
    {
        yield return type.IsInterface && type != typeof(IConceptGrain) ? $"{alias} of {type.GetCustomAttributesData().Single(a => a.AttributeType == typeof(DefaultGrainTypeAttribute)).ConstructorArguments[0].Value}" : alias;
        foreach (var field in type.GetFields())
            if (field.GetCustomAttribute<IdAttribute>() is { } id) yield return $"{alias} {id.Id:00} {field.Name}: {field.FieldType.Name}";
        foreach (var method in type.GetMethods())
            if (method.GetCustomAttribute<AliasAttribute>() is { } name) yield return $"{alias}.{name.Alias}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";
    }

    private static SortedDictionary<string, Outcome> Answers() => new(StringComparer.Ordinal)
    {
        ["broken"] = new Outcome.Broken("A bug."),
        ["done"] = new Outcome.Done(7, 99, [new WindowWithdrawn(3, true, At)], Repeated: true),
        ["nothing"] = new Outcome.Nothing(Repeated: true),
        ["refused"] = new Outcome.Refused(new Refusal("nobody-waiting", "Nobody waits.")),
        ["unavailable"] = new Outcome.Unavailable("log-away", "Later."),
    };

    /// <summary>Written as the file says, and the file read back.</summary>
    private T Same<T>(string name, T sent)
    {
        var serializer = _services.GetRequiredService<Serializer>();
        Golden.ShouldMatch($"{Folder}/{name}.hex", Rows().Replace(Convert.ToHexStringLower(serializer.SerializeToArray(sent)), "$0\n").TrimEnd('\n') + "\n");
        return serializer.Deserialize<T>(Convert.FromHexString(Golden.Read($"{Folder}/{name}.hex").Replace("\n", "", StringComparison.Ordinal)))!;
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Rows();
}
