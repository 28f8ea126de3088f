using System.Text.Json;
using NodaTime;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Kernel.Json;
using GrainId = OpsHub.Grains.Kernel.GrainId;

namespace OpsHub.Cluster.Wire;

/// <summary>
/// A command on its way to its grain. Within a process the envelope itself is handed over; between processes its stored name and JSON travel, so that
/// two versions side by side understand each other as the log's readers do.
/// </summary>
internal sealed class Letter
{
    private readonly Envelope? _envelope;
    private readonly LetterOnWire _wire;

    /// <param name="hub">Log id of the sender's hub.</param>
    /// <param name="node">Name of the sending process.</param>
    public Letter(Envelope envelope, Guid hub, string node)
    {
        (_envelope, Hub, Node) = (envelope, hub, node);
        (CommandId, Command, Actor) = (envelope.CommandId, Catalog.NameOf(envelope.Command), envelope.Actor);
    }

    public Letter(in LetterOnWire wire)
    {
        (_wire, Hub, Node) = (wire, wire.Hub, wire.Node);
        (CommandId, Command, Actor) = (wire.CommandId, wire.Command, wire.Actor);
    }

    public Guid Hub { get; }

    public string Node { get; }

    public string CommandId { get; }

    /// <summary>Stored name of the command.</summary>
    public string Command { get; }

    public string Actor { get; }

    /// <summary>The envelope, or null when a newer version sent a command that this one does not know.</summary>
    public Envelope? Open(Catalog catalog)
    {
        if (_envelope is not null) return _envelope;
        var grain = GrainId.Parse(_wire.Grain);
        if (catalog.Command(grain.Kind, Command) is not { } type) return null;
        var command = (ICommand)JsonSerializer.Deserialize(_wire.Json, type, HubJson.Options)!;
        Instant? occurredAt = _wire.OccurredAtS is { } seconds ? Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(_wire.OccurredAtNs) : null;
        return new Envelope(grain, CommandId, command, Actor, occurredAt);
    }

    public LetterOnWire Seal()
    {
        if (_envelope is null) return _wire;
        var occurredAt = _envelope.OccurredAt;
        var seconds = occurredAt?.ToUnixTimeSeconds();
        return new LetterOnWire
        {
            Grain = _envelope.Grain.ToString(),
            CommandId = CommandId,
            Command = Command,
            Json = JsonSerializer.SerializeToUtf8Bytes(_envelope.Command, _envelope.Command.GetType(), HubJson.Options),
            Actor = Actor,
            OccurredAtS = seconds,
            OccurredAtNs = seconds is { } s ? (int)(occurredAt!.Value - Instant.FromUnixTimeSeconds(s)).ToInt64Nanoseconds() : 0,
            Hub = Hub,
            Node = Node,
        };
    }
}

/// <summary>A letter between two processes. Ids and alias are a file format: add, never renumber.</summary>
[GenerateSerializer, Alias("opshub.Letter")]
internal partial struct LetterOnWire
{
    [Id(0)] public string Grain;
    [Id(1)] public string CommandId;
    [Id(2)] public string Command;
    [Id(3)] public byte[] Json;
    [Id(4)] public string Actor;

    /// <summary>Source time as whole seconds since 1970; null when the source has none.</summary>
    [Id(5)] public long? OccurredAtS;

    /// <summary>What comes on top of the seconds.</summary>
    [Id(6)] public int OccurredAtNs;

    [Id(7)] public Guid Hub;
    [Id(8)] public string Node;
}

[RegisterConverter]
internal sealed class LetterConverter : IConverter<Letter, LetterOnWire>
{
    public Letter ConvertFromSurrogate(in LetterOnWire wire) => new(wire);

    public LetterOnWire ConvertToSurrogate(in Letter letter) => letter.Seal();
}
