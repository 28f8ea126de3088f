using System.Text;
using System.Text.Json;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using OpsHub.Grains.Tests.Support;

namespace OpsHub.Grains.Tests.Kernel;

/// <summary>What was written once is read for ever: names are added, never renamed or dropped.</summary>
public sealed class Stored_names_are_a_file_format
{
    private static Catalog Catalog => Concepts.Catalog;

    public static TheoryData<string> EventNames => [.. Catalog.Events.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> CommandNames => [.. Catalog.Commands.Keys.Select(k => $"{k.Kind} {k.Name}").Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_stored_name_is_listed() => Golden.ShouldMatch("stored-names.txt", string.Concat(
        Catalog.Events.Keys.Select(name => $"event {name}").Concat(Catalog.Commands.Keys.Select(c => $"command {c.Kind} {c.Name}")).Order(StringComparer.Ordinal).Select(line => line + "\n")));

    [Theory, MemberData(nameof(EventNames))]
    public void Every_event_is_read_as_it_was_once_written(string name)
    {
        var file = $"events/{name.Replace('/', '.')}.json";
        if (!File.Exists(Path.Combine(Golden.Root, file))) Golden.ShouldMatch(file, Encoding.UTF8.GetString(Catalog.Write((IEvent)Samples.Of(Catalog.Events[name]))) + "\n");

        var written = Golden.Read(file).TrimEnd('\n');
        var read = Catalog.Read(name, Encoding.UTF8.GetBytes(written));

        Encoding.UTF8.GetString(Catalog.Write(read)).ShouldBe(written);
    }

    [Theory, MemberData(nameof(CommandNames))]
    public void Every_command_can_be_spoken_over_the_wire(string kindAndName)
    {
        var (kind, name) = (kindAndName.Split(' ')[0], kindAndName.Split(' ')[1]);
        var command = Samples.Of(Catalog.Command(kind, name).ShouldNotBeNull());
        var wire = JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), HubJson.Options);

        JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(wire, command.GetType(), HubJson.Options), command.GetType(), HubJson.Options).ShouldBe(wire);
        Catalog.NameOf((ICommand)command).ShouldBe(name);
    }

    [Fact]
    public void An_event_of_a_newer_program_is_never_skipped() =>
        Should.Throw<InvalidOperationException>(() => Catalog.Read("ticket-teleported/1", "{}"u8)).Message.ShouldContain("newer version");

    [Fact]
    public void Every_initial_state_survives_being_kept()
    {
        foreach (var kind in Catalog.Kinds)
        {
            var kept = JsonSerializer.SerializeToUtf8Bytes(kind.Initial, kind.StateType, HubJson.Options);
            JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(kept, kind.StateType, HubJson.Options), kind.StateType, HubJson.Options).ShouldBe(kept, kind.Name);
        }
    }

    [Fact]
    public void States_after_random_days_survive_being_kept()
    {
        foreach (var stream in RandomDays.Facts(5, 600).GroupBy(f => f.Grain))
        {
            var kind = Catalog.Kind(stream.Key.Kind)!;
            var state = stream.Aggregate(kind.Initial, (s, f) => kind.Evolve(s, f.Event));
            var kept = JsonSerializer.SerializeToUtf8Bytes(state, kind.StateType, HubJson.Options);
            JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(kept, kind.StateType, HubJson.Options), kind.StateType, HubJson.Options).Length.ShouldBe(kept.Length, $"{stream.Key}");
        }
    }
}
